"""Who is awaited on a bloc's round."""

from suyton.domain.authority import Role, bloc_year_scope
from suyton.domain.bloc_round import BlocRound, RoundAct, RoundStage
from suyton.domain.second_ballot import is_due
from suyton.domain.task import Task


def waiting(round_: BlocRound) -> tuple[Task, ...]:
    """Who is awaited: units for scores, the leader for everything else (voters: see the ballot)."""
    if round_.stage is RoundStage.SCORING:
        return (*_scores_awaited(round_), *_leader_awaited(round_, RoundAct.ADOPT_SCORES))
    if round_.stage is RoundStage.ADOPTED:
        return _leader_awaited(round_, RoundAct.OPEN_BALLOT)
    if round_.stage is RoundStage.TIED:
        due = is_due(round_.tally)
        act = RoundAct.HOLD_SECOND_BALLOT if due else RoundAct.BREAK_TIE
        return _leader_awaited(round_, act)
    if round_.stage is RoundStage.COUNTED:
        return _leader_awaited(round_, RoundAct.REPORT)
    return ()


def _leader_awaited(round_: BlocRound, act: RoundAct) -> tuple[Task, ...]:
    return (
        Task(
            subject=round_.chain,
            act=act.value,
            role=Role.BLOC_LEADER,
            scope_id=bloc_year_scope(round_.bloc_id, round_.year),
            since=round_.stage_since,
            title=round_.bloc_name,
        ),
    )


def _scores_awaited(round_: BlocRound) -> tuple[Task, ...]:
    return tuple(
        Task(
            subject=round_.chain,
            act=RoundAct.SUBMIT_SELF_SCORE.value,
            role=Role.UNIT_OFFICER,
            scope_id=line.unit_id,
            since=round_.stage_since,
            until=round_.scores_due_at,
            title=round_.bloc_name,
        )
        for line in round_.scores
        if line.self_score is None
    )
