"""Filled score sheets and every version of a bloc's score table, each under its SHA-256.

Rows are only ever added: a sheet that was replaced stays, for whoever reads the history.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from suyton.domain.score_table import ScoreTable, SheetKind, SheetLine
from suyton.persistence.column_types import EnumText, Structured
from suyton.persistence.tables.base import Base


class ScoreTableRow(Base):
    __tablename__ = "round_score_tables"

    round_id: Mapped[str] = mapped_column(
        ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sha256: Mapped[str]
    content: Mapped[ScoreTable] = mapped_column(Structured(ScoreTable))


class ScoreSheetRow(Base):
    __tablename__ = "round_score_sheets"

    round_id: Mapped[str] = mapped_column(
        ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True
    )
    sha256: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[SheetKind] = mapped_column(EnumText(SheetKind))
    unit_id: Mapped[str]
    by_unit_id: Mapped[str]
    table_version: Mapped[int]
    lines: Mapped[tuple[SheetLine, ...]] = mapped_column(Structured(tuple[SheetLine, ...]))
