"""A bloc scores its units: themselves first, then one another, and the conference adopts.

These are the acts where the bloc gives one score in all; by a table see ``round_sheets``.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from suyton.domain import scoring
from suyton.domain.authority import Role
from suyton.domain.bloc_round import BlocRound, permit, with_line
from suyton.domain.deadline import check_extension
from suyton.domain.errors import NotAuthorised, OwnScore, ScoredByTable, ScoreMissing
from suyton.domain.procedure import Act, Step, moved
from suyton.domain.round_procedure import RoundAct
from suyton.domain.rulebook import Rulebook
from suyton.domain.scoring import FinalScore


def self_scored(
    round_: BlocRound, unit_id: str, score: Decimal, rulebook: Rulebook, act: Act
) -> Step[BlocRound]:
    """A unit gives itself a score; until adoption it may send another, which replaces it.

    A changed score must be cross-checked anew: the earlier check was of another figure.
    """
    leave = permit(round_, RoundAct.SUBMIT_SELF_SCORE, act.actor, act.at, unit_id=unit_id)
    _check_by_total(round_)
    line = round_.line(unit_id)
    scoring.check_range(score, rulebook.score_maximum.value, line.unit_name)
    after = with_line(round_, scoring.self_scored(line, score))
    return moved(round_, after, leave, act, {"unit": unit_id, "score": str(score)})


def score_cross_checked(
    round_: BlocRound, unit_id: str, score: Decimal, by_unit: str, rulebook: Rulebook, act: Act
) -> Step[BlocRound]:
    """Another unit checks a self-score; leader and deputy do it for the units that lead.

    Raises:
        NotAuthorised: someone speaks for a unit that is not theirs.
        OwnScore: a unit checks itself.
        ScoreMissing: the unit has not scored itself yet.
        DifferenceUnexplained: the scores differ and no reason is given.
    """
    leave = permit(round_, RoundAct.CROSS_CHECK_SCORE, act.actor, act.at, unit_id=by_unit)
    _check_by_total(round_)
    check_checker(round_, leave.capacity.role, by_unit)
    line = round_.line(unit_id)
    if by_unit == unit_id:
        raise OwnScore(unit=line.unit_name)
    if line.self_score is None:
        raise ScoreMissing(units=line.unit_name)
    scoring.check_range(score, rulebook.score_maximum.value, line.unit_name)
    after = with_line(round_, scoring.cross_checked(line, score, by_unit, act.reason))
    return moved(
        round_, after, leave, act, {"unit": unit_id, "score": str(score), "by_unit": by_unit}
    )


def _check_by_total(round_: BlocRound) -> None:
    """One score in all is given only where the bloc has adopted no table."""
    if round_.table is not None:
        raise ScoredByTable(version=round_.table.version)


def check_checker(round_: BlocRound, role: Role, by_unit: str) -> None:
    """Leader and deputy are units: whoever leads checks in the name of that unit alone."""
    round_.line(by_unit)
    leads_as = {
        Role.BLOC_LEADER: round_.leader_unit_id,
        Role.BLOC_DEPUTY: round_.deputy_unit_id,
    }
    if leads_as.get(role, by_unit) != by_unit:
        raise NotAuthorised(act=RoundAct.CROSS_CHECK_SCORE.value, roles=Role.UNIT_OFFICER.value)


def scoring_extended(round_: BlocRound, until: datetime, act: Act) -> Step[BlocRound]:
    """The leader gives more time for scores, with a reason."""
    leave = permit(round_, RoundAct.EXTEND_SCORING, act.actor, act.at, act.reason)
    check_extension(until, round_.scores_due_at, act.at)
    after = replace(round_, scores_due_at=until)
    return moved(round_, after, leave, act, {"until": until.isoformat()})


def scores_adopted(
    round_: BlocRound, finals: Sequence[FinalScore], rulebook: Rulebook, act: Act
) -> Step[BlocRound]:
    """The conference adopts the table. A unit without a score is left unranked, but only
    once the scoring deadline has passed.

    Raises:
        ScoreMissing: a unit has no final score and the deadline has not passed.
        DifferenceUnexplained: a final score changes the latest one without a reason.
    """
    leave = permit(round_, RoundAct.ADOPT_SCORES, act.actor, act.at)
    _check_by_total(round_)
    given = {final.unit_id: final for final in finals}
    for unit_id, final in given.items():
        line = round_.line(unit_id)
        scoring.check_range(final.score, rulebook.score_maximum.value, line.unit_name)
    missing = [line.unit_name for line in round_.scores if line.unit_id not in given]
    if missing and act.at < round_.scores_due_at:
        raise ScoreMissing(units=", ".join(missing))
    lines = tuple(
        scoring.adopted(line, given[line.unit_id]) if line.unit_id in given else line
        for line in round_.scores
    )
    facts = {line.unit_id: str(line.final_score) for line in lines if line.final_score is not None}
    facts |= {f"{line.unit_id}:reason": line.final_reason for line in lines if line.final_reason}
    return moved(round_, replace(round_, scores=lines), leave, act, facts)
