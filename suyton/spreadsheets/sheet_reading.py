"""Reads a score sheet back from a workbook: strictly, and with every fault named by its cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import BinaryIO

from suyton.domain import score_table
from suyton.domain.document import DocumentReference
from suyton.domain.score_table import SheetLine
from suyton.ports.spreadsheets import CellFault, SheetToFill
from suyton.spreadsheets import sheet_writing as columns
from suyton.spreadsheets.sheet_writing import FIRST, tag_of
from suyton.spreadsheets.workbook import Cell, FileUnusable, Page, Row, pages_of, place

_SHA256 = re.compile(r"[0-9a-f]{64}")
LAST_COLUMN = 6


@dataclass
class Reading:
    """What was found so far: lines, where each stands, and everything that is wrong."""

    sheet: SheetToFill
    lines: list[SheetLine] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    """The cell of a criterion's points, by its code."""
    faults: list[CellFault] = field(default_factory=list)

    def fault(self, where: str, code: str, **facts: str) -> None:
        self.faults.append(CellFault(where, f"cell_fault.{code}", facts))


def read(content: BinaryIO, sheet: SheetToFill) -> Reading:
    """The lines and the faults; lines are good only where there is no fault."""
    found = Reading(sheet)
    try:
        pages = pages_of(content)
    except FileUnusable as unusable:
        found.fault("", unusable.code)
        return found
    if not pages:
        found.fault("", "no_workbook")
        return found
    criteria, *others = pages
    tag = criteria.rows.get(1, {}).get(2)
    if tag is None or tag.value != tag_of(sheet):
        given = "" if tag is None else str(tag.value)
        found.fault(place(criteria.title, 2, 1), "other_sheet", given=given, wanted=tag_of(sheet))
        return found
    _read_criteria(criteria, found)
    for page in others:
        _read_evidence(page, found)
    _judge(criteria, found)
    return found


def _read_criteria(page: Page, found: Reading) -> None:
    for number, row in _below_the_head(page, found):
        code = _text(row.get(columns.CODE))
        if not code:
            found.fault(place(page.title, columns.CODE, number), "code_missing")
            continue
        where = place(page.title, columns.POINTS, number)
        found.places.setdefault(code, where)
        cell = row.get(columns.POINTS)
        if cell is None:
            if columns.REASON in row:
                found.fault(where, "points_missing")
            continue
        points = _number(cell)
        if points is None:
            found.fault(where, "no_number", given=str(cell.value))
            points = Decimal(0)
        found.lines.append(SheetLine(code, points, _text(row.get(columns.REASON))))


def _read_evidence(page: Page, found: Reading) -> None:
    papers: dict[str, list[DocumentReference]] = {}
    for number, row in _below_the_head(page, found):
        code, sha256 = _text(row.get(columns.CODE)), _text(row.get(columns.SHA256))
        size = _number(row.get(columns.SIZE))
        if code not in found.places:
            found.fault(place(page.title, columns.CODE, number), "code_missing")
        elif not _SHA256.fullmatch(sha256):
            found.fault(place(page.title, columns.SHA256, number), "no_sha256", given=sha256)
        elif size is None or size != int(size) or size < 0:
            found.fault(place(page.title, columns.SIZE, number), "no_number", given=str(size or ""))
        else:
            paper = DocumentReference(
                sha256,
                int(size),
                _text(row.get(columns.MEDIA_TYPE)),
                _text(row.get(columns.FILE_NAME)),
                _text(row.get(columns.PAPER_KIND)) or "evidence",
            )
            papers.setdefault(code, []).append(paper)
    found.lines = [replace(line, evidence=tuple(papers.get(line.code, ()))) for line in found.lines]


def _below_the_head(page: Page, found: Reading) -> Iterator[tuple[int, Row]]:
    """The rows to read; formulas, and cells beyond the last column, are faults."""
    for number, row in page.rows.items():
        if number < FIRST:
            continue
        for column, cell in row.items():
            if cell.is_formula:
                found.fault(cell.place, "formula")
            elif column > LAST_COLUMN:
                found.fault(cell.place, "beyond")
        yield number, {column: cell for column, cell in row.items() if not cell.is_formula}


def _judge(page: Page, found: Reading) -> None:
    """What the table itself refuses, at the cell of the criterion's points."""
    known = {fault.place for fault in found.faults}
    for refusal in score_table.faults(found.sheet.table, found.lines):
        where = found.places.get(refusal.facts["criterion"], page.title)
        # A cell that could not be read at all has been named already.
        if where not in known:
            found.faults.append(CellFault(where, f"error.{refusal.code}", refusal.facts))


def _text(cell: Cell | None) -> str:
    return "" if cell is None else str(cell.value).strip()


def _number(cell: Cell | None) -> Decimal | None:
    """A number cell, or text that is a number with decimal comma or point; else None."""
    if cell is None or isinstance(cell.value, bool):
        return None
    if not isinstance(cell.value, int | float | str):
        return None
    try:
        # A float's shortest writing is what was typed: 9.5, not 9.4999….
        number = Decimal(str(cell.value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
