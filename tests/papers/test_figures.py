"""Figures and abbreviations as a Vietnamese office writes them."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from suyton.domain.organisation import Unit
from suyton.papers.figures import moment_in_words, number, percent, two_digits
from suyton.papers.unit_letterhead import symbol_of


@pytest.mark.parametrize(
    ("hundredths", "said"), [(8667, "86,67"), (10_000, "100"), (7500, "75"), (50, "0,5"), (0, "0")]
)
def test_a_share_has_a_comma_and_no_idle_zeros(hundredths: int, said: str) -> None:
    assert percent(hundredths) == said


def test_a_count_below_ten_takes_a_zero() -> None:
    assert [two_digits(count) for count in (0, 9, 10, 150)] == ["00", "09", "10", "150"]


@pytest.mark.parametrize(
    ("value", "said"),
    [("96.50", "96,5"), ("100", "100"), ("0.125", "0,125"), ("10.0", "10"), ("1E+2", "100")],
)
def test_points_have_a_comma(value: str, said: str) -> None:
    assert number(Decimal(value)) == said
    assert number(None) == ""


def test_a_moment_is_said_by_the_clock_of_hanoi() -> None:
    late = datetime(2024, 1, 4, 17, 5, tzinfo=UTC)
    assert moment_in_words(late) == "00 giờ 05 phút, ngày 05 tháng 01 năm 2024"


@pytest.mark.parametrize(
    ("short", "symbol"),
    [
        ("Sở GD&ĐT", "SGDĐT"),
        ("Ban Dân tộc", "BDT"),
        ("Sở Y tế", "SYT"),
        ("Sở VH,TT&DL", "SVHTTDL"),
        ("Sở LĐ-TB&XH", "SLĐTBXH"),
        ("", "SXD"),
    ],
)
def test_a_units_symbol_is_made_of_its_initials(short: str, symbol: str) -> None:
    assert symbol_of(Unit("u", "Sở Xây dựng", short)) == symbol
