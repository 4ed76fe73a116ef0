"""Questions about the province's bodies."""

from typing import TypeVar

from sqlalchemy import select

from suyton.domain.errors import Unknown
from suyton.domain.organisation import Bloc, BlocYear, Council, Province, Seat, Unit
from suyton.persistence.mapping import from_columns
from suyton.persistence.tables.base import Base
from suyton.persistence.tables.bodies import (
    BlocRow,
    BlocYearRow,
    CouncilRow,
    ProvinceRow,
    UnitRow,
)
from suyton.persistence.transactions import Transactions

RowT = TypeVar("RowT", bound=Base)


class BodyReading:
    """The part of the Records port that knows units, blocs and councils."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def provinces(self) -> tuple[Province, ...]:
        with self._transactions.read() as session:
            rows = session.scalars(select(ProvinceRow).order_by(ProvinceRow.id))
            return tuple(Province(**from_columns(row, Province)) for row in rows)

    def units(self) -> tuple[Unit, ...]:
        with self._transactions.read() as session:
            rows = session.scalars(select(UnitRow).order_by(UnitRow.id))
            return tuple(Unit(**from_columns(row, Unit)) for row in rows)

    def unit(self, unit_id: str) -> Unit:
        with self._transactions.read() as session:
            row = known(session.get(UnitRow, unit_id), "unit", unit_id)
            return Unit(**from_columns(row, Unit))

    def blocs(self) -> tuple[Bloc, ...]:
        with self._transactions.read() as session:
            rows = session.scalars(select(BlocRow).order_by(BlocRow.id))
            return tuple(Bloc(**from_columns(row, Bloc)) for row in rows)

    def bloc(self, bloc_id: str) -> Bloc:
        with self._transactions.read() as session:
            row = known(session.get(BlocRow, bloc_id), "bloc", bloc_id)
            return Bloc(**from_columns(row, Bloc))

    def bloc_year(self, bloc_id: str, year: int) -> BlocYear:
        with self._transactions.read() as session:
            row = session.get(BlocYearRow, (bloc_id, year))
            return bloc_year_from(known(row, "bloc year", f"{bloc_id}/{year}"))

    def bloc_years(self, bloc_id: str) -> tuple[BlocYear, ...]:
        with self._transactions.read() as session:
            rows = session.scalars(
                select(BlocYearRow)
                .where(BlocYearRow.bloc_id == bloc_id)
                .order_by(BlocYearRow.year.desc())
            )
            return tuple(bloc_year_from(row) for row in rows)

    def council(self, council_id: str) -> Council:
        with self._transactions.read() as session:
            row = known(session.get(CouncilRow, council_id), "council", council_id)
            seats = tuple(Seat(**from_columns(seat, Seat)) for seat in row.seats)
            return Council(**from_columns(row, Council), seats=seats)


def known(row: RowT | None, noun: str, subject_id: str) -> RowT:
    """The row; raises Unknown where there is none."""
    if row is None:
        raise Unknown(noun=noun, id=subject_id)
    return row


def bloc_year_from(row: BlocYearRow) -> BlocYear:
    """A bloc's year as it was stored."""
    members = tuple(row.member_unit_ids)
    return BlocYear(
        **from_columns(row, BlocYear, without=("member_unit_ids",)), member_unit_ids=members
    )
