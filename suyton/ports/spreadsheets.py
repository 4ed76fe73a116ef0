"""A score sheet as a spreadsheet that a unit can fill away from the service."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from suyton.domain.score_table import ScoreTable, SheetLine


@dataclass(frozen=True)
class SheetToFill:
    """Whose sheet it is, the table it is filled by, and the lines that stand so far."""

    round_id: str
    unit_id: str
    table: ScoreTable
    lines: tuple[SheetLine, ...] = ()


@dataclass(frozen=True)
class CellFault:
    """One thing that is wrong with a file, where it stands, and the key of its sentence."""

    place: str
    """Such as ``Phiếu chấm!E5``; empty for the file as a whole."""
    sentence: str
    facts: Mapping[str, str]


class ScoreSpreadsheets(Protocol):
    """Writes a sheet to a file and reads it back. Reading changes nothing anywhere."""

    def write(self, sheet: SheetToFill, labels: Mapping[str, str]) -> bytes:
        """The file; ``labels`` are the headings and kinds in the reader's language."""
        ...

    def read(self, content: BinaryIO, sheet: SheetToFill) -> tuple[SheetLine, ...]:
        """The lines as filled in.

        Raises:
            SheetFileFaulty: with every fault of the file, each by worksheet and cell.
        """
        ...
