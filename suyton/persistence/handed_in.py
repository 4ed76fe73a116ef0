"""Files that were handed in, and the cases that name them."""

from datetime import datetime

from sqlalchemy import select

from suyton.persistence.book import insert_unless_there
from suyton.persistence.tables.documents import DocumentUseRow, HandedInRow
from suyton.persistence.transactions import Transactions


class SqlHandedIn:
    """The HandedIn port on SQLAlchemy."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def note(self, sha256: str, account_id: str, name: str, at: datetime) -> None:
        """See the port."""
        with self._transactions.write() as session:
            insert_unless_there(
                session, HandedInRow, sha256=sha256, account_id=account_id, name=name, at=at
            )

    def is_from(self, sha256: str, account_id: str) -> bool:
        """See the port."""
        with self._transactions.read() as session:
            return session.get(HandedInRow, (sha256, account_id)) is not None

    def names_of(self, sha256: str) -> tuple[str, ...]:
        """See the port."""
        names = (
            select(HandedInRow.name)
            .where(HandedInRow.sha256 == sha256)
            .order_by(HandedInRow.at, HandedInRow.account_id)
        )
        with self._transactions.read() as session:
            return tuple(dict.fromkeys(session.scalars(names)))

    def chains_naming(self, sha256: str) -> tuple[str, ...]:
        """See the port."""
        chains = (
            select(DocumentUseRow.chain)
            .where(DocumentUseRow.sha256 == sha256)
            .order_by(DocumentUseRow.chain)
        )
        with self._transactions.read() as session:
            return tuple(session.scalars(chains))
