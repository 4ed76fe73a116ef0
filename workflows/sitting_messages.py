"""The wire contract of a sitting, further: who stands in, what differs, what becomes of an item.

Fields are only ever added, as in ``messages``.
"""

from dataclasses import dataclass

from suyton.domain.agenda import Aside
from suyton.domain.attendance import StandIn
from suyton.domain.authority import Actor
from suyton.domain.incidents import HoldCause


@dataclass(frozen=True)
class RecordStandIn:
    """A member sends somebody in their place, by a written appointment."""

    actor: Actor
    stand_in: StandIn


@dataclass(frozen=True)
class RecordDiffering:
    """A member wants their differing opinion on record: on one item, or on the whole list."""

    actor: Actor
    text: str
    nomination_id: str = ""


@dataclass(frozen=True)
class SetAsideItem:
    """The office takes one item off the list: put off, sent back or held, with a reason."""

    actor: Actor
    nomination_id: str
    way: Aside
    reason: str
    cause: HoldCause | None = None


@dataclass(frozen=True)
class OpenItem:
    """The office opens the vote on one item."""

    actor: Actor
    nomination_id: str


@dataclass(frozen=True)
class CloseItem:
    """The office ends the vote on the item that is open."""

    actor: Actor
    ballot_id: str
