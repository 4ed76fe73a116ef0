"""Working days as a Vietnamese office counts them: Monday to Friday, less days off, plus swaps."""

from datetime import UTC, date, datetime, time, timedelta, timezone

from suyton.domain.rulebook import Rulebook

HANOI = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam keeps UTC+7 all year and has had no summer time since 1975, so a fixed offset is exact."""

CLOSE_OF_BUSINESS = time(17, 0)
"""A limit in working days ends when the office closes on its last day."""


def is_working_day(day: date, rulebook: Rulebook) -> bool:
    """Whether offices work on ``day``."""
    if day in rulebook.days_worked:
        return True
    return day.weekday() < 5 and day not in rulebook.days_off


def working_days_after(start: datetime, days: int, rulebook: Rulebook) -> datetime:
    """The end of the ``days``-th working day after the day of ``start``; aware, UTC.

    The day on which the clock starts is not counted (Civil Code 2015 Art. 147.2, from general
    knowledge, unconfirmed). ``days`` is at least 1.
    """
    day = start.astimezone(HANOI).date()
    left = days
    while left > 0:
        day += timedelta(days=1)
        if is_working_day(day, rulebook):
            left -= 1
    return datetime.combine(day, CLOSE_OF_BUSINESS, HANOI).astimezone(UTC)


def working_days_before(end: datetime, days: int, rulebook: Rulebook) -> datetime:
    """The moment ``days`` working days before ``end``, at the same time of day; aware, UTC."""
    local = end.astimezone(HANOI)
    day = local.date()
    left = days
    while left > 0:
        day -= timedelta(days=1)
        if is_working_day(day, rulebook):
            left -= 1
    return datetime.combine(day, local.time(), HANOI).astimezone(UTC)


def working_days_between(start: datetime, end: datetime, rulebook: Rulebook) -> int:
    """Working days after the day of ``start`` up to and including the day of ``end``; from 0.

    What is left of a limit when a hold stops it: ``working_days_after(start, n)`` ends ``n`` such
    days after ``start``.
    """
    day, last = start.astimezone(HANOI).date(), end.astimezone(HANOI).date()
    left = 0
    while day < last:
        day += timedelta(days=1)
        left += is_working_day(day, rulebook)
    return left
