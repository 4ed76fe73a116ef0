"""What waits for whom, and what people were told."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from suyton.domain.authority import Role
from suyton.persistence.column_types import BIG_ID, EnumText
from suyton.persistence.tables.base import Base, Json


class TaskRow(Base):
    __tablename__ = "tasks"
    __table_args__ = (
        Index(None, "subject"),
        Index(None, "account_id"),
        Index(None, "role", "scope_id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    subject: Mapped[str]
    act: Mapped[str]
    role: Mapped[Role] = mapped_column(EnumText(Role))
    scope_id: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    account_id: Mapped[str]
    title: Mapped[str]


class NoticeRow(Base):
    __tablename__ = "notices"
    __table_args__ = (Index(None, "account_id"), Index(None, "role", "scope_id"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    role: Mapped[Role] = mapped_column(EnumText(Role))
    scope_id: Mapped[str]
    subject: Mapped[str]
    code: Mapped[str]
    at: Mapped[datetime]
    account_id: Mapped[str]
    facts: Mapped[Json]
