"""What befell units: the names they took later, and how they ended."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from suyton.persistence.tables.base import Base


class UnitNameRow(Base):
    """A later name. The one a unit was founded under stands with the unit."""

    __tablename__ = "unit_names"

    unit_id: Mapped[str] = mapped_column(
        ForeignKey("units.id", ondelete="CASCADE"), primary_key=True
    )
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str]
    short_name: Mapped[str]
    decision_number: Mapped[str]


class UnitEndingRow(Base):
    __tablename__ = "unit_endings"
    __table_args__ = (Index(None, "successor_id"),)

    unit_id: Mapped[str] = mapped_column(
        ForeignKey("units.id", ondelete="CASCADE"), primary_key=True
    )
    ended_on: Mapped[date]
    decision_number: Mapped[str]
    successor_id: Mapped[str]
    """Empty for a unit that was dissolved."""
