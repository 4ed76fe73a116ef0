"""The turnout outbox: written by casting, read and emptied by the relay."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from suyton.domain.ballot import Turnout
from suyton.persistence.tables.ballots import TurnoutRow
from suyton.persistence.transactions import Transactions
from suyton.ports import TurnoutWord


class SqlTurnoutOutbox:
    """The TurnoutOutbox port on SQLAlchemy. The turnout it tells carries counts, not names."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def pending(self, limit: int) -> tuple[TurnoutWord, ...]:
        with self._transactions.read() as session:
            rows = session.scalars(select(TurnoutRow).order_by(TurnoutRow.id).limit(limit))
            return tuple(
                TurnoutWord(row.id, row.workflow_id, Turnout(row.ballot_id, row.cast, row.roll))
                for row in rows
            )

    def sent(self, ids: Sequence[int]) -> None:
        with self._transactions.write() as session:
            session.execute(delete(TurnoutRow).where(TurnoutRow.id.in_(ids)))
