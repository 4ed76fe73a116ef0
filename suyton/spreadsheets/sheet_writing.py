"""Writes a score sheet as a workbook: one page of criteria, one of evidence."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from suyton.domain.score_table import Criterion, SheetLine
from suyton.ports.spreadsheets import SheetToFill

HEAD, FIRST = 3, 4
"""The row of the headings, and the first row below them, on both pages."""
CODE, NAME, KIND, MAXIMUM, POINTS, REASON = range(1, 7)
SHA256, SIZE, MEDIA_TYPE, FILE_NAME, PAPER_KIND = range(2, 7)
"""Columns of the evidence page, after the criterion's code."""
SHEET_LABELS = ("code", "name", "kind", "maximum", "points", "reason")
EVIDENCE_LABELS = ("code", "sha256", "size", "media_type", "file_name", "paper_kind")
_WIDTHS = {NAME: 60, REASON: 60}

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tag_of(sheet: SheetToFill) -> str:
    """What the file says of itself: round, unit, and version of the table."""
    return f"{sheet.round_id}/{sheet.unit_id}/{sheet.table.version}"


def written(sheet: SheetToFill, labels: Mapping[str, str]) -> bytes:
    """The file's bytes. Points stand as numbers; everything else as text, whatever it looks like."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    lines = {line.code: line for line in sheet.lines}
    criteria = _page(workbook, labels["sheet"], labels, SHEET_LABELS, tag_of(sheet))
    for number, criterion in enumerate(sheet.table.criteria, start=FIRST):
        _fill(criteria, number, _criterion(criterion, lines.get(criterion.code), labels))
    evidence = _page(workbook, labels["evidence"], labels, EVIDENCE_LABELS, tag_of(sheet))
    papers = [(line.code, paper) for line in sheet.lines for paper in line.evidence]
    for number, (code, one) in enumerate(papers, start=FIRST):
        _fill(evidence, number, (code, one.sha256, one.size, one.media_type, one.name, one.kind))
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _page(
    workbook: Workbook, title: str, labels: Mapping[str, str], headings: Sequence[str], tag: str
) -> Worksheet:
    page: Worksheet = workbook.create_sheet(title)
    _fill(page, 1, (labels["tag"], tag))
    _fill(page, HEAD, [labels[name] for name in headings])
    for column in range(1, len(headings) + 1):
        page.cell(HEAD, column).font = Font(bold=True)
        page.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(column, 18)
    page.freeze_panes = f"A{FIRST}"
    return page


def _criterion(
    criterion: Criterion, line: SheetLine | None, labels: Mapping[str, str]
) -> tuple[str | Decimal | None, ...]:
    return (
        criterion.code,
        criterion.name,
        labels[criterion.kind.value],
        criterion.maximum,
        line.points if line else None,
        line.reason if line else "",
    )


def _fill(page: Worksheet, row: int, values: Sequence[str | int | Decimal | None]) -> None:
    for column, value in enumerate(values, start=1):
        if value is None or value == "":
            continue
        cell = cast(Cell, page.cell(row, column))
        if isinstance(value, str):
            _write_text(cell, value)
        else:
            cell.value = value


def _write_text(cell: Cell, text: str) -> None:
    """As text even where it begins like a formula: neither we nor a spreadsheet may run it."""
    cell.value = _NOT_IN_XML.sub("\ufffd", text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    cell.alignment = Alignment(wrap_text=True, vertical="top")
