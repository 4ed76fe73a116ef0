"""Signed, numbered, sealed: both signatures stand, and the seal covers the whole file."""

import itertools
from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from suyton.ports.documents import SEAL, SIGNATURE, Place
from tests.documents.signing.desk import (
    CHAIRMAN,
    DATED,
    FIELDS,
    NUMBER_GIVEN,
    OFFICE,
    Desk,
    drawn,
    refused,
)


def test_a_paper_is_laid_with_four_open_places_and_says_nothing_in_them(desk: Desk) -> None:
    fields = PdfReader(BytesIO(desk.paper)).get_fields() or {}
    assert {name: field.get("/FT") for name, field in fields.items()} == {
        "Number": "/Tx",
        "Date": "/Tx",
        "Signature": "/Sig",
        "Seal": "/Sig",
    }
    assert not any(field.get("/V") for field in fields.values())


def test_every_field_has_a_drawing_and_is_printed_as_the_archive_asks(desk: Desk) -> None:
    reader = PdfReader(BytesIO(desk.paper))
    widgets = [widget.get_object() for page in reader.pages for widget in page.get("/Annots", ())]
    fields = [widget for widget in widgets if widget["/Subtype"] == "/Widget"]
    assert len(fields) == 4
    assert all(field["/F"] == 4 and "/N" in field["/AP"] for field in fields)
    form = reader.trailer["/Root"]["/AcroForm"]  # type: ignore[index]
    assert "/NeedAppearances" not in form


def test_every_field_is_tied_into_the_tags_for_screen_readers(desk: Desk) -> None:
    reader = PdfReader(BytesIO(desk.sealed))
    tags = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    numbers = tags["/ParentTree"]["/Nums"]
    filed = dict(zip(numbers[0::2], numbers[1::2], strict=True))
    told = tags["/K"][0].get_object()["/K"]
    for page in reader.pages:
        assert str(page["/Tabs"]) == "/S"
        for reference in page.get("/Annots", ()):
            field = reference.get_object()
            element = filed[field["/StructParent"]]
            assert element in list(told)
            assert element.get_object()["/S"] == "/Form"
            assert element.get_object()["/Alt"] == field["/TU"]
            assert element.get_object()["/K"].raw_get("/Obj") == reference
    assert tags["/ParentTreeNextKey"] == max(filed) + 1


def test_the_same_input_gives_the_same_bytes(desk: Desk) -> None:
    assert FIELDS.lay(drawn()) == desk.paper
    assert FIELDS.fill(desk.signed, NUMBER_GIVEN, DATED) == desk.numbered


def test_each_step_leaves_every_byte_before_it_as_it_was(desk: Desk) -> None:
    steps = [desk.paper, desk.signed, desk.numbered, desk.sealed]
    assert all(
        after.startswith(before) and len(after) > len(before)
        for before, after in itertools.pairwise(steps)
    )


def test_number_and_date_are_read_on_the_page(desk: Desk) -> None:
    assert NUMBER_GIVEN not in _text(desk.signed)
    text = _text(desk.sealed)
    assert NUMBER_GIVEN in text
    assert DATED in text


def test_number_and_day_are_filled_in_at_the_head_of_an_annex_too(desk: Desk) -> None:
    with_annex = drawn()
    second = {"AnnexNumber": Place(1, 30, 230, 31, 6), "AnnexDate": Place(1, 70, 230, 53, 6)}
    paper = FIELDS.lay(replace(with_annex, places={**with_annex.places, **second}))
    numbered = FIELDS.fill(desk.signed_by(CHAIRMAN, paper), NUMBER_GIVEN, DATED)
    fields = PdfReader(BytesIO(numbered)).get_fields() or {}
    assert fields["AnnexNumber"]["/V"] == NUMBER_GIVEN
    assert fields["AnnexDate"]["/V"] == "ngày 05 tháng 01 năm 2024"
    found = desk.checker.examine(desk.signed_by(OFFICE, numbered))
    assert [one.fault for one in found.signatures] == ["", ""]


def test_both_signatures_stand_and_the_seal_covers_the_whole_file(desk: Desk) -> None:
    found = desk.checker.examine(desk.sealed)
    assert found.whole
    assert [one.field for one in found.signatures] == [SIGNATURE, SEAL]
    assert [one.subject for one in found.signatures] == [
        "Nông Văn A",
        "Ủy ban nhân dân tỉnh Bắc Kạn",
    ]
    assert all(one.intact and one.valid and one.trusted for one in found.signatures)
    assert all(one.covers_file and one.fault == "" for one in found.signatures)
    assert all(one.level == "B-B" and not one.time_attested for one in found.signatures)


def test_between_number_and_seal_the_signature_stands_and_the_file_is_not_whole(
    desk: Desk,
) -> None:
    found = desk.checker.examine(desk.numbered)
    assert [one.fault for one in found.signatures] == [""]
    assert not found.whole


def test_a_number_filled_in_again_after_the_seal_is_found(desk: Desk) -> None:
    person, seal = desk.checker.examine(FIELDS.fill(desk.sealed, "9999/QĐ-UBND", DATED)).signatures
    assert seal.intact
    assert not seal.covers_file
    assert seal.fault == "document_altered"
    assert person.intact


def test_a_field_is_signed_once(desk: Desk) -> None:
    assert refused(lambda: desk.signed_by(CHAIRMAN, desk.signed)) == "document_altered"


def test_what_is_no_prepared_paper_is_not_signed(desk: Desk) -> None:
    assert refused(lambda: desk.signed_by(CHAIRMAN, b"no PDF")) == "document_altered"
    assert refused(lambda: desk.signed_by(CHAIRMAN, drawn().pdf)) == "document_altered"


def _text(pdf: bytes) -> str:
    """The page's text with that of its fields' drawings."""
    reader = PdfReader(BytesIO(pdf))
    found = []
    for page in reader.pages:
        found.append(page.extract_text())
        for widget in page.get("/Annots", ()):
            drawing = widget.get_object()["/AP"]["/N"]
            found.append(page.extract_xform_text(drawing))
    return "\n".join(found)
