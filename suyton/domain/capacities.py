"""What a person holds beyond what they were appointed to: it follows from the bodies over time.

An officer acts for the units that their unit carries on, from the day of the merger. An officer
of the unit that leads a bloc in a year leads that year's round, and no other year's; when the
year is over, they may still finish it. Nothing of this is stored: it ends where its ground ends.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

from suyton.domain.authority import Appointment, Role, bloc_year_scope
from suyton.domain.calendar import HANOI
from suyton.domain.organisation import BlocYear
from suyton.domain.unit_history import UnitHistories

OF_UNITS = frozenset({Role.UNIT_OFFICER, Role.AGENCY_OFFICER})
"""Roles held at a unit: they follow it into its successor."""


def following(appointments: Iterable[Appointment], units: UnitHistories) -> tuple[Appointment, ...]:
    """The same roles at every unit carried on by one where they are held."""
    return tuple(
        Appointment(one.role, unit_id, max(one.valid_from, since), one.valid_to)
        for one in appointments
        if one.role in OF_UNITS
        for unit_id, since in _carried_on(units, one.scope_id)
    )


def leading(
    appointments: Iterable[Appointment], years: Iterable[BlocYear]
) -> tuple[Appointment, ...]:
    """The leadership of blocs, by year, of the units where someone is an officer."""
    known = tuple(years)
    return tuple(
        Appointment(role, bloc_year_scope(year.bloc_id, year.year), one.valid_from, one.valid_to)
        for one in appointments
        if one.role is Role.UNIT_OFFICER
        for year in known
        for role, unit_id in (
            (Role.BLOC_LEADER, year.leader_unit_id),
            (Role.BLOC_DEPUTY, year.deputy_unit_id),
        )
        if unit_id == one.scope_id
    )


def _carried_on(
    units: UnitHistories, unit_id: str, since: datetime | None = None
) -> Iterator[tuple[str, datetime]]:
    """The units merged into this one, straight or through others, and from when."""
    for unit in units.merged_into(unit_id):
        if unit.ending is None:
            continue
        merged_at = _midnight(unit.ending.ended_on)
        from_then = merged_at if since is None else max(since, merged_at)
        yield unit.unit_id, from_then
        yield from _carried_on(units, unit.unit_id, from_then)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HANOI).astimezone(UTC)
