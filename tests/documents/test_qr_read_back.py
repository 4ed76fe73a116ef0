"""The QR code of a paper is read as a telephone reads it: from dots, not from the file."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import zxingcpp

from suyton.documents.decision_papers import DrawnDecisions
from suyton.documents.rendering import TypstRenderer
from suyton.documents.signing.appearance import Appearances
from suyton.documents.signing.number_fields import FormNumberFields
from suyton.domain.decision import Decision
from suyton.domain.document_kind import DocumentKind
from suyton.domain.paper_code import verify_address
from suyton.papers.certificate import certificates_of
from tests.papers.samples import AT, CANCEL, CORRECT, FORWARD, GRANT, ISSUED, OFFICE, ON, RULES

PUBLIC_URL, CODE = "https://thidua.example.vn", "0JKMNPQRSTVW"
APPEARANCES = Appearances(system_fonts=False)
SAYS = "https://thidua.example.vn/verify/0JKMNPQRSTVW"
OFFICE_SCANNER, COARSE_FAX = 150, 100
"""Dots an inch; both on paper of the size that the page has."""


@pytest.fixture(scope="module")
def renderer() -> TypstRenderer:
    return TypstRenderer(system_fonts=False)


def read_from(pdf: bytes, dots_per_inch: int, turned: int = 0) -> list[list[str]]:
    """What the QR codes of each page say."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pictures = [
            page.render(scale=dots_per_inch / 72, rotation=turned).to_pil().convert("L")
            for page in document
        ]
    finally:
        document.close()
    codes = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    return [[one.text for one in zxingcpp.read_barcodes(page, codes)] for page in pictures]


def decision_paper(renderer: TypstRenderer, decision: Decision, public_url: str) -> bytes:
    papers = DrawnDecisions(renderer, FormNumberFields(APPEARANCES), lambda _: OFFICE, public_url)
    prepared = papers.prepare(decision, RULES, date(2023, 12, 29), AT)
    numbered = replace(decision, number="0051/QĐ-UBND", dated_on=ON)
    return papers.fill(numbered, prepared)


@pytest.mark.parametrize("dots_per_inch", [OFFICE_SCANNER, COARSE_FAX])
@pytest.mark.parametrize("decision", [GRANT, FORWARD, CORRECT, CANCEL], ids=lambda one: one.kind)
def test_a_decision_on_paper_leads_to_where_it_is_verified(
    renderer: TypstRenderer, decision: Decision, dots_per_inch: int
) -> None:
    paper = decision_paper(renderer, replace(decision, code=CODE), PUBLIC_URL)
    first, *further = read_from(paper, dots_per_inch)
    assert first == [SAYS]
    assert further == [[]] * len(further)


@pytest.mark.parametrize("kind", [DocumentKind.CERTIFICATE, DocumentKind.CERTIFICATE_OVERPRINT])
@pytest.mark.parametrize("dots_per_inch", [OFFICE_SCANNER, COARSE_FAX])
def test_each_certificate_leads_to_where_its_decision_is_verified(
    renderer: TypstRenderer, dots_per_inch: int, kind: DocumentKind
) -> None:
    content = certificates_of(ISSUED, OFFICE, RULES, ON, address=verify_address(PUBLIC_URL, CODE))
    pdf = renderer.render(kind, content, AT).pdf
    assert read_from(pdf, dots_per_inch) == [[SAYS]] * len(ISSUED.standing)


def test_a_paper_laid_upside_down_is_read_all_the_same(renderer: TypstRenderer) -> None:
    paper = decision_paper(renderer, replace(GRANT, code=CODE), PUBLIC_URL)
    assert read_from(paper, OFFICE_SCANNER, turned=180)[0] == [SAYS]


def test_without_a_public_address_or_a_code_nothing_is_printed_to_read(
    renderer: TypstRenderer,
) -> None:
    for decision, public_url in ((replace(GRANT, code=CODE), ""), (GRANT, PUBLIC_URL)):
        paper = decision_paper(renderer, decision, public_url)
        assert not any(read_from(paper, OFFICE_SCANNER))
