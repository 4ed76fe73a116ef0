"""What comes back is the prepared file with one signature added, by whoever is to sign."""

import asyncio
from dataclasses import replace
from io import BytesIO

import pytest
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pypdf import PdfReader, PdfWriter

from suyton.documents.signing import held_key
from suyton.documents.signing.number_fields import box_of
from suyton.documents.signing.revision import Revision
from suyton.domain.examination import SignatureFacts
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
from tests.support.pki import Issued

Box = tuple[float, float, float, float]


def check(desk: Desk, after: bytes, by: Issued | None = None) -> SignatureFacts:
    """As for the person's signature on the prepared paper."""
    fingerprint = (by or desk.chairman).fingerprint
    return desk.checker.check_added(desk.paper, after, SIGNATURE, (fingerprint,))


def signed_outside(
    desk: Desk,
    pdf: bytes,
    field: str,
    box: Box | None = None,
    subfilter: str = "adbe.pkcs7.detached",
    page: int = 1,
) -> bytes:
    """As other software signs: its own metadata, its own stamp, an older kind of signature."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    if field not in (SIGNATURE, SEAL):
        append_signature_field(writer, SigFieldSpec(field, page - 1, box))  # type: ignore[arg-type]
    metadata = PdfSignatureMetadata(field, subfilter=SigSeedSubFilter(f"/{subfilter}"))
    signer = PdfSigner(metadata, held_key.opened(desk.chairman.p12("x"), "x"))
    signed: bytes = asyncio.run(signer.async_sign_pdf(writer)).getvalue()
    return signed


def place_of(pdf: bytes, place: Place) -> Box:
    return box_of(Revision(pdf), place)


def test_a_signature_made_here_is_what_was_added(desk: Desk) -> None:
    facts = check(desk, desk.signed)
    assert (facts.field, facts.subject) == (SIGNATURE, "Nông Văn A")
    assert facts.fingerprint == desk.chairman.fingerprint
    assert (facts.intact, facts.valid, facts.trusted, facts.covers_file) == (True,) * 4


@pytest.mark.parametrize("subfilter", ["adbe.pkcs7.detached", "ETSI.CAdES.detached"])
def test_a_signature_made_with_other_software_is_as_good(desk: Desk, subfilter: str) -> None:
    facts = check(desk, signed_outside(desk, desk.paper, SIGNATURE, subfilter=subfilter))
    assert facts.trusted
    numbered = FIELDS.fill(
        signed_outside(desk, desk.paper, SIGNATURE, subfilter=subfilter), NUMBER_GIVEN, DATED
    )
    sealed = desk.signed_by(OFFICE, numbered)
    assert [one.fault for one in desk.checker.examine(sealed).signatures] == ["", ""]


def test_a_field_of_its_own_will_do_where_nothing_is_drawn_elsewhere(desk: Desk) -> None:
    unseen = signed_outside(desk, desk.paper, "Signature1")
    assert check(desk, unseen).field == "Signature1"
    place = drawn().places[SIGNATURE]
    box = place_of(desk.paper, place)
    within = signed_outside(desk, desk.paper, "Signature1", box, page=place.page)
    assert check(desk, within).field == "Signature1"


PREPARED = drawn().places[SIGNATURE]


@pytest.mark.parametrize(
    "place",
    [
        Place(PREPARED.page, 30, 150, 150, 40),
        replace(PREPARED, width=PREPARED.width + 10),
        replace(PREPARED, page=3 - PREPARED.page),
    ],
    ids=["over the text", "a little wider", "on another page"],
)
def test_a_field_drawn_elsewhere_is_refused_for_it_may_cover_the_text(
    desk: Desk, place: Place
) -> None:
    box = place_of(desk.paper, place)
    elsewhere = signed_outside(desk, desk.paper, "Signature1", box, page=place.page)
    assert refused(lambda: check(desk, elsewhere)) == "not_signed"


def test_the_office_does_not_sign_in_the_persons_place_nor_the_person_in_the_offices(
    desk: Desk,
) -> None:
    sealed_first = desk.signed_by(OFFICE, desk.paper)
    assert refused(lambda: check(desk, sealed_first, desk.office)) == "not_signed"
    assert (
        refused(
            lambda: desk.checker.check_added(
                desk.paper, desk.signed, SEAL, (desk.chairman.fingerprint,)
            )
        )
        == "not_signed"
    )


def test_the_same_file_back_is_not_signed(desk: Desk) -> None:
    assert refused(lambda: check(desk, desk.paper)) == "not_signed"
    assert refused(lambda: check(desk, desk.paper + b"\n% nothing\n")) == "not_signed"


def test_another_certificate_than_the_bound_one_is_refused(desk: Desk) -> None:
    assert refused(lambda: check(desk, desk.signed, desk.office)) == "wrong_certificate"
    checked = desk.checker.check_added
    assert refused(lambda: checked(desk.paper, desk.signed, SIGNATURE, ())) == "wrong_certificate"


def test_a_certificate_that_nobody_here_trusts_is_refused(desk: Desk, own_desk: Desk) -> None:
    mine = (desk.chairman.fingerprint,)
    checked = own_desk.checker.check_added
    assert (
        refused(lambda: checked(desk.paper, desk.signed, SIGNATURE, mine))
        == "certificate_untrusted"
    )


def test_a_file_saved_anew_is_altered_even_if_it_looks_the_same(desk: Desk) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(desk.signed)))
    out = BytesIO()
    writer.write(out)
    assert refused(lambda: check(desk, out.getvalue())) == "document_altered"


def test_another_prepared_paper_is_altered(desk: Desk) -> None:
    other = FIELDS.fill(desk.paper, "1/QĐ-UBND", DATED)
    assert (
        refused(lambda: desk.checker.check_added(other, desk.signed, SIGNATURE, ()))
        == "document_altered"
    )


def test_a_number_filled_in_before_signing_is_altered(desk: Desk) -> None:
    signed = desk.signed_by(CHAIRMAN, FIELDS.fill(desk.paper, NUMBER_GIVEN, DATED))
    assert refused(lambda: check(desk, signed)) == "document_altered"


def test_a_number_filled_in_after_signing_is_altered_too(desk: Desk) -> None:
    assert refused(lambda: check(desk, desk.numbered)) == "document_altered"


def test_two_signatures_at_once_are_refused(desk: Desk) -> None:
    assert refused(lambda: check(desk, desk.signed_by(OFFICE, desk.signed))) == "document_altered"


def with_a_note(pdf: bytes) -> bytes:
    """A note stuck on the first page, as a revision."""
    revision = Revision(pdf)
    page, _ = revision.find_page_for_modification(0)
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FreeText"),
            NameObject("/Rect"): ArrayObject(page.get_object()["/MediaBox"]),
            NameObject("/Contents"): TextStringObject("tặng thêm"),
            NameObject("/DA"): TextStringObject("/Helv 12 Tf"),
        }
    )
    revision.register_annotation(page, revision.add_object(note))
    return revision.written()


def test_a_note_on_the_page_is_found_whether_made_before_or_after_signing(desk: Desk) -> None:
    before = desk.signed_by(CHAIRMAN, with_a_note(desk.paper))
    assert refused(lambda: check(desk, before)) == "document_altered"
    after = with_a_note(desk.signed)
    assert refused(lambda: check(desk, after)) == "document_altered"
    (facts,) = desk.checker.examine(after).signatures
    assert (facts.intact, facts.covers_file) == (True, False)
    assert facts.fault == "document_altered"


def test_a_signature_over_another_content_is_found(desk: Desk) -> None:
    """The page's text exchanged under the signature, with the length kept."""
    position = desk.signed.index(b"/MediaBox")
    altered = desk.signed.replace(b"/MediaBox", b"/MediaBoX", 1)
    assert altered[position : position + 9] == b"/MediaBoX"
    assert refused(lambda: check(desk, altered)) == "document_altered"


def test_bytes_hidden_behind_the_signature_are_found(desk: Desk) -> None:
    end = desk.signed.index(b">", desk.signed.index(b"/Contents <"))
    altered = desk.signed[: end - 40] + b"DEADBEEF" + desk.signed[end - 32 :]
    assert refused(lambda: check(desk, altered)) == "document_altered"


def test_garbage_after_the_signature_is_found(desk: Desk) -> None:
    assert refused(lambda: check(desk, desk.signed + b"x" * 2000)) == "document_altered"
