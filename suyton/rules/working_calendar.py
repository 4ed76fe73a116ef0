"""The days Vietnamese offices do not work, as data with its source."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from suyton.data_file import Section
from suyton.domain.rulebook import Citation
from suyton.rules.provision import read_citation


@dataclass(frozen=True)
class WorkingCalendar:
    """Days off besides Saturdays and Sundays, and weekend days worked in exchange."""

    days_off: tuple[date, ...]
    days_worked: tuple[date, ...]
    years: tuple[int, ...]
    """The years the lists are complete for; beyond them only weekends are known."""
    citation: Citation


def read_calendar(file: Path) -> WorkingCalendar:
    """The calendar in ``file``; raises DataFileFault for a day that is none or lies outside."""
    whole = Section.read(file)
    source = whole.section("source")
    citation = read_citation(source)
    source.text("note", "")
    years = _years(source)
    source.finish()
    days_off = _days(whole.section("days_off"), years)
    days_worked = _days(whole.section("days_worked"), years)
    whole.finish()
    return WorkingCalendar(days_off, days_worked, years, citation)


def _years(source: Section) -> tuple[int, ...]:
    allowed = "a list of years such as [2023, 2024]"
    value = source.value("years", allowed)
    if not isinstance(value, list) or not all(isinstance(year, int) for year in value):
        source.fault("years", f"is {value!r}", allowed)
    return tuple(value)


def _days(section: Section, years: tuple[int, ...]) -> tuple[date, ...]:
    allowed = f"a date such as 2024-01-01 in {min(years)} to {max(years)}, with its name"
    days: list[date] = []
    for name in section.names():
        section.text(name)
        try:
            day = date.fromisoformat(name)
        except ValueError:
            section.fault(name, "is not a date", allowed)
        if day.year not in years:
            section.fault(name, "lies outside the years", allowed)
        days.append(day)
    section.finish()
    return tuple(sorted(days))
