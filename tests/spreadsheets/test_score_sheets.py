"""A score sheet as XLSX: what is written is read back, and what is wrong is named by its cell."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from suyton.domain import score_table
from suyton.domain.document import DocumentReference
from suyton.domain.errors import SheetFileFaulty
from suyton.domain.score_table import SheetLine
from suyton.ports import SheetToFill
from suyton.spreadsheets.score_sheets import XlsxSheets
from suyton.spreadsheets.workbook import BYTES_AT_MOST, UNPACKED_AT_MOST
from suyton.wording import Wording
from tests.unit.domain.score_tables import TABLE, sheet

SENTENCES = Wording.load().sentences["vi"]
LABELS = {
    key.removeprefix(prefix): said
    for prefix in ("sheet_file.", "criterion_kind.")
    for key, said in SENTENCES.items()
    if key.startswith(prefix)
}
EMPTY = SheetToFill("2024.vhxh", "so-y-te", TABLE)
XLSX = XlsxSheets()


def file_of(lines: tuple[SheetLine, ...]) -> bytes:
    return XLSX.write(replace(EMPTY, lines=lines), LABELS)


def read(content: bytes, wanted: SheetToFill = EMPTY) -> tuple[SheetLine, ...]:
    return XLSX.read(BytesIO(content), wanted)


def faults(content: bytes, wanted: SheetToFill = EMPTY) -> list[tuple[str, str]]:
    """Where and what, of every fault."""
    with pytest.raises(SheetFileFaulty) as faulty:
        read(content, wanted)
    told = json.loads(faulty.value.facts["cells"])
    assert faulty.value.facts["count"] == str(len(told))
    return [(one["place"], one["sentence"].partition(".")[2]) for one in told]


def changed(change: Callable[[Workbook], Any], lines: tuple[SheetLine, ...] = ()) -> bytes:
    """A filled file with something done to it."""
    workbook = load_workbook(BytesIO(file_of(lines or sheet())))
    change(workbook)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n"), max_size=40
).map(lambda text: text.strip())
papers = st.builds(
    DocumentReference,
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.integers(0, 10**9),
    st.just("application/pdf"),
    texts,
    texts.filter(bool),
)
filled = st.tuples(
    *(
        st.builds(
            SheetLine,
            st.just(one.code),
            st.decimals(0, one.maximum, places=TABLE.decimals),
            texts,
            st.lists(papers, max_size=2).map(tuple),
        )
        for one in TABLE.criteria
    )
)


@given(filled)
@settings(max_examples=40, deadline=None)
def test_what_is_exported_is_imported_again(lines: tuple[SheetLine, ...]) -> None:
    assert score_table.settled(TABLE, read(file_of(lines))) == score_table.settled(TABLE, lines)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_text_that_looks_like_a_formula_is_written_as_text(text: str) -> None:
    content = file_of((replace(sheet()[0], reason=text), *sheet()[1:]))
    cell = load_workbook(BytesIO(content)).worksheets[0]["F4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = [packed.read(name) for name in packed.namelist() if "worksheets" in name]
    assert not any(b"<f>" in part or b"<f " in part for part in parts)
    assert read(content)[0].reason == text


def test_a_blank_sheet_says_what_is_missing_and_a_name_in_excel_may_hold_control_letters() -> None:
    assert faults(file_of(())) == [("Phiếu chấm!E4", "criterion_missing")] + [
        (f"Phiếu chấm!E{row}", "criterion_missing") for row in (5, 6)
    ]
    dirty = replace(sheet()[0], reason="a\x00b\x1fc")
    assert read(file_of((dirty, *sheet()[1:])))[0].reason == "a\ufffdb\ufffdc"


def put(**cells: object) -> Callable[[Workbook], None]:
    """Write into cells of the first page."""

    def change(workbook: Workbook) -> None:
        page: Any = workbook.worksheets[0]
        for place, value in cells.items():
            page[place] = value

    return change


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"E4": "nhiều"}, [("E4", "no_number")]),
        ({"E4": True}, [("E4", "no_number")]),
        ({"E4": "NaN"}, [("E4", "no_number")]),
        ({"E4": 60.5}, [("E4", "points_out_of_range")]),
        ({"E4": -1}, [("E4", "points_out_of_range")]),
        ({"E5": 0.333}, [("E5", "points_out_of_range")]),
        ({"E4": "=50+8"}, [("E4", "formula")]),
        ({"F4": "=1"}, [("F4", "formula")]),
        ({"E4": None}, [("E4", "criterion_missing")]),
        ({"E4": None, "F4": "Đủ"}, [("E4", "points_missing")]),
        (
            {"A4": "X.9"},
            [
                ("Minh chứng!A4", "code_missing"),
                ("E4", "criterion_unknown"),
                ("Phiếu chấm", "criterion_missing"),
            ],
        ),
        ({"A10": "I.1", "E10": 1}, [("E4", "criterion_unknown")]),
        (
            {"A4": None},
            [
                ("A4", "code_missing"),
                ("Minh chứng!A4", "code_missing"),
                ("Phiếu chấm", "criterion_missing"),
            ],
        ),
        ({"H4": "lạc"}, [("H4", "beyond")]),
        (
            {"E4": "a", "E5": 99, "E6": "=1"},
            [("E4", "no_number"), ("E6", "formula"), ("E5", "points_out_of_range")],
        ),
    ],
)
def test_every_fault_is_named_by_its_cell(
    cells: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    found = faults(changed(put(**cells)))
    assert [(where.removeprefix("Phiếu chấm!"), what) for where, what in found] == expected


def test_a_number_written_as_text_with_a_decimal_comma_is_read() -> None:
    lines = read(changed(put(E4="58,5")))
    assert lines[0].points == Decimal("58.5")


@pytest.mark.parametrize(
    "wanted",
    [
        replace(EMPTY, unit_id="ban-dan-toc"),
        replace(EMPTY, round_id="2023.vhxh"),
        replace(EMPTY, table=replace(TABLE, version=2)),
    ],
    ids=["another unit", "another year", "another version of the table"],
)
def test_a_sheet_of_another_unit_year_or_table_is_refused(wanted: SheetToFill) -> None:
    assert faults(file_of(sheet()), wanted) == [("Phiếu chấm!B1", "other_sheet")]


def test_evidence_that_was_changed_by_hand_is_refused() -> None:
    def spoil(workbook: Workbook) -> None:
        page: Any = workbook.worksheets[1]
        page["B4"], page["C5"], page["A6"] = "xyz", "lớn", "Z"

    assert faults(changed(spoil)) == [
        ("Minh chứng!B4", "no_sha256"),
        ("Minh chứng!C5", "no_number"),
        ("Minh chứng!A6", "code_missing"),
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"code;points\nI.1;5", b"PK\x03\x04broken", b"%PDF-1.7"],
    ids=["empty", "csv", "broken zip", "pdf"],
)
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    assert faults(content) == [("", "no_workbook")]


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("hello.txt", "hello")
    assert faults(out.getvalue()) == [("", "no_workbook")]


def test_a_file_that_is_too_long_is_refused() -> None:
    assert faults(b"x" * (BYTES_AT_MOST + 1)) == [("", "too_large")]


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused_unread() -> None:
    out = BytesIO(file_of(sheet()))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/bomb.xml", b"0" * (UNPACKED_AT_MOST + 1))
    assert len(out.getvalue()) < BYTES_AT_MOST
    assert faults(out.getvalue()) == [("", "too_large")]


def replaced(part: str, content: bytes) -> bytes:
    """The file with one of its parts exchanged."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(file_of(sheet()))) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        assert part in packed.namelist()
        for name in packed.namelist():
            again.writestr(name, content if name == part else packed.read(name))
    return out.getvalue()


def test_entities_are_not_expanded() -> None:
    bomb = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
<c r="B1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""
    assert faults(replaced("xl/worksheets/sheet1.xml", bomb)) == [("", "no_workbook")]


def test_a_row_far_below_does_not_make_a_million_rows() -> None:
    far = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>"""
    assert faults(replaced("xl/worksheets/sheet1.xml", far))[0][1] == "other_sheet"
