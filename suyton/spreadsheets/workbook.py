"""Opens a workbook that someone sent, with nothing trusted: sizes bounded, formulas never run."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

BYTES_AT_MOST = 2 * 1024 * 1024
"""Of the file as it was sent."""
UNPACKED_AT_MOST = 16 * 1024 * 1024
"""Of all its parts together. A part never unpacks to more than it declares: zipfile cuts it off."""
PARTS_AT_MOST = 200
SHEETS_READ = 2
ROWS_READ = 1_500
COLUMNS_READ = 12


class FileUnusable(Exception):
    """The file as a whole; ``code`` names a sentence under ``cell_fault`` in the wording."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class Cell:
    """One cell with something in it."""

    place: str
    """Such as ``Phiếu chấm!C5``."""
    value: object
    is_formula: bool


Row = dict[int, Cell]
"""The filled cells of one row, by column from 1."""


@dataclass(frozen=True)
class Page:
    """One worksheet: its title, and its rows that are not empty, by number from 1."""

    title: str
    rows: dict[int, Row]


def pages_of(content: BinaryIO) -> tuple[Page, ...]:
    """The first worksheets of the file, as far as they are read.

    Raises:
        FileUnusable: it is too large, unpacks to too much, or is no workbook.
    """
    data = content.read(BYTES_AT_MOST + 1)
    if len(data) > BYTES_AT_MOST:
        raise FileUnusable("too_large")
    _check_unpacked(data)
    try:
        workbook = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        return tuple(_page(sheet) for sheet in workbook.worksheets[:SHEETS_READ])
    except FileUnusable:
        raise
    except Exception:
        # A part may be broken in as many ways as there are exceptions; all of them mean this.
        raise FileUnusable("no_workbook") from None


def _check_unpacked(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise FileUnusable("no_workbook") from None
    if len(parts) > PARTS_AT_MOST or sum(part.file_size for part in parts) > UNPACKED_AT_MOST:
        raise FileUnusable("too_large")


def _page(sheet: Worksheet) -> Page:
    """Rows and columns past the bounds are not looked at; a sheet that says it has more is refused."""
    if (sheet.max_row or 0) > ROWS_READ:
        raise FileUnusable("too_large")
    rows: dict[int, Row] = {}
    read = sheet.iter_rows(min_row=1, max_row=ROWS_READ, min_col=1, max_col=COLUMNS_READ)
    for number, cells in enumerate(read, start=1):
        row = {
            column: Cell(place(sheet.title, column, number), cell.value, cell.data_type == "f")
            for column, cell in enumerate(cells, start=1)
            if cell.value is not None and str(cell.value).strip()
        }
        if row:
            rows[number] = row
    return Page(sheet.title, rows)


def place(title: str, column: int, row: int) -> str:
    """How a cell is named to people."""
    return f"{title}!{get_column_letter(column)}{row}"
