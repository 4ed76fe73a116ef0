"""Questions about units over time."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from suyton.domain.unit_history import UnitEnding, UnitHistories, UnitHistory, UnitName
from suyton.persistence.mapping import from_columns
from suyton.persistence.reading_bodies import BodyReading
from suyton.persistence.tables.bodies import UnitRow
from suyton.persistence.tables.units import UnitEndingRow, UnitNameRow


class UnitReading(BodyReading):
    """The part of the Records port that knows what befell units."""

    def unit_histories(self) -> UnitHistories:
        with self._transactions.read() as session:
            return histories(session)


def histories(session: Session) -> UnitHistories:
    """Every unit with its names and its end; a province has few hundred."""
    names: dict[str, list[UnitName]] = {}
    for name in session.scalars(select(UnitNameRow).order_by(UnitNameRow.valid_from)):
        names.setdefault(name.unit_id, []).append(UnitName(**from_columns(name, UnitName)))
    endings = endings_by_unit(session)
    return UnitHistories(
        {
            unit.id: UnitHistory(
                unit.id,
                unit.name,
                tuple(names.get(unit.id, ())),
                endings.get(unit.id),
                unit.short_name,
            )
            for unit in session.scalars(select(UnitRow).order_by(UnitRow.id))
        }
    )


def endings_by_unit(session: Session) -> dict[str, UnitEnding]:
    """The ends that are entered, whether that day has come or not."""
    return {
        row.unit_id: UnitEnding(**from_columns(row, UnitEnding))
        for row in session.scalars(select(UnitEndingRow))
    }
