"""The urn beside the process, and the outbox by which workflows hear of turnout."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from suyton.domain.authority import Actor
from suyton.domain.ballot import Ballot, BallotReceipt, BallotStage, Choices, Tally, Turnout
from suyton.domain.published_count import PublishedCount, PublishedPaper


@dataclass(frozen=True)
class OpenedBox:
    """A closed box at its count: the sums of the sealed papers, sorted, and the opened papers in
    an order drawn by lot. Nothing leads from the one to the other."""

    sealed: tuple[str, ...]
    papers: tuple[PublishedPaper, ...]


class BallotBox(Protocol):
    """The urn beside the process. Roll and papers are kept apart."""

    def open(self, ballot: Ballot, act_key: str, at: datetime) -> None:
        """Set up box and roll, and each voter's task; repeating changes nothing."""
        ...

    def extend(self, ballot_id: str, closes_at: datetime, act_key: str, at: datetime) -> None:
        """Move the closing; raises BallotClosed once the box is closed."""
        ...

    def cast(
        self, ballot_id: str, actor: Actor, choices: Choices, key: str, at: datetime
    ) -> BallotReceipt:
        """One transaction: box open, voter on the roll and not voted, paper sealed and in, entry
        written, voter's task gone, turnout in the outbox. The same key returns the same receipt.

        Raises:
            Unknown, NotOnRoll, AlreadyVoted, BallotNotOpen, BallotClosed, PaperIncomplete,
            PaperForeign.
        """
        ...

    def close(self, ballot_id: str, act_key: str, at: datetime) -> Turnout:
        """Take no more papers; takes the same row lock as casting. Repeating returns the same."""
        ...

    def papers(self, ballot_id: str) -> OpenedBox:
        """Open the papers of a closed box.

        Raises:
            WrongStage: it is open still, or counted already, and its papers are gone.
            BallotKeyMissing, PaperUnreadable: they cannot be opened; nothing is given out.
        """
        ...

    def record_count(self, published: PublishedCount, act_key: str, at: datetime) -> None:
        """One transaction: the tally and what is published, their entry, and the sealed papers
        gone; repeating changes nothing."""
        ...

    def tally(self, ballot_id: str) -> Tally | None:
        """The count, or None where it is not recorded."""
        ...

    def drop_key(self, ballot_id: str) -> None:
        """Destroy the key of a counted ballot; repeating changes nothing. Raises WrongStage
        before the count."""
        ...

    def void(self, ballot_id: str, act_key: str, at: datetime) -> Tally | None:
        """Empty a closed box whose papers cannot be opened, and destroy its key, should it turn
        up: nobody reads them any more. Repeating changes nothing; a box that was counted all the
        same keeps its count, which is returned."""
        ...

    def published(self, ballot_id: str) -> PublishedCount:
        """What is published of a counted ballot.

        Raises:
            WrongStage: it is not counted yet.
            Unknown: no such ballot, or one counted before papers were sealed.
        """
        ...

    def turnout(self, ballot_id: str) -> Turnout: ...


@dataclass(frozen=True)
class TurnoutWord:
    """One line of the outbox: tell this workflow how many papers are in."""

    id: int
    workflow_id: str
    turnout: Turnout


class TurnoutOutbox(Protocol):
    """Turnout that workflows have not heard of yet. Written by casting, emptied by the relay."""

    def pending(self, limit: int) -> tuple[TurnoutWord, ...]: ...

    def sent(self, ids: Sequence[int]) -> None: ...


@dataclass(frozen=True)
class BallotView:
    """What may be shown of a ballot: who is awaited while open, the arithmetic once counted."""

    ballot: Ballot
    stage: BallotStage
    turnout: Turnout
    tally: Tally | None
