"""The keys of ballots in a folder outside the database, one small file each.

In the database a key would live on in backups and the write-ahead log after its destruction.
"""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from suyton.domain.errors import BallotKeyMissing, PaperUnreadable
from suyton.sealing.sealed_box import KeyPair, key_of, new_key, unseal


class FolderKeys:
    """The BallotKeys port on a folder that all workers share. Its file system has hard links."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, ballot_id: str) -> bytes:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self.file_of(ballot_id)
        if not file.exists():
            self._keep(file, new_key())
        return self._key(ballot_id).public

    def unseal(self, ballot_id: str, sealed: Sequence[bytes]) -> list[bytes]:
        key = self._key(ballot_id)
        opened: list[bytes] = []
        for paper in sealed:
            try:
                opened.append(unseal(key, paper))
            except ValueError:
                continue
        if len(opened) < len(sealed):
            raise PaperUnreadable(ballot=ballot_id, papers=len(sealed) - len(opened))
        return opened

    def destroy(self, ballot_id: str) -> None:
        file = self.file_of(ballot_id)
        try:
            handle = os.open(file, os.O_WRONLY)
        except FileNotFoundError:
            return
        with os.fdopen(handle, "wb") as key:
            key.write(bytes(os.fstat(handle).st_size))
            key.flush()
            os.fsync(handle)
        file.unlink(missing_ok=True)
        self._sync()

    def file_of(self, ballot_id: str) -> Path:
        """Where a ballot's key is kept while it is not counted."""
        return self._folder / f"{quote(ballot_id, safe='')}.key"

    def _key(self, ballot_id: str) -> KeyPair:
        try:
            return key_of(bytes.fromhex(self.file_of(ballot_id).read_text(encoding="ascii")))
        except (OSError, ValueError) as fault:
            raise BallotKeyMissing(ballot=ballot_id, folder=str(self._folder)) from fault

    def _keep(self, file: Path, key: KeyPair) -> None:
        """The key under its name, whole and on disk, unless another worker was first.

        A link is made only where there is no such name yet; a rename would replace the key that
        the other worker has given out already.
        """
        draft = file.with_name(f".{secrets.token_hex(8)}.new")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as out:
                out.write(key.secret.hex())
                out.flush()
                os.fsync(handle)
            try:
                os.link(draft, file)
            except FileExistsError:
                return
        finally:
            draft.unlink()
            self._sync()

    def _sync(self) -> None:
        """What was named or unnamed in the folder is so on disk."""
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
