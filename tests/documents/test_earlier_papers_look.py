"""Papers that come before a decision look as they did when they were looked at, and can be read back."""

from collections.abc import Callable

import pytest

from suyton.documents.rendering import TypstRenderer
from tests.documents.pictures import assert_looks_as_kept
from tests.documents.test_papers_look import by_poppler, by_pypdf, squeezed
from tests.documents.test_rendering import AS_MARKUP
from tests.papers.earlier import EARLIER
from tests.papers.samples import AT

TOLD = {
    "bloc_minutes": (
        "KHỐI THI ĐUA VĂN HÓA - XÃ HỘI",
        "Chủ trì: đại diện Ban Dân tộc, Khối trưởng.",
        "Số đơn vị có quyền bỏ phiếu: 04; số phiếu phát ra: 04; số phiếu thu về: 03;",
        "Đơn vị không bỏ phiếu: Trường Cao đẳng Bắc Kạn.",
        "97,5",
        "Sở Văn hóa, Thể thao và Du lịch: Cờ thi đua của Ủy ban nhân dân tỉnh (03/04 phiếu, đạt 75%)",
        "Không được suy tôn 1 trường hợp:",
    ),
    "vote_count_record": (
        "BIÊN BẢN KIỂM PHIẾU",
        "Số đơn vị có quyền bỏ phiếu: 04; số người bỏ phiếu cần có: 03; đủ số người bỏ phiếu",
        "03/04 75%",
        "Không đủ số phiếu",
    ),
    "vote_count_of_sitting": (
        "Số thành viên làm căn cứ tính tỷ lệ: 05",
        "Sở Y tế: trong đó có 01 ý kiến bằng văn bản của thành viên vắng mặt.",
    ),
    "council_minutes": (
        "1. Thời gian: 08 giờ 00 phút, ngày 26 tháng 12 năm 2023.",
        "3. Chủ trì: Đỗ Quốc Khánh, Chủ tịch Hội đồng.",
        "Thư ký: Quỳnh Như, Thư ký.",
        "5. Thành viên có mặt: 03/05",
        "Bích Ngọ, dự thay Hoàng Giáng Hương theo văn bản số 12/GUQ, ngày 20 tháng 12 năm 2023;",
        "Khách mời (không biểu quyết): Diễm Kiều, Phó Chánh Văn phòng.",
        "Đài Phát thanh và Truyền hình: để lại phiên họp sau; lý do: Chờ kết luận kiểm tra;",
        "được xin ý kiến bằng văn bản: 01; đã trả lời: 01",
        "Vũ Đức Thắng: đồng ý với Sở Văn hóa, Thể thao và Du lịch",
        "Ý kiến khác: Đề nghị rà soát hồ sơ của Sở Y tế.",
        "Trần Ngọc Ẩn (về Sở Y tế): Nên tổ chức thẩm định thực tế.",
        "Hội đồng thống nhất đề nghị khen thưởng 2 trường hợp:",
        "(05/05 phiếu, đạt 100%)",
        "(02/05 phiếu, đạt 40%)",
    ),
    "council_minutes_of_a_tie": (
        "Bằng phiếu ở vị trí cuối: Sở Văn hóa, Thể thao và Du lịch; Bà Nguyễn Thị Phượng Huyền",
        "Đỗ Quốc Khánh, Chủ tịch Hội đồng, quyết định; lý do: Thành tích nổi trội hơn.",
    ),
    "bloc_minutes_of_a_team": (
        "Địa điểm: Hội trường Ban Dân tộc.",
        "4. Tổ kiểm phiếu: Nguyễn Văn Đếm, Tổ trưởng; Trần Thị Ghi, Thư ký; Lê Văn Xem, thành viên.",
    ),
    "vote_count_record_of_a_team": (
        "1. Tổ trưởng: Nguyễn Văn Đếm.",
        "2. Thư ký: Trần Thị Ghi.",
        "3. Thành viên: Lê Văn Xem.",
    ),
    "council_minutes_of_a_team": ("2. Địa điểm: Hội trường Ban Dân tộc.", "Nguyễn Văn Đếm"),
    "submission_to_chairman": (
        "TTr-SNV",
        "khen thưởng 02 trường hợp",
        "01 tập thể; 01 cá nhân",
        "04/05 80%",
        "Trong đó có 01 trường hợp thuộc thẩm quyền của cấp trên",
        "GIÁM ĐỐC",
    ),
    "submission_letter": (
        "TTr-SYT",
        "Bắc Kạn, ngày 27 tháng 12 năm 2023",
        "Sở Y tế kính đề nghị Chủ tịch Ủy ban nhân dân tỉnh Bắc Kạn xem xét, tặng Cờ thi đua",
        "Hoàn thành 12/12 chỉ tiêu được giao.",
        "- Báo cáo thành tích;",
    ),
    "submission_letter_for_a_person": (
        "Bà Nguyễn Thị Phượng Huyền",
        "từ ngày 01 tháng 01 năm 2022 đến ngày 31 tháng 12 năm 2023.",
    ),
    "achievement_report": (
        "tự chấm 96,5/105; thẩm định chéo 96,5/105; hội nghị thông qua 96,5/105; xếp thứ 2.",
        "Cải cách hành chính",
        "Năm 2023, Lao động tiên tiến: 21/30;",
        "hoàn thành vượt các chỉ tiêu thi đua và nhiệm vụ được giao",
        "Số hóa hồ sơ bệnh án",
        "77/QĐ-SKHCN, 04/05/2023",
        "cảnh cáo, từ ngày 01/03/2019 đến ngày 01/03/2020;",
        "2051/QĐ-UBND 30/12/2021",
    ),
    "achievement_report_of_a_person": ("NGƯỜI BÁO CÁO", "1. Tên cá nhân: Bà Nguyễn Thị Phượng"),
}
UNTOLD = {
    "council_minutes": ("Bằng phiếu ở vị trí cuối",),
    "submission_to_chairman": ("Sở Y tế",),
    "achievement_report": ("0009/QĐ-UBND", "nội bộ đoàn kết"),
    "achievement_report_of_a_person": ("Điểm thi đua trong khối",),
}
"""What was cancelled, denied or not recommended is not claimed."""


@pytest.fixture(scope="module")
def renderer() -> TypstRenderer:
    return TypstRenderer(system_fonts=False)


@pytest.mark.parametrize("name", EARLIER)
def test_a_paper_looks_as_it_did_when_it_was_looked_at(renderer: TypstRenderer, name: str) -> None:
    kind, content = EARLIER[name]
    assert_looks_as_kept(name, renderer.render(kind, content, AT).pdf)


@pytest.mark.parametrize("name", EARLIER)
@pytest.mark.parametrize("read", [by_pypdf, by_poppler])
def test_what_a_paper_tells_can_be_read_back(
    renderer: TypstRenderer, name: str, read: Callable[[bytes], str]
) -> None:
    kind, content = EARLIER[name]
    found = read(renderer.render(kind, content, AT).pdf)
    assert not [words for words in TOLD[name] if squeezed(words) not in found]
    assert not [words for words in UNTOLD.get(name, ()) if squeezed(words) in found]


@pytest.mark.parametrize("name", ["submission_letter", "achievement_report", "council_minutes"])
def test_what_people_wrote_is_text_and_never_markup(renderer: TypstRenderer, name: str) -> None:
    kind, content = EARLIER[name]
    said = {
        **content,
        "summary": AS_MARKUP,
        "differing": [{"name": "", "on": "", "text": AS_MARKUP}],
    }
    assert squeezed(AS_MARKUP) in by_pypdf(renderer.render(kind, said, AT).pdf)
