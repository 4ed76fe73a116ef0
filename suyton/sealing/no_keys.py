"""Where no key is kept: the API seals papers and opens none."""

from collections.abc import Sequence
from typing import NoReturn


class KeysOutOfReach(Exception):
    """A process without the folder of keys was asked for one; only workers may be."""


class NoKeys:
    """The BallotKeys port of a process that may not open papers."""

    def make(self, ballot_id: str) -> bytes:
        _refuse(ballot_id)

    def unseal(self, ballot_id: str, sealed: Sequence[bytes]) -> list[bytes]:
        _refuse(ballot_id)

    def destroy(self, ballot_id: str) -> None:
        _refuse(ballot_id)


def _refuse(ballot_id: str) -> NoReturn:
    message = (
        f"This process keeps no keys of ballots, so it can neither open nor count {ballot_id}."
    )
    raise KeysOutOfReach(message)
