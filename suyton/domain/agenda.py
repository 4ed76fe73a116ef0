"""What becomes of the items on a sitting's list, besides a result: set aside, or voted on alone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from suyton.domain.ballot import Candidate
from suyton.domain.incidents import HoldCause


class Aside(StrEnum):
    """How one item leaves the list while the others go on."""

    PUT_OFF = "put_off"
    """It waits for another sitting."""
    SENT_BACK = "sent_back"
    """The standing body appraises it once more."""
    HELD = "held"
    """A matter must be concluded first; then it waits for another sitting."""


@dataclass(frozen=True)
class SetAside:
    """One item that left the list, how and why."""

    item: Candidate
    way: Aside
    reason: str
    at: datetime
    cause: HoldCause | None = None
    """For one that is held: what must be concluded."""


@dataclass(frozen=True)
class ItemVote:
    """The ballot on one item, where a sitting votes item by item."""

    nomination_id: str
    ballot_id: str
    opened_at: datetime
    is_closed: bool = False
    """Its box takes no more papers."""


@dataclass(frozen=True)
class TieBreak:
    """Who said which of those tied goes in, and why."""

    account_id: str
    name: str
    post: str
    reason: str
    at: datetime
