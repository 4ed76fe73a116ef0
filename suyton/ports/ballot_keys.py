"""The keys of ballots: made at the opening, used once at the count, then destroyed."""

from collections.abc import Sequence
from typing import Protocol


class BallotKeys(Protocol):
    """Keeps each ballot's secret key, outside the database. A secret never leaves it."""

    def make(self, ballot_id: str) -> bytes:
        """The ballot's public key (32 bytes); repeating, and racing, gives the same."""
        ...

    def unseal(self, ballot_id: str, sealed: Sequence[bytes]) -> list[bytes]:
        """What the sealed papers hold, in their order.

        Raises:
            BallotKeyMissing: the key is not kept here.
            PaperUnreadable: some of them do not open with it.
        """
        ...

    def destroy(self, ballot_id: str) -> None:
        """Overwrite the key and take it away; repeating changes nothing."""
        ...
