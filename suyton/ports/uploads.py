"""What people hand in, looked at before it is kept. The service's own papers need no look."""

from datetime import datetime
from typing import BinaryIO, Protocol

from suyton.domain.document import DocumentReference


class Uploads(Protocol):
    """Takes files in."""

    def take(self, content: BinaryIO, name: str, kind: str) -> DocumentReference:
        """Look at a file, and store it under a plain name with the media type it really has.

        ``name`` as its sender calls it; ``kind`` is what the paper is in its dossier. ``content``
        can be read from its start more than once.

        Raises:
            FileKindRefused: its content is of no kind allowed here. FileMisnamed: its name says
                another kind. FileInfected: the virus scanner found something. ScannerAway: there
                is one, and it did not look. FileTooLarge, StoreFull, StoreAway. Nothing is kept.
        """
        ...


class HandedIn(Protocol):
    """Who handed which file in, and where files are named: what decides who may fetch one."""

    def note(self, sha256: str, account_id: str, name: str, at: datetime) -> None:
        """``account_id`` handed it in, as ``name``. Noting the same again keeps the first."""
        ...

    def is_from(self, sha256: str, account_id: str) -> bool: ...

    def names_of(self, sha256: str) -> tuple[str, ...]:
        """What it was called by those who handed it in, the first of them first."""
        ...

    def chains_naming(self, sha256: str) -> tuple[str, ...]:
        """The chains of whatever names it, such as ``nomination:2023.vhxh.ban-dan-toc``."""
        ...
