"""The Records port whole: cases, people and bodies, and the book itself."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.exc import SQLAlchemyError

from suyton.domain import receipts
from suyton.domain.audit import BrokenLink, Receipt, SealedEntry
from suyton.domain.ballot import BallotReceipt
from suyton.persistence import casting, verification
from suyton.persistence.book import find, read_chain, receipt_of, sealed_from
from suyton.persistence.decision_files import PaperReading
from suyton.persistence.migrating import is_at_head
from suyton.persistence.paging import Sorted, fetch_page
from suyton.persistence.reading_people import PersonReading
from suyton.persistence.tables.book import ChainRow, EntryRow
from suyton.ports import HistoryFilter, Page

_NEWEST_FIRST = (Sorted(EntryRow.at, datetime, falls=True), Sorted(EntryRow.id, int, falls=True))
_IN_ORDER = (Sorted(EntryRow.sequence, int),)


class SqlRecords(PersonReading, PaperReading):
    """The Records port on SQLAlchemy."""

    def history(
        self, wanted: HistoryFilter, cursor: str = "", limit: int = 50
    ) -> Page[SealedEntry]:
        statement = select(EntryRow).where(*_wanted(wanted))
        order = _IN_ORDER if wanted.chain else _NEWEST_FIRST
        with self._transactions.read() as session:
            return fetch_page(session, statement, order, sealed_from, cursor, limit)

    def chain(self, chain: str) -> tuple[SealedEntry, ...]:
        with self._transactions.read() as session:
            return tuple(read_chain(session, chain))

    def receipt(self, chain: str, key: str) -> Receipt | None:
        with self._transactions.read() as session:
            found = find(session, chain, key)
            return None if found is None else receipt_of(found)

    def ballot_receipt(self, ballot_id: str, key: str) -> BallotReceipt | None:
        with self._transactions.read() as session:
            found = find(session, casting.chain_of(ballot_id), key)
            if found is None or found.entry.tag != receipts.CAST_TAG:
                return None
            return receipts.receipt_of(found)

    def chains(self) -> int:
        with self._transactions.read() as session:
            return session.scalar(select(func.count()).select_from(ChainRow)) or 0

    def broken_links(self) -> Iterator[BrokenLink]:
        with self._transactions.read() as session:
            yield from verification.broken_links(session)

    def is_ready(self) -> bool:
        try:
            with self._transactions.read() as session:
                return is_at_head(session.connection())
        except SQLAlchemyError:
            return False


def _wanted(wanted: HistoryFilter) -> list[ColumnElement[bool]]:
    equal = {
        EntryRow.chain: wanted.chain,
        EntryRow.noun: wanted.noun,
        EntryRow.unit_id: wanted.unit_id,
        EntryRow.bloc_id: wanted.bloc_id,
        EntryRow.award_id: wanted.award_id,
        EntryRow.stage_to: wanted.stage,
        EntryRow.account_id: wanted.account_id,
        EntryRow.tag: wanted.tag,
    }
    wheres: list[ColumnElement[bool]] = [
        column == value for column, value in equal.items() if value
    ]
    if wanted.since is not None:
        wheres.append(EntryRow.at >= wanted.since)
    if wanted.before is not None:
        wheres.append(EntryRow.at < wanted.before)
    sight = wanted.visible_to
    if sight is not None and not sight.everything:
        wheres.append(
            or_(EntryRow.unit_id.in_(sight.unit_ids), EntryRow.bloc_id.in_(sight.bloc_ids))
        )
    return wheres
