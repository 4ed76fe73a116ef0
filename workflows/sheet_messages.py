"""What people send where a bloc scores by its table."""

from dataclasses import dataclass

from suyton.domain.authority import Actor
from suyton.domain.score_table import FinalSheet, ScoreTable, SheetLine


@dataclass(frozen=True)
class AdoptScoreTable:
    """The table's version is counted by the round; a reason is wanted once scores would be voided."""

    actor: Actor
    table: ScoreTable
    reason: str = ""


@dataclass(frozen=True)
class SubmitSelfSheet:
    """``table_version`` is that of the table the sheet was filled by."""

    actor: Actor
    unit_id: str
    table_version: int
    lines: tuple[SheetLine, ...]
    remark: str = ""


@dataclass(frozen=True)
class CrossCheckSheet:
    actor: Actor
    unit_id: str
    by_unit_id: str
    table_version: int
    lines: tuple[SheetLine, ...]
    remark: str = ""


@dataclass(frozen=True)
class AdoptSheets:
    actor: Actor
    table_version: int
    finals: tuple[FinalSheet, ...]
    remark: str = ""
