"""A bucket of S3, or of what speaks like it, that keeps every document under its SHA-256."""

import hashlib
import tempfile
from typing import IO, BinaryIO, cast
from urllib.parse import urlsplit

import boto3
from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from s3transfer.exceptions import RetriesExceededError

from suyton.documents.store import BYTES_PER_MB, CHUNK_BYTES, is_sha256, sum_of
from suyton.domain.document import DocumentReference
from suyton.domain.errors import DocumentDamaged, DocumentMissing, FileTooLarge, StoreAway
from suyton.domain.upload import clean_name

IN_MEMORY_BYTES = 1024 * 1024
"""Past this an incoming file waits on the disk until its sum is known."""

MISSING = frozenset({"404", "NoSuchKey", "NotFound"})
AWAY = (BotoCoreError, Boto3Error, RetriesExceededError)
"""The bucket was not reached, or broke off in the middle."""

PATIENCE = Config(
    connect_timeout=5, read_timeout=30, retries={"max_attempts": 4, "mode": "standard"}
)


class S3Store:
    """The DocumentStore port on a bucket. An object there is whole from the moment it is seen."""

    def __init__(self, url: str, limit_mb: int, *, endpoint: str = "", region: str = "") -> None:
        """``url`` is ``s3://bucket/prefix``; ``endpoint`` names a service other than Amazon's.

        Credentials come by boto3's own ways (environment, file, role), never by our settings.
        """
        parts = urlsplit(url)
        self._bucket = parts.netloc
        self._prefix = parts.path.strip("/")
        self._limit_mb = limit_mb
        self._client = boto3.client(
            "s3", endpoint_url=endpoint or None, region_name=region or None, config=PATIENCE
        )

    def put(self, content: BinaryIO, media_type: str, name: str, kind: str) -> DocumentReference:
        """Store a stream under its sum; storing the same bytes again mends what was damaged there.

        Raises:
            FileTooLarge: it is longer than the limit; nothing of it was sent.
            StoreAway: the bucket does not answer; sending it again is harmless.
        """
        with tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES) as whole:
            sha256, size = self._copy(content, whole)
            whole.seek(0)
            try:
                self._client.upload_fileobj(
                    whole,
                    self._bucket,
                    self._key(sha256),
                    ExtraArgs={"ContentType": media_type, "ChecksumAlgorithm": "SHA256"},
                )
            except (*AWAY, ClientError) as fault:
                raise StoreAway() from fault
        return DocumentReference(sha256, size, media_type, clean_name(name), kind)

    def open(self, sha256: str) -> BinaryIO:
        """The bytes, proven by their sum before the first of them is given; raises DocumentMissing,
        DocumentDamaged, StoreAway."""
        if not is_sha256(sha256):
            raise DocumentMissing(sha256=sha256)
        whole: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 (it is given on)
        try:
            self._fetch(sha256, whole)
        except BaseException:
            whole.close()
            raise
        whole.seek(0)
        return cast(BinaryIO, whole)

    def _fetch(self, sha256: str, to: IO[bytes]) -> None:
        try:
            self._client.download_fileobj(self._bucket, self._key(sha256), to)
        except ClientError as fault:
            if fault.response.get("Error", {}).get("Code") in MISSING:
                raise DocumentMissing(sha256=sha256) from None
            raise StoreAway() from fault
        except AWAY as fault:
            raise StoreAway() from fault
        if sum_of(to) != sha256:
            raise DocumentDamaged(sha256=sha256)

    def has(self, sha256: str) -> bool:
        """Whether a document is stored; raises StoreAway."""
        if not is_sha256(sha256):
            return False
        try:
            self._client.head_object(Bucket=self._bucket, Key=self._key(sha256))
        except ClientError as fault:
            if fault.response.get("Error", {}).get("Code") in MISSING:
                return False
            raise StoreAway() from fault
        except AWAY as fault:
            raise StoreAway() from fault
        return True

    def _copy(self, content: BinaryIO, to: IO[bytes]) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        while chunk := content.read(CHUNK_BYTES):
            size += len(chunk)
            if size > self._limit_mb * BYTES_PER_MB:
                raise FileTooLarge(limit=self._limit_mb)
            digest.update(chunk)
            to.write(chunk)
        return digest.hexdigest(), size

    def _key(self, sha256: str) -> str:
        own = f"{sha256[:2]}/{sha256}"
        return f"{self._prefix}/{own}" if self._prefix else own
