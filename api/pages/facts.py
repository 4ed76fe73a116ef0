"""What the book's facts are called and how their values are said."""

import re
from datetime import datetime

from api.pages.reader import Reader
from api.spoken import change_said
from suyton.wording.wording import shown_day, shown_time

MOMENTS = frozenset({"closes_at", "meets_at", "until", "scores_due_at", "valid_from", "valid_to"})
"""Facts that are ISO times."""

CODED = ("capacity", "choice", "award", "fact_kind", "answer", "post", "station", "outcome.office")
"""Vocabularies in which a fact's value may be a code."""

_OF_A_SHEET = re.compile(r"(?:(.+):)?(criterion|sheet|place)(?::(.+))?")
"""A fact of a filled sheet: of one unit where the conference adopts all, of one criterion or whole."""
_OPINION = re.compile(r"opinion:(.+):([a-z]+)")
"""What an absent member wrote, entered with the count: whose opinion, and what was said."""
_REASON_OF = re.compile(r"(.+):reason")
_COUNT = re.compile(r"(\d+/\d+) ([a-z_]+)")
"""A line of a count, such as ``9/7 carried``."""


def fact_name(reader: Reader, name: str) -> str:
    """The label of a fact; one kept by unit or by nomination is called by those names."""
    explained = _REASON_OF.fullmatch(name)
    if explained:
        return f"{named(reader, explained[1])} ({reader.say('page.reason').lower()})"
    if opinion := _OPINION.fullmatch(name):
        remark = opinion[2] == "remark"
        said = reader.say("page.remark") if remark else reader.term("choice", opinion[2])
        return f"{named(reader, opinion[1])}: {said.lower()}"
    sheet = _OF_A_SHEET.fullmatch(name)
    if sheet:
        unit, what, code = sheet.groups(default="")
        said = reader.say(f"sheet_fact.{what}", code=code)
        return f"{named(reader, unit)}: {said}" if unit else said
    label = reader.term("fact", name)
    return named(reader, name) if label == name else label


def fact_value(reader: Reader, name: str, value: str) -> str:
    """A value for people: times in Vietnam time, codes and ids by their names."""
    if name == "effective_on":
        return shown_day(value)
    if name in MOMENTS:
        return shown_time(datetime.fromisoformat(value))
    if name == "open_questions":
        asked = (
            change_said(reader.world.wording, reader.language, one) for one in value.split(", ")
        )
        return "; ".join(asked)
    if (opinion := _OPINION.fullmatch(name)) and opinion[2] != "remark":
        return "; ".join(named(reader, one) for one in value.split(", "))
    counted = _COUNT.fullmatch(value)
    if counted:
        return f"{counted[1]}, {reader.term('result', counted[2])}"
    worded = (reader.term(vocabulary, value) for vocabulary in CODED)
    return next((label for label in worded if label != value), named(reader, value))


def named(reader: Reader, subject: str) -> str:
    """A unit by its name, a nomination by unit and award, anything else as it stands."""
    year, _, rest = subject.partition(".")
    parts = rest.split(".")
    if year.isdecimal() and len(parts) == 3:
        return f"{reader.names.unit(parts[1])} – {reader.term('award', parts[2])}"
    return reader.names.people.get(subject) or reader.names.unit(subject)
