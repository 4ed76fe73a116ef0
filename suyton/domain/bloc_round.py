"""One bloc in one emulation year: scores, conference, ballot, report upward.

The order is fixed: no ballot before the scores are adopted. A bloc puts forward; it does not
award. Source: domain notes 2.5 (practice of provincial blocs); Law 06/2022/QH15 Art. 16.2c, 26.1.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from suyton.domain import scoring, second_ballot, tie
from suyton.domain.authority import Actor, Role, bloc_year_scope
from suyton.domain.ballot import Candidate, Tally
from suyton.domain.deadline import check_extension, check_future
from suyton.domain.document import DocumentReference
from suyton.domain.errors import (
    NoCandidates,
    NotAMember,
)
from suyton.domain.meeting import Meeting, told
from suyton.domain.procedure import Act, Permit, Scopes, Step, moved

# The table stands in its own file; callers still find it under the noun's name.
from suyton.domain.round_procedure import PROCEDURE as PROCEDURE
from suyton.domain.round_procedure import RoundAct as RoundAct
from suyton.domain.round_procedure import RoundStage as RoundStage
from suyton.domain.rulebook import CandidateRule, Rulebook
from suyton.domain.score_table import ScoreTable
from suyton.domain.scoring import ScoreLine
from suyton.domain.second_ballot import SecondBallot


@dataclass(frozen=True)
class BlocRound:
    """The state of one bloc's year."""

    id: str
    bloc_id: str
    bloc_name: str
    province_id: str
    standing_body_id: str
    year: int
    leader_unit_id: str
    deputy_unit_id: str
    stage: RoundStage
    stage_since: datetime
    scores: tuple[ScoreLine, ...]
    """One line for each member unit, in the order of the bloc's founding decision."""
    scores_due_at: datetime
    pack_id: str
    pack_sha256: str
    pack_reason: str
    ballot_id: str = ""
    ballots_held: int = 0
    ballot_closes_at: datetime | None = None
    slate: tuple[Candidate, ...] = ()
    tally: Tally | None = None
    minutes: tuple[DocumentReference, ...] = ()
    revision: int = 0
    table: ScoreTable | None = None
    """The score table the bloc adopted for the year; None where it gives one score in all."""
    second: SecondBallot | None = None
    """The latest ballot among those tied, under way or held; None where there was none."""
    meeting: Meeting | None = None
    """Of the conference that votes, as its leader said when opening the ballot."""

    @property
    def chain(self) -> str:
        return f"round:{self.id}"

    @property
    def is_closed(self) -> bool:
        return self.stage is RoundStage.REPORTED

    def line(self, unit_id: str) -> ScoreLine:
        """The score line of a member unit; raises NotAMember."""
        for line in self.scores:
            if line.unit_id == unit_id:
                return line
        raise NotAMember(unit=unit_id)


def round_id(bloc_id: str, year: int) -> str:
    """A bloc has one round a year, so the year and the bloc name it."""
    return f"{year}.{bloc_id}"


def scopes(round_: BlocRound, unit_id: str = "") -> Scopes:
    """Where each role counts. ``unit_id`` is the unit a unit officer must speak for."""
    return {
        Role.UNIT_OFFICER: unit_id,
        Role.BLOC_LEADER: bloc_year_scope(round_.bloc_id, round_.year),
        Role.BLOC_DEPUTY: bloc_year_scope(round_.bloc_id, round_.year),
    }


def permit(
    round_: BlocRound,
    act: RoundAct,
    actor: Actor,
    at: datetime,
    reason: str = "",
    unit_id: str = "",
) -> Permit[RoundAct, RoundStage]:
    """Leave to act on this round now; raises as :meth:`Procedure.permit` does."""
    return PROCEDURE.permit(act, round_.stage, actor, scopes(round_, unit_id), at, reason)


def opened(round_: BlocRound, act: Act) -> Step[BlocRound]:
    """The leader opens the year with a deadline for self-scores; raises DeadlineInPast."""
    leave = permit(round_, RoundAct.OPEN, act.actor, act.at)
    check_future(round_.scores_due_at, act.at)
    return moved(round_, round_, leave, act, {"scores_due_at": round_.scores_due_at.isoformat()})


def may_stand(round_: BlocRound, award_id: str, unit_id: str, rulebook: Rulebook) -> bool:
    """Whether the pack lets this unit stand for this award, given the adopted scores."""
    if rulebook.award(award_id).candidates is CandidateRule.TOP_SCORER:
        return unit_id in scoring.top_scorers(round_.scores)
    return True


def ballot_opened(
    round_: BlocRound,
    slate: tuple[Candidate, ...],
    closes_at: datetime,
    act: Act,
    meeting: Meeting | None = None,
) -> Step[BlocRound]:
    """The leader opens the ballot over the whole slate, until ``closes_at``.

    Raises:
        NoCandidates: nobody stands, so there is nothing to vote on.
        DeadlineInPast: the ballot would be closed before it opens.
    """
    leave = permit(round_, RoundAct.OPEN_BALLOT, act.actor, act.at)
    if not slate:
        raise NoCandidates()
    check_future(closes_at, act.at)
    number = round_.ballots_held + 1
    after = replace(
        round_,
        ballot_id=f"{round_.id}.b{number}",
        ballots_held=number,
        ballot_closes_at=closes_at,
        slate=slate,
        tally=None,
        second=None,
        meeting=meeting,
    )
    facts = {"ballot": after.ballot_id, "closes_at": closes_at.isoformat()} | told(meeting)
    return moved(round_, after, leave, act, facts)


def ballot_extended(round_: BlocRound, until: datetime, act: Act) -> Step[BlocRound]:
    """The leader keeps the ballot open longer, with a reason."""
    leave = permit(round_, RoundAct.EXTEND_BALLOT, act.actor, act.at, act.reason)
    check_extension(until, round_.ballot_closes_at, act.at)
    after = replace(round_, ballot_closes_at=until)
    return moved(round_, after, leave, act, {"until": until.isoformat()})


def counted(round_: BlocRound, tally: Tally, act: Act) -> Step[BlocRound]:
    """The process enters the count. Without its quorum the bloc may vote again; an open tie
    waits for the leader. A second ballot settles those tied alone."""
    whole = second_ballot.merged(round_.second, tally) if round_.second else tally
    what = RoundAct.RECORD_COUNT if whole.quorum_met else RoundAct.MISS_QUORUM
    if tie.tied(whole):
        what = RoundAct.RECORD_TIE
    leave = permit(round_, what, act.actor, act.at, act.reason)
    facts = {
        "ballot": tally.ballot_id,
        "electorate": str(tally.electorate),
        "cast": str(tally.cast),
        "quorum": str(tally.quorum_needed),
    }
    return moved(round_, replace(round_, tally=whole), leave, act, facts | whole.facts())


def tie_broken(
    round_: BlocRound,
    chosen: Sequence[str],
    rulebook: Rulebook,
    act: Act,
    gone: Collection[str] = (),
) -> Step[BlocRound]:
    """The leader says, with a reason, who of those tied goes in.

    ``chosen`` are nomination ids; ``gone`` those withdrawn since the count. Raises
    TieBreakWrong, SecondBallotDue.
    """
    leave = permit(round_, RoundAct.BREAK_TIE, act.actor, act.at, act.reason)
    if round_.tally is None:
        raise RuntimeError("a tie comes from a count")
    rules = {rule.id: rule.bloc_ballot for rule in rulebook.awards}
    second_ballot.check_none_due(round_.tally, rules, gone)
    quotas = {award_id: rule.quota for award_id, rule in rules.items()}
    tally = tie.broken(round_.tally, chosen, quotas, gone)
    facts = {"ballot": tally.ballot_id, **tally.facts()}
    return moved(round_, replace(round_, tally=tally), leave, act, facts)


def reported(round_: BlocRound, act: Act) -> Step[BlocRound]:
    """The leader sends the bloc's result, with its minutes, up to the standing body.

    Without a ballot the bloc puts nobody forward, and the leader says why (ReasonMissing).
    """
    leave = permit(round_, RoundAct.REPORT, act.actor, act.at, act.reason)
    return moved(round_, replace(round_, minutes=act.attachments), leave, act, {})


def with_line(round_: BlocRound, changed: ScoreLine) -> BlocRound:
    """The round with one unit's line changed."""
    lines = (changed if line.unit_id == changed.unit_id else line for line in round_.scores)
    return replace(round_, scores=tuple(lines))
