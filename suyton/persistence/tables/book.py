"""The book: audit entries, which triggers keep from being changed, and the head of each chain."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from suyton.persistence.column_types import BIG_ID
from suyton.persistence.tables.base import Base, Json, JsonList


class ChainRow(Base):
    """The head of a chain. Its row lock is the one place where writers of a chain queue."""

    __tablename__ = "audit_chains"

    chain: Mapped[str] = mapped_column(primary_key=True)
    length: Mapped[int]
    hash: Mapped[str]


class EntryRow(Base):
    """One sealed entry.

    ``noun``, ``unit_id``, ``bloc_id`` and ``award_id`` stand outside the hash: they are drawn
    from the chain's subject when it is written and serve filters only.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (
        UniqueConstraint("chain", "sequence"),
        UniqueConstraint("chain", "key"),
        Index(None, "at", "id"),
        Index(None, "unit_id", "at"),
        Index(None, "bloc_id", "at"),
        Index(None, "account_id", "at"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    chain: Mapped[str]
    sequence: Mapped[int]
    key: Mapped[str]
    tag: Mapped[str]
    at: Mapped[datetime]
    account_id: Mapped[str]
    account_name: Mapped[str]
    role: Mapped[str]
    scope_id: Mapped[str]
    stage_from: Mapped[str]
    stage_to: Mapped[str]
    reason: Mapped[str]
    on_behalf_of: Mapped[str]
    attachments: Mapped[JsonList]
    facts: Mapped[Json]
    previous_hash: Mapped[str]
    hash: Mapped[str]
    noun: Mapped[str]
    unit_id: Mapped[str | None]
    bloc_id: Mapped[str | None]
    award_id: Mapped[str | None]
