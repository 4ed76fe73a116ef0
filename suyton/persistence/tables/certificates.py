"""Certificates and whose they are."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from suyton.persistence.tables.base import Base


class CertificateRow(Base):
    __tablename__ = "certificates"
    __table_args__ = (Index(None, "holder"), Index(None, "province_id"))

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    province_id: Mapped[str]
    subject: Mapped[str]
    issuer: Mapped[str]
    serial: Mapped[str]
    valid_from: Mapped[datetime]
    valid_to: Mapped[datetime]
    bound_at: Mapped[datetime]
    unbound_at: Mapped[datetime | None]
