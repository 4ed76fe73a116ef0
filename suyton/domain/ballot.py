"""One ballot over a slate: who may vote, what a paper must say, and what the papers come to.

Counting is exact and total: ``agree >= threshold x N``, where N is the whole electorate, in
whole numbers. A paper that was never cast does not lessen N, so it weighs like a “no”.
Source: Decree 98/2023 Art. 30.7 (“on the total membership”), as quoted in the domain notes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from suyton.domain.authority import Actor, Role
from suyton.domain.award_terms import TieRule
from suyton.domain.errors import NotOnRoll, PaperForeign, PaperIncomplete
from suyton.domain.rulebook import BallotRule


class Choice(StrEnum):
    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class BallotStage(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    VOID = "void"
    """Its sealed papers could not be opened, and are gone unread."""


class LineResult(StrEnum):
    """What the count says of one candidate."""

    CARRIED = "carried"
    BELOW_THRESHOLD = "below_threshold"
    OVER_QUOTA = "over_quota"
    QUORUM_MISSED = "quorum_missed"
    TIE_OPEN = "tie_open"
    """As many votes as others at the last place under a quota; whoever chairs must choose."""
    TIE_LOST = "tie_lost"


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


Choices = Mapping[str, Choice]
"""What one paper says: nomination id -> choice."""


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


@dataclass(frozen=True)
class TallyLine:
    """The arithmetic for one candidate: yes + no + abstain + not cast = electorate."""

    nomination_id: str
    unit_name: str
    award_id: str
    yes: int
    no: int
    abstain: int
    needed: int
    result: LineResult


@dataclass(frozen=True)
class Tally:
    """What a ballot came to."""

    ballot_id: str
    electorate: int
    cast: int
    """Papers in the box plus written opinions."""
    quorum_needed: int
    quorum_met: bool
    lines: tuple[TallyLine, ...]

    def line(self, nomination_id: str) -> TallyLine:
        """The line of a candidate; KeyError for one who was not on the slate."""
        return {line.nomination_id: line for line in self.lines}[nomination_id]

    def facts(self) -> dict[str, str]:
        """What the book keeps of the count: votes of needed and the result, by nomination."""
        return {
            line.nomination_id: f"{line.yes}/{line.needed} {line.result}" for line in self.lines
        }


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


def check_paper(slate: Sequence[Candidate], choices: Choices) -> None:
    """A valid paper answers for each candidate on the slate and for nobody else.

    Raises:
        PaperForeign: it names someone who is not on the slate.
        PaperIncomplete: it leaves a candidate out.
    """
    named = {candidate.nomination_id: candidate.unit_name for candidate in slate}
    foreign = sorted(set(choices) - set(named))
    if foreign:
        raise PaperForeign(names=", ".join(foreign))
    missing = [name for nomination_id, name in named.items() if nomination_id not in choices]
    if missing:
        raise PaperIncomplete(missing=", ".join(missing))


Ranking = Sequence[Sequence[str]]
"""Nomination ids from best to worst by another measure (a bloc's adopted scores), equals together."""


def count(ballot: Ballot, papers: Sequence[Choices], ranking: Ranking = ()) -> Tally:
    """Count all papers (and written opinions) of one ballot.

    A tie at the last place under a quota is settled by the award's tie rule: by ``ranking``, or
    left open for whoever chairs, or not at all. One that the ranking leaves carries none of those
    tied, since nothing in the rules prefers one of them.
    """
    on_slate = {candidate.award_id for candidate in ballot.slate}
    quorums = (ballot.rule(award_id).quorum for award_id in on_slate)
    quorum_needed = max((quorum.least_of(ballot.electorate) for quorum in quorums), default=0)
    quorum_met = _attendance(ballot, papers) >= quorum_needed
    lines = [_line(ballot, candidate, papers, quorum_met) for candidate in ballot.slate]
    for line in ballot.rules:
        if line.rule.quota is not None:
            settles = ranking if line.rule.tie is TieRule.RANKING else ()
            left = LineResult.TIE_OPEN if line.rule.tie is TieRule.CASTING else LineResult.TIE_LOST
            lines = _within_quota(lines, line.award_id, line.rule.quota, settles, left)
    return Tally(ballot.id, ballot.electorate, len(papers), quorum_needed, quorum_met, tuple(lines))


def _attendance(ballot: Ballot, papers: Sequence[Choices]) -> int:
    """How many took part, for the quorum.

    A council's roll is the list of members recorded as present, so a member who came and cast
    no paper still attended. A bloc's roll is all its members, and its papers say who came.
    """
    if ballot.voter_role is Role.COUNCIL_MEMBER:
        return max(len(ballot.roll), len(papers))
    return len(papers)


def _line(
    ballot: Ballot, candidate: Candidate, papers: Sequence[Choices], quorum_met: bool
) -> TallyLine:
    answers = [paper[candidate.nomination_id] for paper in papers]
    yes = answers.count(Choice.YES)
    # Whatever the share, nobody is carried without a single vote.
    needed = max(1, ballot.rule(candidate.award_id).threshold.least_of(ballot.electorate))
    if not quorum_met:
        result = LineResult.QUORUM_MISSED
    elif yes >= needed:
        result = LineResult.CARRIED
    else:
        result = LineResult.BELOW_THRESHOLD
    return TallyLine(
        candidate.nomination_id,
        candidate.unit_name,
        candidate.award_id,
        yes,
        answers.count(Choice.NO),
        answers.count(Choice.ABSTAIN),
        needed,
        result,
    )


def _within_quota(
    lines: list[TallyLine], award_id: str, quota: int, ranking: Ranking, tied: LineResult
) -> list[TallyLine]:
    """Keep the highest votes within the quota; the rest that passed are over it.

    ``tied`` is what becomes of equals of whom some would be in and others out.
    """
    places = {name: place for place, equals in enumerate(ranking) for name in equals}

    def merit(line: TallyLine) -> tuple[int, int]:
        return (-line.yes, places.get(line.nomination_id, len(places)))

    passed = [
        line for line in lines if line.award_id == award_id and line.result is LineResult.CARRIED
    ]
    if len(passed) <= quota:
        return lines
    passed.sort(key=merit)
    first_out = merit(passed[quota])
    straddled = quota > 0 and merit(passed[quota - 1]) == first_out
    results = {
        line.nomination_id: tied
        if straddled and merit(line) == first_out
        else LineResult.OVER_QUOTA
        for line in passed
        if merit(line) >= first_out
    }
    return [
        replace(line, result=results[line.nomination_id])
        if line.award_id == award_id and line.nomination_id in results
        else line
        for line in lines
    ]
