"""Rulebooks that cases were opened under, kept for as long as the cases are."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from suyton.domain.rulebook import Rulebook
from suyton.persistence.column_types import Structured
from suyton.persistence.tables.base import Base


class RulebookRow(Base):
    __tablename__ = "rulebooks"

    edition: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[Rulebook] = mapped_column(Structured(Rulebook))
    kept_at: Mapped[datetime]
