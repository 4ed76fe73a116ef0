"""Setting up the province's bodies; saving the same thing again changes nothing."""

from suyton.domain.organisation import Bloc, BlocYear, Council, Province, Unit
from suyton.persistence.mapping import to_columns
from suyton.persistence.tables.base import Base
from suyton.persistence.tables.bodies import (
    BlocRow,
    BlocYearRow,
    CouncilRow,
    CouncilSeatRow,
    ProvinceRow,
    UnitRow,
)
from suyton.persistence.transactions import Transactions


class SqlOrganisation:
    """The Organisation port on SQLAlchemy."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def save_province(self, province: Province) -> None:
        self._save(ProvinceRow(**to_columns(province, ProvinceRow)))

    def save_unit(self, unit: Unit) -> None:
        self._save(UnitRow(**to_columns(unit, UnitRow)))

    def save_bloc(self, bloc: Bloc) -> None:
        self._save(BlocRow(**to_columns(bloc, BlocRow)))

    def save_bloc_year(self, year: BlocYear) -> None:
        columns = to_columns(year, BlocYearRow)
        members = list(year.member_unit_ids)
        self._save(BlocYearRow(**(columns | {"member_unit_ids": members})))

    def save_council(self, council: Council) -> None:
        seats = [
            CouncilSeatRow(
                council_id=council.id, position=place, **to_columns(seat, CouncilSeatRow)
            )
            for place, seat in enumerate(council.seats)
        ]
        self._save(CouncilRow(**to_columns(council, CouncilRow), seats=seats))

    def _save(self, row: Base) -> None:
        with self._transactions.write() as session:
            session.merge(row)
