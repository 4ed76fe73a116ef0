"""How a Vietnamese office writes figures: 05 papers, 86,67 %, 14 giờ 30 phút."""

from datetime import datetime
from decimal import Decimal

from suyton.domain.calendar import HANOI
from suyton.papers.office import day_in_words


def two_digits(count: int) -> str:
    """A count of papers or people; below 10 it takes a zero, so that nobody can add a digit."""
    return f"{count:02}"


def percent(hundredths: int) -> str:
    """A share from hundredths of a per cent: 8667 is ``86,67``, 10000 is ``100``."""
    return number(Decimal(hundredths).scaleb(-2))


def number(value: Decimal | None) -> str:
    """A decimal with its comma and no idle zeros; empty for none."""
    if value is None:
        return ""
    plain = f"{value:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


def moment_in_words(at: datetime) -> str:
    """Such as ``14 giờ 30 phút, ngày 27 tháng 12 năm 2023``; the time in Hanoi."""
    there = at.astimezone(HANOI)
    return f"{there.hour:02} giờ {there.minute:02} phút, {day_in_words(there.date())}"
