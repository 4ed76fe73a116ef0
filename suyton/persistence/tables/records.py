"""What is on record of persons, households and collectives, and what is used up by a case."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from suyton.domain.award_terms import SubjectKind
from suyton.domain.fact_keeping import FactStanding
from suyton.domain.record import FactKind
from suyton.persistence.column_types import EnumText
from suyton.persistence.tables.base import Base, Json


class SubjectRow(Base):
    """Whose record it is. Units come here with their first fact, people with a nomination."""

    __tablename__ = "subjects"
    __table_args__ = (Index(None, "unit_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[SubjectKind] = mapped_column(EnumText(SubjectKind))
    name: Mapped[str]
    unit_id: Mapped[str]
    standing_body_id: Mapped[str]


class FactRow(Base):
    """One fact. Its columns are what people search by; the rest stands in ``content``."""

    __tablename__ = "facts"
    __table_args__ = (Index(None, "subject_id", "year"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    subject_id: Mapped[str]
    kind: Mapped[FactKind] = mapped_column(EnumText(FactKind))
    year: Mapped[int]
    content: Mapped[Json]
    """The fact's own dataclass, by ``kind``."""
    standing: Mapped[FactStanding] = mapped_column(EnumText(FactStanding))
    declared_by: Mapped[str]
    declared_at: Mapped[datetime]
    confirmed_by: Mapped[str]
    evidence: Mapped[str]


class ClosedYearRow(Base):
    """A year of which everything is on record."""

    __tablename__ = "closed_years"

    subject_id: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    closed_by: Mapped[str]


class UseRow(Base):
    """An achievement or an initiative that a live case stands on. Its key keeps it to one case."""

    __tablename__ = "uses"
    __table_args__ = (Index(None, "nomination_id"),)

    what: Mapped[str] = mapped_column(primary_key=True)
    """``achievement`` or ``initiative``."""
    key: Mapped[str] = mapped_column(primary_key=True)
    nomination_id: Mapped[str]
