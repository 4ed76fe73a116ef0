"""The working calendar against the days that were announced, and what a province lays over it."""

from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest

import suyton.rules
from suyton.domain.calendar import is_working_day
from suyton.domain.rulebook import Rulebook
from suyton.rules import DataFileFault, RulePacks

OFF = {
    2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
    2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
    2028: "01-03 01-24 01-25 01-26 01-27 01-28 04-04 05-01 05-02 09-01 09-04 11-24",
}
"""Every weekday off: New Year, Tết, the Hùng Kings, 30 April, 1 May, 2 September and the day beside
it, those in lieu, 24 November from 2026, and the weekdays that were swapped."""

WORKED = (date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22))
"""The Saturdays worked for 29 April 2024, 2 May 2025, 2 January and 31 August 2026."""

FOUNDING = date(2026, 6, 12)
"""A Friday that the invented province of Sơn Hà has for itself."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return copytree(Path(suyton.rules.__file__).parent, tmp_path / "rules")


def _of(year: int) -> list[date]:
    return [date.fromisoformat(f"{year}-{day}") for day in OFF[year].split()]


@pytest.mark.parametrize("year", OFF)
def test_the_days_off_of_a_year_are_those_that_were_announced(
    rulebook: Rulebook, year: int
) -> None:
    assert [day for day in rulebook.days_off if day.year == year] == _of(year)


@pytest.mark.parametrize("year", OFF)
def test_every_other_day_of_a_year_is_worked_from_monday_to_friday(
    rulebook: Rulebook, year: int
) -> None:
    day = date(year, 1, 1)
    while day.year == year:
        expected = day in WORKED or (day.weekday() < 5 and day not in _of(year))
        assert is_working_day(day, rulebook) is expected, day
        day += timedelta(days=1)


def test_the_calendar_reaches_beyond_the_years_whose_swaps_are_known(packs: RulePacks) -> None:
    calendar = packs.calendar
    assert calendar.swaps_known_to == 2026
    assert calendar.years[-1] == 2030
    assert calendar.days_worked == WORKED
    assert date(2029, 2, 13) in calendar.days_off, "Tết of 2029"
    assert all(one.citation.source for one in calendar.announced)


def test_a_province_has_days_of_its_own_and_its_neighbour_has_not() -> None:
    theirs, ours = (RulePacks.load(overlay=one).packs()[-1] for one in ("son-ha", "bac-kan"))
    assert not is_working_day(FOUNDING, theirs)
    assert is_working_day(FOUNDING + timedelta(days=1), theirs)
    assert is_working_day(FOUNDING, ours)
    assert set(theirs.days_off) - set(ours.days_off) == {FOUNDING}


def test_a_province_may_work_on_a_day_that_others_have_off(home: Path) -> None:
    _write(home, "son-ha", "day = 2026-06-13", "day = 2026-08-31")
    book = RulePacks.load(home, overlay="son-ha").packs()[-1]
    assert is_working_day(date(2026, 8, 31), book)


def test_what_the_package_swaps_is_not_taken_from_it(home: Path) -> None:
    """A swap counts when it stands in the file with its announcement, and only then."""
    _write(home, "vn", "off = 2024-04-29", "off = 2024-04-26")
    book = RulePacks.load(home).packs()[-1]
    assert is_working_day(date(2024, 4, 29), book)
    assert not is_working_day(date(2024, 4, 26), book)


def _write(home: Path, name: str, old: str, new: str) -> None:
    file = home / "calendar" / f"{name}.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        ("vn", "off = 2024-04-29", "off = 2034-04-28", "swap[1].off"),
        ("vn", "off = 2024-04-29", "off = 2024-04-28", "swap[1].off"),
        ("vn", "worked = 2024-05-04", "worked = 2024-05-03", "swap[1].worked"),
        ("vn", "worked = 2024-05-04", 'worked = "a Saturday"', "swap[1].worked"),
        ("vn", "[[swap]]", "[[swapped]]", "swapped"),
        ("vn", "last_year = 2030", "last_year = 2022", "calendar.last_year"),
        ("vn", "swaps_known_to = 2026", "swaps_known_to = 2031", "calendar.swaps_known_to"),
        ("vn", 'citation = "Công văn 2450', 'source = "Công văn 2450', "swap[1].citation"),
        ("son-ha", "day = 2026-06-12", "day = 2036-06-12", "day_off[1].day"),
        ("son-ha", 'name = "Làm bù"', 'name = ""', "day_worked[1].name"),
        ("son-ha", "[[day_off]]", "[[off]]", "off"),
    ],
)
def test_a_wrong_day_in_a_calendar_is_named(
    home: Path, name: str, old: str, new: str, key: str
) -> None:
    _write(home, name, old, new)
    with pytest.raises(DataFileFault) as refusal:
        RulePacks.load(home, overlay="son-ha")
    assert refusal.value.file == f"calendar/{name}.toml"
    assert refusal.value.key == key


def test_a_calendar_that_an_overlay_names_must_be_there(home: Path) -> None:
    (home / "calendar" / "son-ha.toml").unlink()
    with pytest.raises(DataFileFault) as refusal:
        RulePacks.load(home, overlay="son-ha")
    assert refusal.value.file == "calendar/son-ha.toml"
