"""The measures of Decree 30/2020, Annex I, taken from drawn pages (domain notes 6.4)."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from suyton.documents.rendering import TypstRenderer
from tests.papers.drawn import DRAWN
from tests.papers.samples import AT

MM = 72 / 25.4
PORTRAIT = [name for name in DRAWN if not name.startswith("certificate")]


@dataclass(frozen=True)
class Letter:
    """One letter on a page; millimetres from the left and top edge, its size in points."""

    sign: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    face: str


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    letters: tuple[Letter, ...]

    def words(self, wanted: str) -> list[Letter]:
        """The letters of ``wanted``, spaces left out, where it stands first."""
        sought = wanted.replace(" ", "")
        at = "".join(letter.sign for letter in self.letters).index(sought)
        return list(self.letters[at : at + len(sought)])

    def style(self, wanted: str) -> set[tuple[float, str]]:
        return {(letter.size, letter.face) for letter in self.words(wanted)}


def letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    text, height = page.get_textpage(), page.get_height()
    for nth in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, nth))
        if sign.isspace():
            continue
        left, bottom, right, top = text.get_charbox(nth)
        name = ctypes.create_string_buffer(100)
        pdfium.FPDFText_GetFontInfo(text, nth, name, 100, None)
        face = name.value.decode().partition("+")[2] or name.value.decode()
        size = round(pdfium.FPDFText_GetFontSize(text, nth), 2)
        yield Letter(
            sign, left / MM, right / MM, (height - top) / MM, (height - bottom) / MM, size, face
        )


def pages_of(name: str) -> list[Page]:
    kind, content = DRAWN[name]
    return measured(TypstRenderer(system_fonts=False).render(kind, content, AT).pdf)


def measured(pdf: bytes) -> list[Page]:
    document = pypdfium2.PdfDocument(pdf)
    found = [
        Page(page.get_width() / MM, page.get_height() / MM, tuple(letters(page)))
        for page in document
    ]
    document.close()
    return found


@pytest.mark.parametrize("name", PORTRAIT)
def test_a_paper_is_a4_with_the_margins_of_the_decree(name: str) -> None:
    for page in pages_of(name):
        assert (page.width, page.height) == pytest.approx((210, 297), abs=0.2)
        # The code for verification stands below, the page's number above.
        body = [letter for letter in page.letters if letter.size > 8 and letter.bottom > 18]
        assert min(letter.left for letter in body) >= 29.5
        assert max(letter.right for letter in body) <= 191, "a leaning letter may lean out"
        assert min(letter.top for letter in body) >= 17, "marks stand above capitals"
        assert max(letter.bottom for letter in body) <= 272.5


@pytest.mark.parametrize("name", ["certificate", "certificate_overprint"])
def test_a_certificate_is_a4_lying_crosswise(name: str) -> None:
    pages = pages_of(name)
    assert len(pages) == 2, "one for each recipient"
    for page in pages:
        assert (page.width, page.height) == pytest.approx((297, 210), abs=0.2)


def test_sizes_and_faces_are_those_of_the_decree() -> None:
    page, last = pages_of("decision")
    bold, plain = "LiberationSerif-Bold", "LiberationSerif"
    assert page.style("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == {(12, bold)}
    assert page.style("Độc lập - Tự do - Hạnh phúc") == {(13, bold)}
    assert page.style("ỦY BAN NHÂN DÂN") == {(12, bold)}
    assert page.style("Số:") == {(13, plain)}
    assert page.style("QUYẾT ĐỊNH") == {(14, bold)}
    assert page.style("Căn cứ Luật") == {(14, "LiberationSerif-Italic")}
    assert page.style("Điều 1.") == {(14, bold)}
    assert last.style("Nơi nhận:") == {(12, "LiberationSerif-BoldItalic")}
    assert last.style("Lưu: VT, NC.") == {(11, plain)}
    assert last.style("KT. CHỦ TỊCH") == {(14, bold)}
    assert last.style("Lê Thị Hạnh") == {(14, bold)}


def test_the_national_name_stands_on_the_right_and_the_body_on_the_left() -> None:
    page = pages_of("decision")[0]
    national, body = page.words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), page.words("TỈNH BẮC KẠN")
    assert min(letter.left for letter in national) > max(letter.right for letter in body)
    assert abs(national[0].bottom - page.words("ỦY BAN NHÂN DÂN")[0].bottom) < 0.5


def test_the_first_page_bears_no_number_and_the_others_do_in_the_middle_of_the_top_margin() -> None:
    pages = pages_of("decision_with_list")
    assert [letter.sign for letter in pages[0].letters if letter.bottom < 20] == []
    for number, page in enumerate(pages[1:], start=2):
        above = [letter for letter in page.letters if letter.bottom < 20]
        assert "".join(letter.sign for letter in above) == str(number)
        assert (above[0].left + above[-1].right) / 2 == pytest.approx(110, abs=0.5)
        assert {letter.size for letter in above} == {13}


def test_a_table_repeats_its_heading_on_every_page_it_reaches() -> None:
    listed = pages_of("decision_with_list")[1:]
    assert len(listed) == 2
    for page in listed:
        assert page.style("Tiền thưởng (đồng)") == {(12, "LiberationSerif-Bold")}


def test_lines_of_the_text_begin_a_finger_in() -> None:
    page = pages_of("decision")[0]
    for words in ("Căn cứ Luật Thi đua", "Điều 1.", "Điều 2."):
        assert page.words(words)[0].left == pytest.approx(30 + 12.7, abs=0.6)


def test_text_printed_over_stands_where_the_office_measured_it() -> None:
    name = pages_of("certificate_overprint")[1].words("Bà Nguyễn Thị Phượng Huyền")
    assert (name[0].left + name[-1].right) / 2 == pytest.approx(30 + 237 / 2, abs=0.5)
    plain = next(letter for letter in name if letter.sign == "N")
    assert plain.top == pytest.approx(96, abs=0.6)


def test_a_sheet_of_another_size_and_a_printer_that_is_off_are_the_offices_data() -> None:
    kind, content = DRAWN["certificate_overprint"]
    stock = {"width": 400, "height": 300, "shift_right": 2, "shift_down": -3}
    drawn = TypstRenderer(system_fonts=False).render(kind, content | {"stock": stock}, AT)
    page = measured(drawn.pdf)[1]
    assert (page.width, page.height) == pytest.approx((400, 300), abs=0.2)
    name = page.words("Bà Nguyễn Thị Phượng Huyền")
    assert (name[0].left + name[-1].right) / 2 == pytest.approx(32 + 237 / 2, abs=0.5)
    assert next(letter for letter in name if letter.sign == "N").top == pytest.approx(93, abs=0.6)
