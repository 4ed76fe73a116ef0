"""A folder that keeps every document under its SHA-256, whole or not at all."""

import errno
import hashlib
import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO

from suyton.domain.document import DocumentReference
from suyton.domain.errors import DocumentDamaged, DocumentMissing, FileTooLarge, StoreFull
from suyton.domain.upload import clean_name

CHUNK_BYTES = 256 * 1024
BYTES_PER_MB = 1024 * 1024
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_SHA256 = re.compile(r"[0-9a-f]{64}")


class FolderStore:
    """The DocumentStore port on a local (or mounted) folder. ``limit_mb`` bounds one file."""

    def __init__(self, directory: Path, limit_mb: int) -> None:
        self._directory = directory
        self._limit_mb = limit_mb

    def put(self, content: BinaryIO, media_type: str, name: str, kind: str) -> DocumentReference:
        """Store a stream durably and say where it is.

        It is written beside its place, forced to the disk and then moved there, so that a power
        cut leaves the whole file or none. Storing the same bytes again changes nothing.

        Raises:
            FileTooLarge: it is longer than the limit; nothing is kept of it.
            StoreFull: there is no room for it; nothing is kept of it.
        """
        self._directory.mkdir(parents=True, exist_ok=True)
        descriptor, written = tempfile.mkstemp(prefix="incoming-", dir=self._directory)
        try:
            with os.fdopen(descriptor, "wb") as file:
                sha256, size = self._copy(content, file)
                file.flush()
                os.fsync(file.fileno())
            self._settle(Path(written), sha256)
        except BaseException as fault:
            with suppress(FileNotFoundError):
                os.unlink(written)
            if isinstance(fault, OSError) and fault.errno in NO_ROOM:
                raise StoreFull() from fault
            raise
        return DocumentReference(sha256, size, media_type, clean_name(name), kind)

    def open(self, sha256: str) -> BinaryIO:
        """The bytes, proven by their sum before the first of them is given.

        Raises:
            DocumentMissing: there is no such file.
            DocumentDamaged: there is one, and it is not what was stored.
        """
        try:
            file = self._place(sha256).open("rb")
        except FileNotFoundError:
            raise DocumentMissing(sha256=sha256) from None
        try:
            if sum_of(file) != sha256:
                raise DocumentDamaged(sha256=sha256)
            file.seek(0)
        except OSError as fault:
            # A sector that cannot be read any more is damage too.
            file.close()
            raise DocumentDamaged(sha256=sha256) from fault
        except BaseException:
            file.close()
            raise
        return file

    def has(self, sha256: str) -> bool:
        """Whether a document is stored; whatever is no SHA-256 names none."""
        try:
            return self._place(sha256).exists()
        except DocumentMissing:
            return False

    def _copy(self, content: BinaryIO, file: BinaryIO) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        while chunk := content.read(CHUNK_BYTES):
            size += len(chunk)
            if size > self._limit_mb * BYTES_PER_MB:
                raise FileTooLarge(limit=self._limit_mb)
            digest.update(chunk)
            file.write(chunk)
        return digest.hexdigest(), size

    def _settle(self, written: Path, sha256: str) -> None:
        place = self._place(sha256)
        place.parent.mkdir(exist_ok=True)
        written.replace(place)
        # Until the folders are on the disk too, a power cut could still lose the file's name.
        for folder in (place.parent, self._directory):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def _place(self, sha256: str) -> Path:
        if not is_sha256(sha256):
            raise DocumentMissing(sha256=sha256)
        return self._directory / sha256[:2] / sha256


def is_sha256(given: str) -> bool:
    """Whether it is a SHA-256 in lower-case hexadecimal, and so safe as a name."""
    return _SHA256.fullmatch(given) is not None


def sum_of(content: IO[bytes]) -> str:
    """The SHA-256 of all of it, which is then read to its end."""
    digest = hashlib.sha256()
    content.seek(0)
    while chunk := content.read(CHUNK_BYTES):
        digest.update(chunk)
    return digest.hexdigest()
