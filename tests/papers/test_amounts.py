"""Money on papers, in figures and in words."""

import pytest

from suyton.papers.amounts import in_figures, in_words


@pytest.mark.parametrize(
    ("vnd", "figures", "words"),
    [
        (0, "0", "Không đồng"),
        (5, "5", "Năm đồng"),
        (15, "15", "Mười lăm đồng"),
        (21, "21", "Hai mươi mốt đồng"),
        (105, "105", "Một trăm linh năm đồng"),
        (110, "110", "Một trăm mười đồng"),
        (1_001, "1.001", "Một nghìn không trăm linh một đồng"),
        (702_000, "702.000", "Bảy trăm linh hai nghìn đồng"),
        (7_020_000, "7.020.000", "Bảy triệu không trăm hai mươi nghìn đồng"),
        (18_720_000, "18.720.000", "Mười tám triệu bảy trăm hai mươi nghìn đồng"),
        (2_000_000_000, "2.000.000.000", "Hai tỷ đồng"),
        (
            1_000_000_005_000,
            "1.000.000.005.000",
            "Một nghìn tỷ không trăm linh năm nghìn đồng",
        ),
    ],
)
def test_a_sum_is_given_in_figures_and_in_words(vnd: int, figures: str, words: str) -> None:
    assert (in_figures(vnd), in_words(vnd)) == (figures, words)
