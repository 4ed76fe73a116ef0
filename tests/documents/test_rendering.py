"""Papers as Typst draws them: what they say, for whom they are readable, where they stay open."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest

from suyton.documents.rendering import TypstRenderer
from suyton.documents.signing.appearance import Appearances
from suyton.documents.signing.number_fields import FormNumberFields
from suyton.documents.templates_folder import BUILT_IN
from suyton.domain.document_kind import DocumentKind
from suyton.domain.errors import SignUnprintable, TemplateFailed
from suyton.ports.documents import Content, Rendered
from tests.papers.samples import GRANT, long_grant, said

AT = datetime(2024, 1, 5, 1, 30, tzinfo=UTC)
DECISION = said(GRANT)
AS_MARKUP = '#let x = 1 *đậm* _nghiêng_ $a^2$ \\ @nhãn "ngoặc" <label> // hết -- ~ = tựa'


@pytest.fixture(scope="module")
def renderer() -> TypstRenderer:
    return TypstRenderer(system_fonts=False)


def text_of(drawn: Rendered) -> str:
    """The text of all pages on one line, so that where lines break does not matter."""
    pages = pypdf.PdfReader(io.BytesIO(drawn.pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_same_content_and_time_give_the_same_bytes(renderer: TypstRenderer) -> None:
    first = renderer.render(DocumentKind.DECISION, DECISION, AT)
    renderer.render(DocumentKind.DECISION, {**DECISION, "title": "Khác"}, AT)
    assert renderer.render(DocumentKind.DECISION, DECISION, AT) == first
    assert TypstRenderer(system_fonts=False).render(DocumentKind.DECISION, DECISION, AT) == first


def test_what_people_wrote_is_text_and_never_markup(renderer: TypstRenderer) -> None:
    said = {**DECISION, "proposal": {"by": AS_MARKUP, "paper": ""}}
    assert AS_MARKUP in text_of(renderer.render(DocumentKind.DECISION, said, AT))


def test_letters_sent_taken_apart_are_found_composed(renderer: TypstRenderer) -> None:
    said = {**DECISION, "authority": "Quye\u0302\u0301t đi\u0323nh"}
    assert "Quyết định" in text_of(renderer.render(DocumentKind.DECISION, said, AT))


def test_a_paper_is_made_for_the_archive_and_for_screen_readers(renderer: TypstRenderer) -> None:
    read = pypdf.PdfReader(io.BytesIO(renderer.render(DocumentKind.DECISION, DECISION, AT).pdf))
    catalog: Any = read.root_object
    metadata = catalog["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert catalog["/Lang"] == "vi-VN"
    assert catalog["/MarkInfo"]["/Marked"].value
    assert read.metadata is not None
    assert read.metadata.title == DECISION["title"]


def test_every_face_is_in_the_file(renderer: TypstRenderer) -> None:
    read = pypdf.PdfReader(io.BytesIO(renderer.render(DocumentKind.DECISION, DECISION, AT).pdf))
    resources: list[Any] = [page["/Resources"] for page in read.pages]
    faces = [
        face.get_object()["/DescendantFonts"][0].get_object()
        for one in resources
        for face in one["/Font"].values()
    ]
    assert {str(face["/BaseFont"]).split("+")[1].split("-")[0] for face in faces} == {
        "LiberationSerif"
    }
    assert all("/FontFile2" in face["/FontDescriptor"].get_object() for face in faces)


def test_the_places_left_open_lie_where_the_decree_puts_them(renderer: TypstRenderer) -> None:
    places = renderer.render(DocumentKind.DECISION, DECISION, AT).places
    assert set(places) == {"Number", "Date", "Signature", "Seal"}
    signature, seal = places["Signature"], places["Seal"]
    covered = seal.left + seal.width - signature.left
    assert covered == pytest.approx(signature.width / 3)
    assert seal.top + seal.height / 2 == pytest.approx(signature.top + signature.height / 2)
    assert signature.left > 105, "who signs stands on the right half"
    assert places["Number"].left < 105 < places["Date"].left + places["Date"].width / 2


def test_an_annex_bears_the_number_and_day_of_its_decision(renderer: TypstRenderer) -> None:
    drawn = renderer.render(DocumentKind.DECISION, said(long_grant(45)), AT)
    first, again = drawn.places["Number"], drawn.places["AnnexNumber"]
    assert (first.page, again.page, drawn.places["AnnexDate"].page) == (1, 2, 2)
    fields = FormNumberFields(Appearances(system_fonts=False))
    filled = fields.fill(fields.lay(drawn), "2051/QĐ-UBND", "Bắc Kạn, ngày 05 tháng 01 năm 2024")
    given = pypdf.PdfReader(io.BytesIO(filled)).get_form_text_fields()
    assert given == {
        "Number": "2051/QĐ-UBND",
        "Date": "Bắc Kạn, ngày 05 tháng 01 năm 2024",
        "AnnexNumber": "2051/QĐ-UBND",
        "AnnexDate": "ngày 05 tháng 01 năm 2024",
    }


def test_a_field_that_is_missing_is_named_with_its_template_and_line(
    renderer: TypstRenderer,
) -> None:
    template = (BUILT_IN / "decision.typ").read_text("utf-8").splitlines()
    lacking = {name: value for name, value in DECISION.items() if name != "listed"}
    with pytest.raises(TemplateFailed) as refusal:
        renderer.render(DocumentKind.DECISION, lacking, AT)
    facts = refusal.value.facts
    assert facts["template"] == "decision.typ"
    assert "facts.listed" in template[int(facts["line"]) - 1]
    assert facts["problem"] == 'dictionary does not contain key "listed"'


def test_a_provinces_template_takes_the_place_of_ours_and_may_build_on_it(tmp_path: Path) -> None:
    (tmp_path / "decision.typ").write_text(
        '#import "decree30.typ": *\n#show: paper\n#letterhead(facts.letterhead)\nMẫu của tỉnh',
        "utf-8",
    )
    drawn = TypstRenderer(tmp_path, system_fonts=False).render(DocumentKind.DECISION, DECISION, AT)
    assert "Độc lập - Tự do - Hạnh phúc" in text_of(drawn)
    assert "Mẫu của tỉnh" in text_of(drawn)
    assert set(drawn.places) == {"Number", "Date"}


def test_a_provinces_layout_serves_our_templates_too(tmp_path: Path) -> None:
    (tmp_path / "decree30.typ").write_text(
        '#import "built-in/decree30.typ": *\n#let authority(words) = [Thay: #words]', "utf-8"
    )
    drawn = TypstRenderer(tmp_path, system_fonts=False).render(DocumentKind.DECISION, DECISION, AT)
    assert "Thay: CHỦ TỊCH ỦY BAN NHÂN DÂN" in text_of(drawn)


@pytest.mark.parametrize(
    ("template", "line", "problem"),
    [
        ('#import "@preview/tablex:0.0.8": *', "1", "packages from the network"),
        ("Dòng một\n#nothing-of-this-name", "2", "unknown variable"),
        ('#read("../../secret")', "1", "escape"),
        ("#while true {}", "1", "always true"),
    ],
)
def test_a_provinces_template_that_fails_is_named_with_its_line(
    tmp_path: Path, template: str, line: str, problem: str
) -> None:
    (tmp_path / "decision.typ").write_text(template, "utf-8")
    with pytest.raises(TemplateFailed) as refusal:
        TypstRenderer(tmp_path, system_fonts=False).render(DocumentKind.DECISION, DECISION, AT)
    facts = refusal.value.facts
    assert (facts["template"], facts["line"]) == ("decision.typ", line)
    assert problem in facts["problem"]


def test_a_templates_folder_that_is_not_there_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailed):
        TypstRenderer(tmp_path / "none")


def test_drawings_at_the_same_time_do_not_mix(renderer: TypstRenderer) -> None:
    contents = [said(replace(GRANT, signer_name=f"Người ký số {nth}")) for nth in range(12)]

    def draw(content: Content) -> Rendered:
        return renderer.render(DocumentKind.DECISION, content, AT)

    alone = [draw(content) for content in contents]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(draw, contents)) == alone
    assert all(f"Người ký số {nth}" in text_of(drawn) for nth, drawn in enumerate(alone))


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\u202e", "\u200b", "\ue000", "\ud800"])
def test_what_has_no_shape_is_left_out(renderer: TypstRenderer, sign: str) -> None:
    drawn = renderer.render(DocumentKind.DECISION, {**DECISION, "authority": f"CHỦ{sign} TỊCH"}, AT)
    assert "CHỦ TỊCH" in text_of(drawn)


@pytest.mark.parametrize("sign", ["😀", "中"])
def test_a_sign_that_no_face_has_is_named_and_not_blamed_on_the_template(
    renderer: TypstRenderer, sign: str
) -> None:
    with pytest.raises(SignUnprintable) as refusal:
        renderer.render(DocumentKind.DECISION, {**DECISION, "authority": f"CHỦ TỊCH {sign}"}, AT)
    assert refusal.value.facts == {"sign": sign}
