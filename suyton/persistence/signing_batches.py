"""How far batches of signatures have come."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Update, select, update
from sqlalchemy.orm import Session

from suyton.domain.errors import KeyReused, Unknown
from suyton.domain.signing_batch import BatchItem, SigningBatch
from suyton.persistence.book import insert_unless_there
from suyton.persistence.mapping import from_columns, to_columns
from suyton.persistence.tables.signing_batches import SigningBatchItemRow, SigningBatchRow
from suyton.persistence.transactions import Transactions


class SqlSigningBatches:
    """The SigningBatches port on SQLAlchemy. Each writer changes only the columns that are its own."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def begin(self, batch: SigningBatch) -> bool:
        with self._transactions.write() as session:
            if not insert_unless_there(
                session, SigningBatchRow, **to_columns(batch, SigningBatchRow)
            ):
                if not _found(session, batch.id).asks_the_same_as(batch):
                    raise KeyReused(key=batch.id)
                return False
            session.add_all(
                SigningBatchItemRow(batch_id=batch.id, position=place, **asdict(item))
                for place, item in enumerate(batch.items)
            )
            return True

    def batch(self, batch_id: str) -> SigningBatch:
        with self._transactions.read() as session:
            return _found(session, batch_id)

    def latest(self, account_id: str, limit: int = 5) -> tuple[SigningBatch, ...]:
        wanted = (
            select(SigningBatchRow)
            .where(SigningBatchRow.account_id == account_id)
            .order_by(SigningBatchRow.begun_at.desc(), SigningBatchRow.id)
            .limit(limit)
        )
        with self._transactions.read() as session:
            return _with_items(session, session.scalars(wanted).all())

    def mark(self, batch_id: str, item: BatchItem, at: datetime) -> None:
        marked = (
            update(SigningBatchItemRow)
            .where(
                SigningBatchItemRow.batch_id == batch_id,
                SigningBatchItemRow.decision_id == item.decision_id,
            )
            .values(**asdict(item))
        )
        with self._transactions.write() as session:
            session.execute(marked)
            session.execute(_of(batch_id).values(beat_at=at))

    def beat(self, batch_id: str, at: datetime) -> bool:
        with self._transactions.write() as session:
            beaten = _of(batch_id).values(beat_at=at).returning(SigningBatchRow.stop_asked)
            return session.execute(beaten).scalar_one()

    def ask_stop(self, batch_id: str) -> None:
        with self._transactions.write() as session:
            _found(session, batch_id)
            session.execute(_of(batch_id).values(stop_asked=True))

    def end(self, batch_id: str, at: datetime) -> None:
        with self._transactions.write() as session:
            still_open = _of(batch_id).where(SigningBatchRow.ended_at.is_(None))
            session.execute(still_open.values(beat_at=at, ended_at=at))


def _of(batch_id: str) -> Update:
    return update(SigningBatchRow).where(SigningBatchRow.id == batch_id)


def _found(session: Session, batch_id: str) -> SigningBatch:
    row = session.get(SigningBatchRow, batch_id)
    if row is None:
        raise Unknown(noun="signing_batch", id=batch_id)
    return _with_items(session, (row,))[0]


def _with_items(session: Session, rows: Iterable[SigningBatchRow]) -> tuple[SigningBatch, ...]:
    rows = tuple(rows)
    wanted = (
        select(SigningBatchItemRow)
        .where(SigningBatchItemRow.batch_id.in_([row.id for row in rows]))
        .order_by(SigningBatchItemRow.position)
    )
    items: dict[str, list[BatchItem]] = defaultdict(list)
    for row in session.scalars(wanted):
        items[row.batch_id].append(BatchItem(**from_columns(row, BatchItem)))
    return tuple(
        SigningBatch(**from_columns(row, SigningBatch), items=tuple(items[row.id])) for row in rows
    )
