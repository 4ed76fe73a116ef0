"""Accounts and what they hold. Secrets are kept as hashes only."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from suyton.domain.authority import Role
from suyton.persistence.column_types import EnumText
from suyton.persistence.tables.base import Base


class AccountRow(Base):
    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    active: Mapped[bool]
    password_hash: Mapped[str]
    """Argon2id in its standard string form; empty while nobody can sign in with it."""


class AppointmentRow(Base):
    __tablename__ = "appointments"
    __table_args__ = (Index(None, "role", "scope_id"),)

    account_id: Mapped[str] = mapped_column(
        ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[Role] = mapped_column(EnumText(Role), primary_key=True)
    scope_id: Mapped[str] = mapped_column(primary_key=True)
    valid_from: Mapped[datetime] = mapped_column(primary_key=True)
    valid_to: Mapped[datetime | None]


class SessionRow(Base):
    __tablename__ = "sessions"
    __table_args__ = (Index(None, "account_id"), Index(None, "expires_at"))

    secret_sha256: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    csrf: Mapped[str]
    opened_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class TokenRow(Base):
    __tablename__ = "tokens"
    __table_args__ = (Index(None, "account_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    secret_sha256: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    name: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]


class AssignmentRow(Base):
    """The Chairman's leave to a vice-chairman to sign for him."""

    __tablename__ = "assignments"
    __table_args__ = (Index(None, "province_id", "signer_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    province_id: Mapped[str]
    chairman_id: Mapped[str]
    signer_id: Mapped[str]
    valid_from: Mapped[datetime]
    valid_to: Mapped[datetime | None]
