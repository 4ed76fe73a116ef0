"""The ScoreSpreadsheets port on XLSX."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import BinaryIO

from suyton.domain.errors import SheetFileFaulty
from suyton.domain.score_table import SheetLine
from suyton.ports.spreadsheets import SheetToFill
from suyton.spreadsheets import sheet_reading, sheet_writing

FAULTS_TOLD = 100
"""As many faults of one file as an answer names; a file with more is not a filled sheet."""


class XlsxSheets:
    """Writes and reads; keeps nothing."""

    def write(self, sheet: SheetToFill, labels: Mapping[str, str]) -> bytes:
        """The file's bytes."""
        return sheet_writing.written(sheet, labels)

    def read(self, content: BinaryIO, sheet: SheetToFill) -> tuple[SheetLine, ...]:
        """The lines as filled in; raises SheetFileFaulty with every fault of the file."""
        found = sheet_reading.read(content, sheet)
        if found.faults:
            told = [asdict(fault) for fault in found.faults[:FAULTS_TOLD]]
            raise SheetFileFaulty(
                count=len(found.faults), cells=json.dumps(told, ensure_ascii=False)
            )
        return tuple(found.lines)
