"""What a ballot is about: who stands, who may vote, by which rule, and what a paper says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from suyton.domain.authority import Role
from suyton.domain.award_terms import Recusal
from suyton.domain.rulebook import AwardRule, BallotRule, Rulebook


class Choice(StrEnum):
    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


@dataclass(frozen=True)
class Candidate:
    """A nomination on the slate."""

    nomination_id: str
    unit_id: str
    unit_name: str
    """As on the paper: the unit, or the person or household with their unit."""
    award_id: str


@dataclass(frozen=True)
class AwardBallotRule:
    """The ballot rule that applies to one award on the slate."""

    award_id: str
    rule: BallotRule


@dataclass(frozen=True)
class Voter:
    """A name on the roll: a member unit in a bloc, an account on the council."""

    id: str
    name: str


def is_own(candidate: Candidate, rule: BallotRule, voter: Voter) -> bool:
    """Whether this line is the voter's own, and so not theirs to answer.

    In a bloc the voter is a unit. On the council it is a person, of whose unit nothing is known.
    """
    return rule.recusal is not Recusal.NONE and candidate.unit_id == voter.id


@dataclass(frozen=True)
class Ballot:
    """One vote of one electorate over one slate.

    ``owner`` is the workflow's subject (``round:...`` or ``sitting:...``). ``electorate`` is N:
    it may exceed the roll, when absent council members answer in writing instead.
    """

    id: str
    owner: str
    workflow_id: str
    slate: tuple[Candidate, ...]
    rules: tuple[AwardBallotRule, ...]
    voter_role: Role
    roll: tuple[Voter, ...]
    electorate: int
    opens_at: datetime
    closes_at: datetime
    secret: bool
    title: str = ""

    def rule(self, award_id: str) -> BallotRule:
        """The rule for an award on this slate; KeyError for one that is not on it."""
        return {line.award_id: line.rule for line in self.rules}[award_id]

    def recused(self, candidate: Candidate) -> int:
        """How many on the roll do not answer for this candidate, because it is themselves."""
        return sum(is_own(candidate, self.rule(candidate.award_id), voter) for voter in self.roll)

    def base(self, candidate: Candidate) -> int:
        """N of this candidate's line: the electorate, by some packs without the candidate itself."""
        dropped = self.rule(candidate.award_id).recusal is Recusal.DROPS
        return self.electorate - (self.recused(candidate) if dropped else 0)


Choices = Mapping[str, Choice]
"""What one paper says: nomination id -> choice."""


def rules_for(
    slate: tuple[Candidate, ...], rulebook: Rulebook, body: Callable[[AwardRule], BallotRule]
) -> tuple[AwardBallotRule, ...]:
    """The rule for each award on the slate, as ``body`` (bloc or council) votes on it."""
    awards = dict.fromkeys(candidate.award_id for candidate in slate)
    return tuple(AwardBallotRule(award, body(rulebook.award(award))) for award in awards)
