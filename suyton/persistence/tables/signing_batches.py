"""Batches of signatures and the decisions in them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from suyton.domain.signing_batch import BatchAct, ItemStanding
from suyton.persistence.column_types import EnumText
from suyton.persistence.tables.base import Base, Json


class SigningBatchRow(Base):
    __tablename__ = "signing_batches"
    __table_args__ = (Index(None, "account_id", "begun_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str]
    act: Mapped[BatchAct] = mapped_column(EnumText(BatchAct))
    publish: Mapped[bool]
    begun_at: Mapped[datetime]
    beat_at: Mapped[datetime]
    stop_asked: Mapped[bool]
    """The one column that others than the batch's own process write."""
    ended_at: Mapped[datetime | None]


class SigningBatchItemRow(Base):
    __tablename__ = "signing_batch_items"

    batch_id: Mapped[str] = mapped_column(
        ForeignKey("signing_batches.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    decision_id: Mapped[str]
    standing: Mapped[ItemStanding] = mapped_column(EnumText(ItemStanding))
    error: Mapped[str]
    facts: Mapped[Json]
