"""The wire contract of a sitting, further: who stands in, what differs, what becomes of an item.

Fields are only ever added, as in ``messages``.
"""

from dataclasses import dataclass

from suyton.domain.attendance import StandIn
from suyton.domain.authority import Actor


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
