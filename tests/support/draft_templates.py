"""The Word templates that come along, made anew: ``python -m tests.support.draft_templates``.

Laid out by Decree 30/2020/NĐ-CP, Annex I (domain notes 6.4): A4, margins 20, 20, 30 and 20 mm,
Times New Roman. What stands in braces is a field of the draft; ``/drafts/fields`` lists them all.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from suyton.documents.drafts.docx_drafts import BUILT_IN
from suyton.domain.document_kind import DocumentKind

LEFT, CENTRE, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def blank() -> Any:
    """An empty page of the right size in the right face."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    faces = style.element.rPr.rFonts
    for name in ("w:eastAsia", "w:cs", "w:hAnsi"):
        faces.set(qn(name), "Times New Roman")
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(3)
    _page_number(section.header.paragraphs[0])
    return document


def _page_number(paragraph: Any) -> None:
    """Centred in the top margin, from the second page on."""
    paragraph.alignment = CENTRE
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def line(where: Any, text: str, *, align: Any = BOTH, size: float = 14, **style: bool) -> Any:
    """A paragraph; a body paragraph's first line stands 1,27 cm in."""
    paragraph = where.add_paragraph()
    paragraph.alignment = align
    if align is BOTH:
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
        paragraph.paragraph_format.space_after = Pt(6)
    else:
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold, run.italic = style.get("bold", False), style.get("italic", False)
    return paragraph


def body(document: Any, *texts: str, **style: bool) -> None:
    for text in texts:
        line(document, text, **style)


def each(document: Any, items: str, text: str, **style: bool) -> None:
    """A paragraph for each of ``items``; the tags stand in paragraphs that vanish."""
    body(document, f"{{%p for one in {items} %}}")
    body(document, text, **style)
    body(document, "{%p endfor %}")


def cells(document: Any, widths: Iterable[float], *, ruled: bool = False) -> list[Any]:
    """A table of one row with columns of these widths in mm, and its cells."""
    sizes = list(widths)
    table = document.add_table(rows=1, cols=len(sizes), style="Table Grid" if ruled else None)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    if not ruled:
        _stand_whole(table)
    for column, cell, width in zip(table.columns, table.rows[0].cells, sizes, strict=True):
        column.width = cell.width = Mm(width)
        cell._element.remove(cell.paragraphs[0]._element)
    return list(table.rows[0].cells)


def _stand_whole(table: Any) -> None:
    """No room beside the text, and no row broken over two pages."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def letterhead(document: Any) -> None:
    left, right = cells(document, (66, 94))
    for lines, bold in (("letterhead.parent", False), ("letterhead.body", True)):
        line(left, f"{{%p for one in {lines} %}}", align=CENTRE, size=12)
        line(left, "{{ one }}", align=CENTRE, size=12, bold=bold)
        line(left, "{%p endfor %}", align=CENTRE, size=12)
    line(left, "________", align=CENTRE, size=8)
    line(left, "Số:        /{{ letterhead.symbol }}", align=CENTRE, size=13)
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", align=CENTRE, size=12, bold=True)
    line(right, "Độc lập - Tự do - Hạnh phúc", align=CENTRE, size=13, bold=True)
    line(right, "____________________", align=CENTRE, size=8)
    line(
        right,
        "{{ letterhead.place }}, ngày      tháng      năm",
        align=CENTRE,
        size=13,
        italic=True,
    )


def title(document: Any, kind: str, subject: str) -> None:
    line(document, "", align=CENTRE, size=8)
    line(document, kind, align=CENTRE, bold=True)
    line(document, subject, align=CENTRE, bold=True)
    line(document, "______________", align=CENTRE, size=8)
    line(document, "", align=CENTRE, size=8)


def sign_off(document: Any, recipients: str) -> None:
    # A signature must not stand on a page without a line of what it signs.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    left, right = cells(document, (80, 80))
    line(left, "Nơi nhận:", align=LEFT, size=12, bold=True, italic=True)
    line(left, f"{{%p for one in {recipients} %}}", align=LEFT, size=11)
    line(left, "- {{ one }}{{ '.' if loop.last else ';' }}", align=LEFT, size=11)
    line(left, "{%p endfor %}", align=LEFT, size=11)
    line(right, "{%p for one in signatures %}", align=CENTRE)
    line(right, "{%p for post in one.post %}", align=CENTRE)
    line(right, "{{ post }}", align=CENTRE, bold=True)
    line(right, "{%p endfor %}", align=CENTRE)
    for _ in range(4):
        line(right, "", align=CENTRE)
    line(right, "{{ one.name }}", align=CENTRE, bold=True)
    line(right, "{%p endfor %}", align=CENTRE)


def table(document: Any, items: str, columns: Iterable[tuple[str, str, float]]) -> None:
    """A ruled table with a row for each of ``items``: head, field and width in mm."""
    wanted = list(columns)
    head = cells(document, [width for _, _, width in wanted], ruled=True)
    for cell, (name, _, _) in zip(head, wanted, strict=True):
        line(cell, name, align=CENTRE, size=12, bold=True)
    found = document.tables[-1]
    for row, texts in (
        (found.add_row(), [f"{{%tr for one in {items} %}}"]),
        (found.add_row(), [field for _, field, _ in wanted]),
        (found.add_row(), ["{%tr endfor %}"]),
    ):
        for cell, text in zip(row.cells, texts, strict=False):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(text).font.size = Pt(12)


def submission_letter() -> Any:
    document = blank()
    letterhead(document)
    title(document, "{{ heading.kind }}", "{{ heading.subject }}")
    line(document, "Kính gửi: {{ addressees | join('; ') }}.", align=CENTRE)
    line(document, "", align=CENTRE, size=8)
    each(document, "bases", "{{ one }};", italic=True)
    body(document, "{%p if in_bloc %}")
    body(document, "Căn cứ kết quả bình xét của khối thi đua năm {{ year }};", italic=True)
    body(document, "{%p endif %}")
    body(
        document,
        "{{ unit }} kính đề nghị {{ addressees[0] }} xem xét, "
        "{% if decided_above %}đề nghị cấp có thẩm quyền {% endif %}tặng {{ award }} năm {{ year }} "
        "cho {{ honoured.kind | lower }}: {{ honoured.name }}"
        "{% if honoured.unit %}, {{ honoured.unit }}{% endif %}.",
        "Loại khen thưởng: {{ kind }}.",
        "{%p if period %}",
        "Thời gian lập thành tích: {{ period }}.",
        "{%p endif %}",
        "{%p if summary %}",
        "Tóm tắt thành tích: {{ summary }}",
        "{%p endif %}",
        "{%p if attachments %}",
        "Hồ sơ kèm theo gồm:",
        "{%p endif %}",
    )
    each(document, "attachments", "- {{ one }};")
    body(document, "{{ unit }} kính trình {{ addressees[0] }} xem xét, quyết định./.")
    sign_off(document, "recipients")
    return document


def decision() -> Any:
    document = blank()
    letterhead(document)
    title(document, "QUYẾT ĐỊNH", "Về việc {{ subject[0] | lower }}{{ subject[1:] }}")
    line(document, "{{ authority }}", align=CENTRE, bold=True)
    line(document, "", align=CENTRE, size=8)
    each(document, "bases", "{{ one }};", italic=True)
    body(
        document,
        "Theo đề nghị của {{ proposal.by }}"
        "{% if proposal.paper %} tại {{ proposal.paper }}{% endif %}.",
    )
    line(document, "QUYẾT ĐỊNH:", align=CENTRE, bold=True)
    line(document, "", align=CENTRE, size=8)
    body(
        document,
        "Điều 1. Tặng {% if award.is_title %}danh hiệu {% endif %}{{ award.name }} cho "
        "{{ recipients | length }} tập thể, cá nhân, hộ gia đình có tên sau đây:",
    )
    table(
        document,
        "recipients",
        (
            ("STT", "{{ loop.index }}", 15),
            ("Tên tập thể, cá nhân, hộ gia đình", "{{ one.name }}", 75),
            ("Đơn vị", "{{ one.unit }}", 40),
            ("Tiền thưởng (đồng)", "{{ one.prize }}", 30),
        ),
    )
    body(
        document,
        "{%p if money %}",
        "Điều 2. Tổng số tiền thưởng là {{ money.total }} đồng (Bằng chữ: {{ money.in_words }}), "
        "chi từ {{ money.fund }}.",
        "{%p endif %}",
        "Điều {{ 3 if money else 2 }}. Quyết định này có hiệu lực kể từ "
        "{{ effective or 'ngày ký' }}.",
        "Điều {{ 4 if money else 3 }}. {{ carried_out_by | join(', ') }} và các tập thể, cá nhân, "
        "hộ gia đình có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign_off(document, "copies_to")
    return document


MADE = {DocumentKind.SUBMISSION_LETTER: submission_letter, DocumentKind.DECISION: decision}


def main(folder: Path = BUILT_IN) -> None:
    for kind, make in MADE.items():
        document = make()
        document.core_properties.title = ""
        document.core_properties.author = "Suy Tôn"
        document.core_properties.comments = ""
        document.save(str(folder / f"{kind.value}.docx"))


if __name__ == "__main__":
    main()
