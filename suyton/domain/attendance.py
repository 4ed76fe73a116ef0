"""Who is at a sitting besides its members: guests, and those who stand in for a member.

A guest may speak and does not vote. A stand-in votes in the place of one absent member, by that
member's written appointment, and only where the rule pack allows it. Source: domain notes 2.3
(25/2025/TT-BKHCN Art. 23, a ministry's rule, as a pattern).
"""

from dataclasses import dataclass
from datetime import date, datetime

from suyton.domain.document import DocumentReference


@dataclass(frozen=True)
class Guest:
    """Somebody invited without a vote: never on the roll and never in N."""

    name: str
    position: str = ""


@dataclass(frozen=True)
class StandIn:
    """Who votes in the place of a member who does not come, and by which paper."""

    member_id: str
    """The account of the member who does not come."""
    account_id: str
    name: str
    number: str
    """The number of the written appointment."""
    dated_on: date
    paper: DocumentReference | None = None
    came: bool = False


@dataclass(frozen=True)
class DifferingOpinion:
    """What a member wants on record beside the result, on one item or on the whole."""

    account_id: str
    name: str
    text: str
    at: datetime
    nomination_id: str = ""
    """The item it is on; empty: the whole list."""
