"""What people hand in, looked at before it is kept. The service's own papers need no look."""

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
