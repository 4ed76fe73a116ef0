"""Who is awaited on a nomination. While it is with a round, sitting or decision, that waits."""

from suyton.domain.authority import Role
from suyton.domain.nomination import Nomination, NominationAct, NominationStage, scopes
from suyton.domain.nomination_procedure import APPRAISED
from suyton.domain.task import Task

_AWAITED: dict[NominationStage, tuple[NominationAct, Role]] = {
    NominationStage.AWAITING_UNIT_DECISION: (
        NominationAct.RECORD_UNIT_DECISION,
        Role.UNIT_OFFICER,
    ),
    NominationStage.IN_APPRAISAL: (NominationAct.PASS_APPRAISAL, Role.STANDING_OFFICER),
    NominationStage.AWAITING_COUNCIL: (NominationAct.PLACE_ON_AGENDA, Role.STANDING_OFFICER),
    NominationStage.AWAITING_DECISION: (NominationAct.PLACE_ON_DECISION, Role.STANDING_OFFICER),
    NominationStage.RETURNED: (NominationAct.RESUBMIT, Role.UNIT_OFFICER),
    NominationStage.IN_RECOVERY: (NominationAct.RECORD_RECOVERY, Role.STANDING_OFFICER),
}


def waiting(nomination: Nomination) -> tuple[Task, ...]:
    """Everyone awaited: for the next step, for opinions, for an answer to a complaint."""
    return (*_next_step(nomination), *_opinions(nomination), *_answer(nomination))


def _next_step(nomination: Nomination) -> tuple[Task, ...]:
    if any(hold.closed_at is None for hold in nomination.holds) and not nomination.is_closed:
        # Nothing goes on until the matter is concluded, and the standing body enters that.
        act, role = NominationAct.CLOSE_HOLD, Role.STANDING_OFFICER
    elif nomination.is_held and nomination.stage in APPRAISED:
        # The matter ended in a fault: what is left is to refuse, unless the unit withdraws.
        act, role = NominationAct.REFUSE, Role.STANDING_OFFICER
    elif nomination.stage in _AWAITED:
        act, role = _AWAITED[nomination.stage]
    else:
        return ()
    return (
        Task(
            subject=nomination.chain,
            act=act.value,
            role=role,
            scope_id=scopes(nomination)[role],
            since=nomination.stage_since,
            until=nomination.due_at,
            title=nomination.honoured_name,
        ),
    )


def _opinions(nomination: Nomination) -> tuple[Task, ...]:
    if nomination.is_closed:
        return ()
    return tuple(
        Task(
            subject=nomination.chain,
            act=NominationAct.ANSWER_CONSULTATION.value,
            role=Role.AGENCY_OFFICER,
            scope_id=asked.agency_id,
            since=asked.asked_at,
            until=asked.due_at,
            title=nomination.honoured_name,
        )
        for asked in nomination.consultations
        if asked.is_open
    )


def _answer(nomination: Nomination) -> tuple[Task, ...]:
    complaint = nomination.complaint
    if complaint is None or not complaint.is_open:
        return ()
    return (
        Task(
            subject=nomination.chain,
            act=NominationAct.ANSWER_COMPLAINT.value,
            role=Role.STANDING_OFFICER,
            scope_id=nomination.standing_body_id,
            since=complaint.at,
            until=complaint.due_at,
            title=nomination.honoured_name,
        ),
    )
