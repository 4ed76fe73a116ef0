"""The days Vietnamese offices do not work: public holidays, and what is announced year by year.

The package ``holidays`` knows the public holidays, with the days by the lunar calendar and those
in lieu. It knows swapped days too, but those are left out: they stand in the files here, each with
the announcement it comes from. The days are copied into the rulebook that a case carries, so that
another version of the package never moves a time limit that is already running.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import holidays

from suyton.data_file import Section
from suyton.domain.citation import Citation
from suyton.rules.provision import read_citation, refuse_unknown

SWAPPED_BY_THE_PACKAGE = "Ngày nghỉ (thay cho"
"""How the package's name of a day off begins that it swapped for a weekend."""

FRIDAY = 4
TABLES = ("swap", "day_off", "day_worked")


@dataclass(frozen=True)
class AnnouncedDay:
    """One day on which offices work, or do not, otherwise than in every year."""

    day: date
    is_worked: bool
    name: str
    citation: Citation


@dataclass(frozen=True)
class WorkingCalendar:
    """Days off besides Saturdays and Sundays, and weekend days worked in exchange."""

    days_off: tuple[date, ...]
    days_worked: tuple[date, ...]
    years: range
    """Beyond them only weekends are known."""
    swaps_known_to: int
    """The last year whose swapped days are in the file; later ones have public holidays alone."""
    announced: tuple[AnnouncedDay, ...]
    citation: Citation


def read_calendar(file: Path, of_the_province: Path | None = None) -> WorkingCalendar:
    """The calendar of ``file``, with the days that a province has besides or otherwise.

    Raises:
        DataFileFault: the first thing that is wrong in them.
    """
    whole = Section.read(file)
    head = whole.section("calendar")
    first, last = head.count("first_year"), head.count("last_year")
    swaps_known_to = head.count("swaps_known_to")
    citation = read_citation(head)
    head.text("note", "")
    head.finish()
    years = range(first, last + 1)
    if not years:
        head.fault("last_year", f"is {last}", f"a year from {first} on")
    if swaps_known_to not in years:
        head.fault("swaps_known_to", f"is {swaps_known_to}", f"a year from {first} to {last}")
    announced = _announced(whole, years)
    if of_the_province:
        province = Section.read(of_the_province)
        refuse_unknown(province, TABLES)
        announced += _announced(province, years)
    by_day = {one.day: one.is_worked for one in announced}  # the province has the last word
    off = {day for day, worked in by_day.items() if not worked}
    worked = {day for day, worked in by_day.items() if worked}
    return WorkingCalendar(
        tuple(sorted((set(_public_holidays(years)) | off) - worked)),
        tuple(sorted(worked)),
        years,
        swaps_known_to,
        announced,
        citation,
    )


def _public_holidays(years: range) -> Iterator[date]:
    """Those on which offices would otherwise work."""
    for day, name in holidays.country_holidays("VN", years=years, language="vi").items():
        if day.weekday() <= FRIDAY and not name.startswith(SWAPPED_BY_THE_PACKAGE):
            yield day


def _announced(whole: Section, years: range) -> tuple[AnnouncedDay, ...]:
    found: list[AnnouncedDay] = []
    for swap in whole.sections("swap") if whole.has("swap") else ():
        off, worked = _day(swap, "off", years), _day(swap, "worked", years)
        if off.weekday() > FRIDAY:
            swap.fault("off", f"is {off}", "a day from Monday to Friday")
        if worked.weekday() <= FRIDAY:
            swap.fault("worked", f"is {worked}", "a Saturday or Sunday")
        citation = _source(swap)
        found.append(AnnouncedDay(off, False, f"thay cho {worked:%d/%m/%Y}", citation))
        found.append(AnnouncedDay(worked, True, f"thay cho {off:%d/%m/%Y}", citation))
    for kind in ("day_off", "day_worked"):
        for table in whole.sections(kind) if whole.has(kind) else ():
            day, name = _day(table, "day", years), table.text("name")
            found.append(AnnouncedDay(day, kind == "day_worked", name, _source(table)))
    whole.finish()
    return tuple(found)


def _day(table: Section, name: str, years: range) -> date:
    day = table.day(name)
    if day.year not in years:
        table.fault(name, f"is {day}", f"a day in {years.start} to {years.stop - 1}")
    return day


def _source(table: Section) -> Citation:
    citation = read_citation(table)
    table.text("note", "")
    table.text("phrase", "")
    table.finish()
    return citation
