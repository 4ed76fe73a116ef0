"""Which units lead a bloc in a year: they rotate, and the standing body enters it.

Leader and deputy are elected at the year-end meeting and take over for the next year; in the
bloc of the demonstration last year's deputy became leader (domain notes 2.5, an inference). So the
deputy is suggested, and any other member may be named.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from suyton.domain.authority import Role
from suyton.domain.calendar import HANOI
from suyton.domain.errors import LeadersAlike, NotAMember
from suyton.domain.organisation import BlocYear
from suyton.domain.procedure import Act, Procedure, Scopes, Step, Transition, enter
from suyton.domain.unit_history import UnitHistories


class BlocYearStage(StrEnum):
    PLANNED = "planned"
    BEGUN = "begun"
    """The round of that year is open: it names its leaders and keeps them."""


class BlocAct(StrEnum):
    ROTATE = "rotate_bloc"


ROTATED = "standing:bloc:rotated"
"""The tag of the act in the book."""

PROCEDURE: Procedure[BlocAct, BlocYearStage] = Procedure(
    "bloc",
    (
        Transition(
            BlocAct.ROTATE,
            frozenset({BlocYearStage.PLANNED}),
            None,
            (Role.STANDING_OFFICER,),
            ROTATED,
        ),
    ),
)


def chain_of(bloc_id: str) -> str:
    """The audit chain of one bloc."""
    return f"bloc:{bloc_id}"


def scopes(standing_body_id: str) -> Scopes:
    """Where each role counts: at the province's standing body."""
    return {Role.STANDING_OFFICER: standing_body_id}


def planned(
    bloc_id: str, year: int, years: Sequence[BlocYear], units: UnitHistories, day: date
) -> BlocYear:
    """The bloc's year as it stands, or as it follows from the latest year before it.

    The members of that year go on, without those that have ended; its deputy is suggested as
    leader. Nobody is named where nobody can be.
    """
    stored = next((one for one in years if one.year == year), None)
    if stored is not None:
        return stored
    earlier = max((one for one in years if one.year < year), key=lambda one: one.year, default=None)
    if earlier is None:
        return BlocYear(bloc_id, year, "", "", ())
    members = active_members(earlier, units, day)
    leader = earlier.deputy_unit_id if earlier.deputy_unit_id in members else ""
    return BlocYear(bloc_id, year, leader, "", members)


def rotation_order(plan: BlocYear) -> tuple[str, ...]:
    """The members with the one suggested as leader, then the one after it in the order, first."""
    members = plan.member_unit_ids
    if plan.leader_unit_id not in members:
        return members
    place = members.index(plan.leader_unit_id)
    return (*members[place:], *members[:place])


def active_members(year: BlocYear, units: UnitHistories, day: date) -> tuple[str, ...]:
    """The members that have not ended by ``day``, in the order of the founding decision."""
    return tuple(unit_id for unit_id in year.member_unit_ids if units.of(unit_id).is_active_on(day))


def rotated(
    wanted: BlocYear,
    units: UnitHistories,
    stage: BlocYearStage,
    standing_body_id: str,
    act: Act,
) -> Step[BlocYear]:
    """Leader and deputy of a year are named: ``wanted`` is the planned year with both in it.

    Raises:
        NotAuthorised.
        WrongStage: the year's round is open already.
        LeadersAlike: one unit is named for both.
        NotAMember: one of them does not belong to the bloc in that year.
        UnitMerged, UnitDissolved: one of them has ended.
    """
    leave = PROCEDURE.permit(BlocAct.ROTATE, stage, act.actor, scopes(standing_body_id), act.at)
    leader_unit_id, deputy_unit_id = wanted.leader_unit_id, wanted.deputy_unit_id
    if leader_unit_id == deputy_unit_id:
        raise LeadersAlike()
    day = act.at.astimezone(HANOI).date()
    for unit_id in (leader_unit_id, deputy_unit_id):
        units.check_active(unit_id, day)
        if unit_id not in wanted.member_unit_ids:
            raise NotAMember(unit=units.of(unit_id).name_on(day))
    entry = enter(
        leave,
        act,
        chain=chain_of(wanted.bloc_id),
        stage_from=stage,
        stage_to=stage,
        facts={"year": str(wanted.year), "leader": leader_unit_id, "deputy": deputy_unit_id},
    )
    return Step(wanted, entry)
