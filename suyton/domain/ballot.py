"""One ballot over a slate: its stages, its turnout, and for whom a person may vote.

Slate, paper, count and tally stand in files of their own; callers find them all here.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from suyton.domain.authority import Actor, Role
from suyton.domain.counting import Ranking as Ranking
from suyton.domain.counting import count as count
from suyton.domain.errors import NotOnRoll
from suyton.domain.paper import PaperPart as PaperPart
from suyton.domain.paper import own_lines as own_lines
from suyton.domain.paper import parts as parts
from suyton.domain.paper import written as written
from suyton.domain.slate import AwardBallotRule as AwardBallotRule
from suyton.domain.slate import Ballot as Ballot
from suyton.domain.slate import Candidate as Candidate
from suyton.domain.slate import Choice as Choice
from suyton.domain.slate import Choices as Choices
from suyton.domain.slate import Voter as Voter
from suyton.domain.slate import rules_for as rules_for
from suyton.domain.tally import LineResult as LineResult
from suyton.domain.tally import Tally as Tally
from suyton.domain.tally import TallyLine as TallyLine


class BallotStage(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    VOID = "void"
    """Its sealed papers could not be opened, and are gone unread."""


@dataclass(frozen=True)
class Turnout:
    """How many papers are in, and who is awaited. Never what anyone chose."""

    ballot_id: str
    cast: int
    roll: int
    awaited: tuple[Voter, ...] = ()


@dataclass(frozen=True)
class BallotReceipt:
    """What a voter gets back. It says that the paper is in, not what it says."""

    ballot_id: str
    voter_id: str
    cast_at: datetime
    sequence: int
    hash: str
    paper: str = ""
    """SHA-256 of the sealed paper; after the count its voter finds it in the published list."""


def voter_of(ballot: Ballot, actor: Actor, at: datetime) -> Voter:
    """The name on the roll for which ``actor`` may cast a paper.

    In a bloc the unit votes, through whoever is its officer; on the council the member does,
    while still appointed: a seat on the roll is not enough for someone who has left.

    Raises:
        NotOnRoll: the actor speaks for nobody on the roll.
    """
    serves = bool(actor.scopes(ballot.voter_role, at))
    for voter in ballot.roll:
        if ballot.voter_role is Role.UNIT_OFFICER:
            if actor.holds(Role.UNIT_OFFICER, voter.id, at):
                return voter
        elif serves and voter.id == actor.account_id:
            return voter
    raise NotOnRoll(ballot=ballot.id)
