"""Rulebooks by edition and hash. One that was kept is never changed."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from suyton.domain.rulebook import Rulebook
from suyton.persistence.book import insert_unless_there
from suyton.persistence.tables.cases import NominationRow
from suyton.persistence.tables.meetings import RoundRow
from suyton.persistence.tables.rulebooks import RulebookRow
from suyton.persistence.transactions import Transactions


class SqlRulebookArchive:
    """The RulebookArchive port on SQLAlchemy."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def keep(self, rulebooks: Iterable[Rulebook], at: datetime) -> None:
        with self._transactions.write() as session:
            for book in rulebooks:
                insert_unless_there(
                    session,
                    RulebookRow,
                    edition=book.pack_id,
                    sha256=book.pack_sha256,
                    content=book,
                    kept_at=at,
                )

    def kept(self, edition: str, sha256: str) -> Rulebook | None:
        with self._transactions.read() as session:
            row = session.get(RulebookRow, (edition, sha256))
            return row.content if row else None

    def in_use(self) -> frozenset[tuple[str, str]]:
        with self._transactions.read() as session:
            found: set[tuple[str, str]] = set()
            for row in (NominationRow, RoundRow):
                used = session.execute(select(row.pack_id, row.pack_sha256).distinct())
                found |= {(edition, sha256) for edition, sha256 in used}
            return frozenset(found)
