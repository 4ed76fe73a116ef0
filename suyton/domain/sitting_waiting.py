"""Who is awaited on a sitting."""

from datetime import datetime

from suyton.domain.authority import Role
from suyton.domain.organisation import Seat
from suyton.domain.second_ballot import is_due
from suyton.domain.sitting import Sitting, SittingAct, SittingStage
from suyton.domain.task import Task


def waiting(sitting: Sitting) -> tuple[Task, ...]:
    """Who is awaited: the secretary at the sitting, absent members for opinions."""
    if sitting.stage is SittingStage.CONVENED:
        return (
            Task(
                subject=sitting.chain,
                act=SittingAct.RECORD_PRESENCE.value,
                role=Role.COUNCIL_SECRETARY,
                scope_id=sitting.council_id,
                since=sitting.stage_since,
                until=sitting.meets_at,
                title=sitting.council_name,
            ),
        )
    if sitting.stage is SittingStage.TIED:
        due = is_due(sitting.tally)
        act = SittingAct.HOLD_SECOND_BALLOT if due else SittingAct.BREAK_TIE
        return tuple(_awaited(sitting, act, seat, None) for seat in sitting.chairing)
    if sitting.stage is SittingStage.VOTING:
        answered = {opinion.account_id for opinion in sitting.opinions}
        return tuple(
            _awaited(sitting, SittingAct.GIVE_OPINION, seat, sitting.closes_at)
            for seat in sitting.absent
            if seat.account_id not in answered
        )
    return ()


def _awaited(sitting: Sitting, act: SittingAct, seat: Seat, until: datetime | None) -> Task:
    """What one member is awaited for."""
    return Task(
        subject=sitting.chain,
        act=act.value,
        role=Role.COUNCIL_MEMBER,
        scope_id=sitting.council_id,
        since=sitting.stage_since,
        until=until,
        account_id=seat.account_id,
        title=sitting.council_name,
    )
