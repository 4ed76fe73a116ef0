"""A person's appointments, with what follows from them; asked anew each time, so never out of date."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from suyton.domain.authority import Appointment
from suyton.domain.capacities import OF_UNITS, following, leading
from suyton.domain.unit_history import UnitHistories, UnitHistory
from suyton.persistence.reading_bodies import bloc_year_from
from suyton.persistence.reading_units import endings_by_unit
from suyton.persistence.tables.bodies import BlocYearRow


def with_what_follows(
    session: Session, appointed: tuple[Appointment, ...]
) -> tuple[Appointment, ...]:
    """Those given, then those at units carried on, then the leadership of blocs."""
    if not any(one.role in OF_UNITS for one in appointed):
        return appointed
    ended = {
        unit_id: UnitHistory(unit_id, "", ending=ending)
        for unit_id, ending in endings_by_unit(session).items()
    }
    officer = (*appointed, *following(appointed, UnitHistories(ended)))
    at_units = {one.scope_id for one in officer if one.role in OF_UNITS}
    years = session.scalars(
        select(BlocYearRow)
        .where(
            or_(BlocYearRow.leader_unit_id.in_(at_units), BlocYearRow.deputy_unit_id.in_(at_units))
        )
        .order_by(BlocYearRow.bloc_id, BlocYearRow.year)
    )
    return (*officer, *leading(officer, (bloc_year_from(row) for row in years)))
