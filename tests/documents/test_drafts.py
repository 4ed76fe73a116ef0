"""Word drafts: what they say, what an office's own template may do, and how its faults are told."""

import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from suyton.documents.drafts.docx_drafts import BUILT_IN, DocxDrafts
from suyton.domain.calendar import HANOI
from suyton.domain.document_kind import DocumentKind
from suyton.domain.errors import TemplateFailed
from suyton.papers.award_facts import Content
from suyton.papers.decision import content_of
from suyton.papers.draft_fields import fields_of
from suyton.papers.draft_samples import AT, UNIT, sample_decision, sample_nomination
from suyton.papers.submission_letter import submission_letter
from suyton.wording import LANGUAGES, Wording
from tests.documents.test_rendering import AS_MARKUP
from tests.papers.earlier import term
from tests.papers.samples import OFFICE, RULES
from tests.support.draft_templates import MADE

LETTER = DocumentKind.SUBMISSION_LETTER
SAID: dict[DocumentKind, Content] = {
    LETTER: submission_letter(sample_nomination(RULES), UNIT, "Cờ thi đua", OFFICE, term),
    DocumentKind.DECISION: content_of(
        sample_decision(RULES), OFFICE, RULES, AT.astimezone(HANOI).date()
    )[1],
}


def lines(written: bytes) -> Iterator[str]:
    """The text of every paragraph, those in tables too."""
    document = docx.Document(io.BytesIO(written))
    for found in document.element.body.iter(docx.oxml.ns.qn("w:p")):
        text = "".join(one.text or "" for one in found.iter(docx.oxml.ns.qn("w:t")))
        if text:
            yield text


def own_template(folder: Path, *paragraphs: str) -> DocxDrafts:
    """An office's template of these paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(folder / "submission_letter.docx"))
    return DocxDrafts(folder)


@pytest.mark.parametrize("kind", MADE)
def test_a_draft_says_what_the_paper_says(kind: DocumentKind) -> None:
    found = list(lines(DocxDrafts().write(kind, SAID[kind])))
    assert not [line for line in found if "{" in line or "Undefined" in line]
    told = {
        LETTER: (
            "UBND TỈNH BẮC KẠN",
            "Sở Mẫu kính đề nghị Chủ tịch Ủy ban nhân dân tỉnh Bắc Kạn xem xét, tặng Cờ thi đua "
            "năm 2023 cho cá nhân: Ông Nguyễn Văn Mẫu, Sở Mẫu.",
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        ),
        DocumentKind.DECISION: (
            "Ông Nguyễn Văn Mẫu",
            "2.700.000",
            "PHÓ CHỦ TỊCH",
            "Điều 2. Tổng số tiền thưởng là 8.100.000 đồng (Bằng chữ: Tám triệu một trăm nghìn đồng), "
            "chi từ Quỹ thi đua, khen thưởng của tỉnh.",
            "Trần Thị Mẫu",
        ),
    }
    assert set(told[kind]) - set(found) == set()


@pytest.mark.parametrize("kind", MADE)
def test_a_draft_is_laid_out_by_decree_30(kind: DocumentKind) -> None:
    document: Any = docx.Document(io.BytesIO(DocxDrafts().write(kind, SAID[kind])))
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert 30 <= round(page.left_margin.mm) <= 35
    assert 15 <= round(page.right_margin.mm) <= 20
    assert 20 <= round(page.top_margin.mm) <= 25
    assert 20 <= round(page.bottom_margin.mm) <= 25
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.styles["Normal"].font.size.pt == 14


@pytest.mark.parametrize("kind", MADE)
def test_the_templates_that_come_along_are_those_that_the_script_makes(kind: DocumentKind) -> None:
    kept: Any = docx.Document(str(BUILT_IN / f"{kind.value}.docx"))
    assert MADE[kind]().element.xml == kept.element.xml


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_told_in_both_languages(kind: DocumentKind, language: Any) -> None:
    wording = Wording.load()
    assert not [
        field.path
        for field in fields_of(SAID[kind])
        if not wording.has(language, f"draft_field.{field.path}")
    ]


def test_no_field_is_told_that_no_draft_has() -> None:
    told = {
        key.removeprefix("draft_field.")
        for key in Wording.load().sentences["vi"]
        if key.startswith("draft_field.")
    }
    assert told == {field.path for said in SAID.values() for field in fields_of(said)}


@pytest.mark.parametrize("kind", MADE)
def test_a_template_that_asks_as_the_page_says_gets_what_the_page_shows(
    tmp_path: Path, kind: DocumentKind
) -> None:
    document = docx.Document()
    fields = list(fields_of(SAID[kind]))
    for field in fields:
        document.add_paragraph(f"{field.path}=")
        for part in field.written.splitlines():
            document.add_paragraph(part)
    document.save(str(tmp_path / f"{kind.value}.docx"))
    found = list(lines(DocxDrafts(tmp_path).write(kind, SAID[kind])))
    for field in fields:
        after = found[found.index(f"{field.path}=") + 1 :]
        assert not field.example or after[0] == field.example.replace(" / ", " ")


def test_what_people_wrote_is_text_and_never_markup(tmp_path: Path) -> None:
    drafts = own_template(tmp_path, "{{ summary }}")
    for words in (AS_MARKUP, "{{ title }} {% raw %} <w:p> & <b>", "Quye\u0302\u0301t đi\u0323nh"):
        found = list(lines(drafts.write(LETTER, {**SAID[LETTER], "summary": words})))
        assert found == [unicodedata.normalize("NFC", words)]


def test_signs_that_a_file_cannot_hold_are_left_out(tmp_path: Path) -> None:
    drafts = own_template(tmp_path, "{{ summary }}")
    said = {**SAID[LETTER], "summary": "Một\x00\x07\x0c hai"}
    assert list(lines(drafts.write(LETTER, said))) == ["Một hai"]


@pytest.mark.parametrize(
    "attempt",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ facts.__init__.__globals__ }}",
        "{{ title.__class__ }}",
        "{{ (title | attr('__class__')).mro() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__['os'].environ }}",
        "{{ bases.append('x') }}",
        "{{ '{0.__class__.__mro__}'.format(title) }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% for one in range(1000000000) %}x{% endfor %}",
    ],
)
def test_a_template_cannot_run_code(tmp_path: Path, attempt: str) -> None:
    drafts = own_template(tmp_path, attempt)
    with pytest.raises(TemplateFailed) as refusal:
        drafts.write(LETTER, SAID[LETTER])
    assert refusal.value.facts["template"] == "submission_letter.docx"


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        ("Kính gửi {{ addresee }}", "'addresee' is undefined"),
        ("Kính gửi {{ honoured.nmae }}", "has no attribute 'nmae'"),
        ("{% if unit %}", "Unexpected end of template"),
        ("{{ unit ", "unexpected"),
        ("{{ year + 1 }}", "can only concatenate str"),
    ],
)
def test_a_fault_is_told_with_its_paragraph_and_field(
    tmp_path: Path, fault: str, problem: str
) -> None:
    drafts = own_template(tmp_path, "{{ unit }}", "Dòng hai", fault)
    with pytest.raises(TemplateFailed) as refusal:
        drafts.write(LETTER, SAID[LETTER])
    facts = refusal.value.facts
    assert problem in facts["problem"]
    if "Unexpected end" not in problem:
        assert facts["line"] == "3"
        assert fault.strip() in facts["problem"]


def test_a_file_that_is_no_word_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "submission_letter.docx").write_bytes(b"%PDF-1.7")
    with pytest.raises(TemplateFailed) as refusal:
        DocxDrafts(tmp_path).write(LETTER, SAID[LETTER])
    assert refusal.value.facts["problem"]


def test_a_kind_without_a_template_is_told() -> None:
    with pytest.raises(TemplateFailed):
        DocxDrafts().template(DocumentKind.MONEY_TABLE)
