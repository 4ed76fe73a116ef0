"""Facts typed by hand into the fields that the rules ask for, as a record of the domain.

A field is named as the engine names a fact that would change its answer: ``rating:2023``,
``honour:title:2023``. What is left empty is not known.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from api.pages.forms import FormFault
from suyton.domain.award_terms import SubjectKind
from suyton.domain.citation import Ratio
from suyton.domain.eligibility import change_named
from suyton.domain.incidents import HoldCause
from suyton.domain.record import (
    Attestation,
    Claim,
    Discipline,
    Honour,
    Initiative,
    MemberHonours,
    Rating,
    RatingLevel,
    RecordedHold,
    Share,
    SubjectRecord,
)

YES, NO = "yes", "no"
MOST_INITIATIVES = 20
SUPPOSED = "supposed"
"""Stands for the paper of a fact given by hand."""

Both = tuple[SubjectRecord, Claim]


def read_facts(given: Mapping[str, str], subject: SubjectKind, claim: Claim) -> Both:
    """The record and the completed claim; raises FormFault naming the field that is wrong."""
    both = SubjectRecord("", subject, "", ""), claim
    for name, value in given.items():
        head, parts = change_named(name)
        if value and head in _READ:
            try:
                both = _READ[head](both, value, parts)
            except (ValueError, KeyError, ZeroDivisionError):
                raise FormFault("fact_unreadable", name=name, given=value) from None
    record, claim = both
    if given.get("complete") == YES:
        years = {int(part) for name in given for part in name.split(":") if part.isdecimal()}
        record = replace(record, known_years=frozenset({claim.year, *years}))
    return record, claim


def _rating(both: Both, value: str, parts: dict[str, str]) -> Both:
    rating = Rating(int(parts["year"]), RatingLevel(value))
    return replace(both[0], ratings=(*both[0].ratings, rating)), both[1]


def _honour(both: Both, value: str, parts: dict[str, str]) -> Both:
    if not _yes(value):
        return both
    honour = Honour(parts["what"], int(parts["year"]))
    return replace(both[0], honours=(*both[0].honours, honour)), both[1]


def _attestation(both: Both, value: str, parts: dict[str, str]) -> Both:
    """Attested, and the paper that proves it supposed to be there."""
    one = Attestation(int(parts["year"]), parts["what"], _yes(value), SUPPOSED)
    return replace(both[0], attestations=(*both[0].attestations, one)), both[1]


def _initiative(both: Both, value: str, parts: dict[str, str]) -> Both:
    """So many initiatives of one scope, taken as recognised in the year claimed."""
    record, claim = both
    if not 0 <= int(value) <= MOST_INITIATIVES:
        raise ValueError(value)
    day = date(claim.year, 12, 31)
    found = tuple(
        Initiative(f"{parts['what']}-{number}", "", parts["what"], day)
        for number in range(1, int(value) + 1)
    )
    return replace(record, initiatives=(*record.initiatives, *found)), claim


def _share(both: Both, value: str, parts: dict[str, str]) -> Both:
    some, _, all_ = value.partition("/")
    share = Share(int(parts["year"]), parts["what"], Ratio(int(some), int(all_)))
    return replace(both[0], shares=(*both[0].shares, share)), both[1]


def _members(both: Both, value: str, parts: dict[str, str]) -> Both:
    one = MemberHonours(int(parts["year"]), parts["what"], int(value))
    return replace(both[0], member_honours=(*both[0].member_honours, one)), both[1]


def _known_year(both: Both, value: str, parts: dict[str, str]) -> Both:
    """Asked for where nobody may have been disciplined: yes, the year is known to be free of it."""
    known = {int(parts["year"])} if _yes(value) else set()
    return replace(both[0], known_years=both[0].known_years | known), both[1]


def _scores(both: Both, value: str, _: dict[str, str]) -> Both:
    return both[0], replace(both[1], leads_bloc=_yes(value))


def _movement_years(both: Both, value: str, _: dict[str, str]) -> Both:
    return both[0], replace(both[1], movement_years=int(value))


def _hold(both: Both, value: str, _: dict[str, str]) -> Both:
    """A matter under way all through the year."""
    hold = RecordedHold(HoldCause(value).value, date(both[1].year, 1, 1))
    return replace(both[0], holds=(*both[0].holds, hold)), both[1]


def _discipline(both: Both, value: str, _: dict[str, str]) -> Both:
    """A measure in force all through the year claimed."""
    year = both[1].year
    one = Discipline(value, date(year, 1, 1), date(year, 12, 31))
    return replace(both[0], disciplines=(*both[0].disciplines, one)), both[1]


def _yes(value: str) -> bool:
    if value not in {YES, NO}:
        raise ValueError(value)
    return value == YES


_READ: dict[str, Callable[[Both, str, dict[str, str]], Both]] = {
    "rating": _rating,
    "honour": _honour,
    "attestation": _attestation,
    "initiative": _initiative,
    "share": _share,
    "member_honours": _members,
    "known_year": _known_year,
    "scores": _scores,
    "movement_years": _movement_years,
    "hold": _hold,
    "discipline": _discipline,
}
