"""Every paper looks as it did when it was last looked at; what it says can be read back from it."""

import io
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suyton.documents.rendering import TypstRenderer
from suyton.documents.templates_folder import BUILT_IN
from suyton.domain.document_kind import DocumentKind
from suyton.papers.certificate import certificates_of
from tests.documents.pictures import DOTS_ALLOWED, KEPT, assert_looks_as_kept, dots_apart, pages
from tests.papers.drawn import DRAWN
from tests.papers.samples import AT, GRANT, ISSUED, OFFICE, ON, RULES, said

SYLLABLES = (
    "Nguyễn Thị Phượng Huyền Đỗ Quốc Khánh Trần Ngọc Ẩn Lưỡng Nghĩa Tuyết Uyên Ưng Ỷ Lan Ông Bà "
    "Vũ Đức Thắng Hoàng Giáng Hương Quỳnh Như Xuyến Diễm Kiều Bích Ngọ Ửng Ằng Ợt Ễnh"
)
SYLLABLE = st.sampled_from(SYLLABLES.split())
NAMES = st.lists(SYLLABLE, min_size=2, max_size=5).map(" ".join)


@pytest.fixture(scope="module")
def renderer() -> TypstRenderer:
    return TypstRenderer(system_fonts=False)


def squeezed(text: str) -> str:
    """Without what depends on where a line breaks."""
    return "".join(text.split())


def by_pypdf(pdf: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def by_poppler(pdf: bytes) -> str:
    tool = shutil.which("pdftotext")
    assert tool, "poppler-utils is not installed"
    read = subprocess.run([tool, "-", "-"], input=pdf, capture_output=True, check=True)
    return squeezed(read.stdout.decode())


@pytest.mark.parametrize("name", DRAWN)
def test_a_paper_looks_as_it_did_when_it_was_looked_at(renderer: TypstRenderer, name: str) -> None:
    kind, content = DRAWN[name]
    assert_looks_as_kept(name, renderer.render(kind, content, AT).pdf)


def test_one_other_letter_in_a_name_is_seen(renderer: TypstRenderer) -> None:
    other = replace(GRANT, signer_name=GRANT.signer_name.replace("Hạnh", "Hạch"))
    one, two = (
        pages(renderer.render(DocumentKind.DECISION, said(decision), AT).pdf)[-1]
        for decision in (GRANT, other)
    )
    assert dots_apart(one, two) > 0
    moved = pages(renderer.render(DocumentKind.DECISION, said(GRANT) | {"bases": []}, AT).pdf)[-1]
    assert dots_apart(one, moved) > DOTS_ALLOWED


TOLD = {
    "decision": (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm 2023",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Điều 1. Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho 01 tập thể và 01 cá nhân có tên",
        "1. Tập thể: - Sở Văn hóa, Thể thao và Du lịch.",
        "2. Cá nhân: - Bà Nguyễn Thị Phượng Huyền, Sở Y tế.",
        "tổng số tiền là 8.100.000 đồng (Bằng chữ: Tám triệu một trăm nghìn đồng)",
        "- Như Điều 4;",
        "- Lưu: VT, NC.",
        "KT. CHỦ TỊCH",
        "Mã tra cứu: 7K3M9QXT2ABC",
    ),
    "decision_with_list": (
        "cho 45 tập thể đã có thành tích",
        "(có danh sách kèm theo)",
        "Trường Trung học phổ thông số 1",
        "Trường Trung học phổ thông số 45",
        "5.400.000",
        "Tiền thưởng (đồng)",
    ),
    "decision_with_mixed_list": (
        "cho 09 tập thể và 03 cá nhân",
        "I. TẬP THỂ",
        "II. CÁ NHÂN",
        "Ông Trần Văn 12, Trường Trung học phổ thông số 12",
    ),
    "submission_to_government": (
        "TỜ TRÌNH",
        "- Chính phủ;",
        "xét tặng danh hiệu “Cờ thi đua của Chính phủ” cho 01 tập thể sau đây:",
        "xem xét, quyết định./.",
    ),
    "correction_decision": (
        "Đính chính tên của 01 tập thể",
        "tại Quyết định số 2051/QĐ-UBND ngày 29 tháng 12 năm 2023",
        "Sở Văn hóa, Thể thao, Du lịch",
    ),
    "cancellation_decision": (
        "Hủy bỏ Quyết định số 2051/QĐ-UBND ngày 29 tháng 12 năm 2023",
        "kê khai gian dối thành tích",
        "số tiền thưởng đã nhận là 5.400.000 đồng",
    ),
    "certificate": ("BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Quyết định số: 0051/QĐ-UBND"),
    "certificate_overprint": ("Bà Nguyễn Thị Phượng Huyền", "Bắc Kạn, ngày 05 tháng 01 năm 2024"),
    "flag_order_sheet": ("TẶNG SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Tổng số: 01 cờ."),
    "money_table": ("Mức lương cơ sở: 1.800.000 đồng", "Sở Y tế", "1,5", "Tổng cộng", "8.100.000"),
    "notice_of_award": ("Kính gửi: Sở Y tế.", "Tiền thưởng kèm theo là 2.700.000 đồng"),
    "notice_of_non_award": (
        "Kết quả: Hội đồng chưa đủ số phiếu tán thành.",
        "Số phiếu đồng ý: 9/15 (60,00%); số phiếu cần đạt: 12.",
    ),
}


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("read", [by_pypdf, by_poppler])
def test_what_a_paper_tells_can_be_read_back(
    renderer: TypstRenderer, name: str, read: Callable[[bytes], str]
) -> None:
    kind, content = DRAWN[name]
    found = read(renderer.render(kind, content, AT).pdf)
    assert not [words for words in TOLD[name] if squeezed(words) not in found]


@pytest.mark.parametrize("kind", [DocumentKind.CERTIFICATE, DocumentKind.CERTIFICATE_OVERPRINT])
def test_a_certificate_tells_for_what_each_is_honoured(
    renderer: TypstRenderer, kind: DocumentKind
) -> None:
    merits = {"n-1": "Đã dẫn đầu phong trào thi đua năm 2023"}
    content = certificates_of(ISSUED, OFFICE, RULES, ON, merits=merits)
    read = pypdf.PdfReader(io.BytesIO(renderer.render(kind, content, AT).pdf))
    first, second = (squeezed(page.extract_text()) for page in read.pages)
    assert squeezed("Đã dẫn đầu phong trào thi đua năm 2023") in first
    assert squeezed("Đã có thành tích xuất sắc trong phong trào thi đua") in second


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(names=st.lists(NAMES, min_size=1, max_size=8), taken_apart=st.booleans())
def test_any_vietnamese_name_is_read_back_as_it_was_given(
    renderer: TypstRenderer, names: list[str], taken_apart: bool
) -> None:
    recipients = tuple(
        replace(
            GRANT.recipients[1], name=unicodedata.normalize("NFD", name) if taken_apart else name
        )
        for name in names
    )
    content = said(replace(GRANT, recipients=recipients))
    pdf = renderer.render(DocumentKind.DECISION, content, AT).pdf
    for found in (by_pypdf(pdf), by_poppler(pdf)):
        assert all(squeezed(name) in found for name in names)


def test_every_template_has_a_picture() -> None:
    """A template without a picture would draw a paper that nobody has looked at."""
    there = {kind.value for kind in DocumentKind if (BUILT_IN / f"{kind.value}.typ").exists()}
    assert {name for name in there if not (KEPT / f"{name}-1.png").exists()} == set()
