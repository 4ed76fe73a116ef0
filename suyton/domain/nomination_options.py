"""Which acts a person may choose on a nomination now: by the table, and by what the case holds."""

from collections.abc import Callable
from datetime import datetime

from suyton.domain.authority import Actor, Role
from suyton.domain.nomination import (
    PROCEDURE,
    STOPPED_BY_HOLD,
    Nomination,
    NominationAct,
    scopes,
)


def open_acts(nomination: Nomination, actor: Actor, at: datetime) -> tuple[NominationAct, ...]:
    """The acts to offer, in the order of the table; what they come to is judged when done."""
    agency = next((one for one in _asked(nomination) if _speaks_for(actor, one, at)), "")
    listed = PROCEDURE.open_acts(nomination.stage, actor, scopes(nomination, agency), at)
    return tuple(act for act in listed if _makes_sense(nomination, act))


def _asked(nomination: Nomination) -> tuple[str, ...]:
    return tuple(one.agency_id for one in nomination.consultations if one.is_open)


def _speaks_for(actor: Actor, agency_id: str, at: datetime) -> bool:
    return actor.holds(Role.AGENCY_OFFICER, agency_id, at)


def _makes_sense(nomination: Nomination, act: NominationAct) -> bool:
    if act in STOPPED_BY_HOLD and nomination.is_held:
        return False
    needed = _NEEDS.get(act)
    return needed is None or needed(nomination)


def _has_open_complaint(nomination: Nomination) -> bool:
    return nomination.complaint is not None and nomination.complaint.is_open


_NEEDS: dict[NominationAct, Callable[[Nomination], bool]] = {
    NominationAct.CLOSE_HOLD: lambda case: any(hold.closed_at is None for hold in case.holds),
    NominationAct.CLOSE_CONSULTATION: lambda case: bool(_asked(case)),
    NominationAct.WAIVE_LATENESS: lambda case: (
        case.lateness is not None and not case.lateness.waived_by
    ),
    NominationAct.COMPLAIN: lambda case: not _has_open_complaint(case),
    NominationAct.ANSWER_COMPLAINT: _has_open_complaint,
}
"""Acts that need something to be there on the case besides its stage."""
