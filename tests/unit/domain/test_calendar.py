"""Working days: what an office in Hanoi means by “within twenty working days”."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.calendar import (
    HANOI,
    is_working_day,
    working_days_after,
    working_days_before,
)
from tests.unit.domain.cases import rulebook

TET = tuple(date(2024, 2, 8) + timedelta(days=n) for n in range(7))
"""Thursday 8 to Wednesday 14 February 2024."""
RULES = rulebook(days_off=(date(2024, 1, 1), *TET, date(2024, 4, 30), date(2024, 5, 1)))


def hanoi(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return datetime(year, month, day, hour, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (hanoi(2024, 1, 2), 1, (2024, 1, 3)),
        (hanoi(2024, 1, 5), 1, (2024, 1, 8)),
        (hanoi(2023, 12, 29), 1, (2024, 1, 2)),
        (hanoi(2024, 2, 7), 1, (2024, 2, 15)),
        (hanoi(2024, 2, 7), 5, (2024, 2, 21)),
        (hanoi(2024, 1, 6), 1, (2024, 1, 8)),
    ],
    ids=["next day", "weekend", "New Year", "Tết", "Tết and a weekend", "from a Saturday"],
)
def test_a_limit_ends_at_close_of_business_of_its_last_working_day(
    start: datetime, days: int, end: tuple[int, int, int]
) -> None:
    assert working_days_after(start, days, RULES) == hanoi(*end, 17)


def test_the_day_is_the_one_in_hanoi_not_in_greenwich() -> None:
    late_on_thursday_in_greenwich = datetime(2024, 1, 4, 20, tzinfo=UTC)
    assert working_days_after(late_on_thursday_in_greenwich, 1, RULES) == hanoi(2024, 1, 8, 17)


def test_a_saturday_worked_in_exchange_counts() -> None:
    saturday = date(2024, 5, 4)
    assert not is_working_day(saturday, RULES)
    swapped = replace(rulebook(days_off=(date(2024, 4, 29),)), days_worked=(saturday,))
    assert is_working_day(saturday, swapped)
    assert working_days_after(hanoi(2024, 5, 3), 1, swapped) == hanoi(2024, 5, 4, 17)


moments = st.datetimes(
    datetime(2023, 1, 1),  # noqa: DTZ001 (Hypothesis adds the zone itself)
    datetime(2025, 12, 31),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, HANOI, timezone(timedelta(hours=-8))]),
)


@given(moments, st.integers(1, 40))
def test_the_end_is_always_five_in_the_afternoon_of_a_working_day(
    start: datetime, days: int
) -> None:
    end = working_days_after(start, days, RULES)
    assert end.tzinfo is UTC
    local = end.astimezone(HANOI)
    assert local.time() == time(17)
    assert is_working_day(local.date(), RULES)
    assert end > start


@given(moments, st.integers(1, 40))
def test_there_are_exactly_so_many_working_days_in_between(start: datetime, days: int) -> None:
    first = start.astimezone(HANOI).date()
    last = working_days_after(start, days, RULES).astimezone(HANOI).date()
    between = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    assert sum(is_working_day(day, RULES) for day in between) == days


@given(moments, st.integers(0, 60 * 60 * 24 * 30), st.integers(1, 40), st.integers(0, 5))
def test_a_later_start_or_more_days_never_end_sooner(
    start: datetime, seconds: int, days: int, more: int
) -> None:
    later = start + timedelta(seconds=seconds)
    end = working_days_after(start, days, RULES)
    assert working_days_after(later, days, RULES) >= end
    assert working_days_after(start, days + more, RULES) >= end


@given(moments, st.integers(1, 40))
def test_going_back_the_same_days_lands_on_a_working_day_before(start: datetime, days: int) -> None:
    end = working_days_after(start, days, RULES)
    reminder = working_days_before(end, days, RULES)
    assert reminder < end
    local = reminder.astimezone(HANOI)
    assert local.time() == time(17)
    assert is_working_day(local.date(), RULES)
    assert working_days_after(reminder, days, RULES) == end
