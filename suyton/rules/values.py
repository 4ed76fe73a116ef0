"""What stands in a provision, read into the terms of the domain."""

from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from suyton.data_file import Section
from suyton.domain.authority import Role
from suyton.domain.award_terms import (
    BaseWage,
    CommendationKind,
    Condition,
    CutOff,
    Ground,
    Measure,
    PaperForm,
    Prize,
    Recusal,
    Route,
    Station,
    SubjectKind,
    TieRule,
)
from suyton.domain.citation import Ratio
from suyton.domain.routing import END_OF
from suyton.domain.rulebook import CandidateRule
from suyton.rules.provision import read_citation

UNLIMITED = "unlimited"
"""Written for a quota where nothing limits it, since TOML has no empty value."""
TermT = TypeVar("TermT", bound=StrEnum)

_TERMS: dict[str, type[StrEnum]] = {
    "candidates": CandidateRule,
    "tie": TieRule,
    "form": PaperForm,
    "recusal": Recusal,
}
"""Plain provisions that are one term of the domain."""


def award_value(section: Section, key: str) -> object:
    """The value of one of an award's plain provisions or of a ballot's."""
    match key:
        case "subjects":
            return _terms(section, "value", SubjectKind)
        case "signed_for_by":
            return _terms(section, "value", Role)
        case "candidates" | "tie" | "form" | "recusal":
            return term(section, "value", _TERMS[key])
        case "decided_by":
            return one_of(section, "value", tuple(END_OF))
        case "dossier":
            return section.texts("value")
        case "threshold" | "quorum":
            return share(section, "value", or_more_than=key == "threshold")
        case "secret" | "caps_yes":
            return section.flag("value")
        case "choose_at_most" | "second_ballots" | "secrecy_least":
            return section.count("value")
    if section.value("value", "a whole number or unlimited") == UNLIMITED:
        return None
    return section.count("value")


def route(section: Section, kind: CommendationKind) -> Route:
    """The row of stations for one kind of commendation."""
    stations = _terms(section, "stations", Station)
    dossier = section.texts("dossier") if section.has("dossier") else ()
    return Route(kind, stations, read_citation(section), dossier)


def condition(section: Section, condition_id: str) -> Condition:
    """One thing that must be so."""
    return Condition(
        condition_id,
        term(section, "measure", Measure),
        read_citation(section),
        any_of=_texts(section, "any_of"),
        years=section.count("years") if section.has("years") else 1,
        count=section.count("count") if section.has("count") else 1,
        at_least=share(section, "at_least") if section.has("at_least") else None,
        evidence=_texts(section, "evidence"),
    )


def ground(section: Section, ground_id: str) -> Ground:
    """An alternative, as yet without its conditions."""
    return Ground(
        ground_id,
        section.text("name_vi"),
        section.text("name_en"),
        read_citation(section),
        _terms(section, "kinds", CommendationKind),
        _terms(section, "subjects", SubjectKind),
        evidence=_texts(section, "evidence"),
    )


def prize(section: Section, subject: SubjectKind) -> Prize:
    """The multiple of the base wage, a decimal written as text so that no float rounds it."""
    allowed = "a decimal above 0 as text, such as “1.5”"
    text = section.text("multiple")
    try:
        multiple = Decimal(text)
    except InvalidOperation:
        section.fault("multiple", f"is {text!r}", allowed)
    if not multiple.is_finite() or multiple <= 0:
        section.fault("multiple", f"is {text!r}", allowed)
    return Prize(subject, multiple, read_citation(section))


def cut_off(section: Section) -> CutOff:
    """The last day of a year to send a dossier in time."""
    month, day = section.count("month"), section.count("day")
    later = section.count("years_later") if section.has("years_later") else 0
    found = CutOff(month, day, later, read_citation(section))
    try:
        found.day_of(2023)
    except ValueError:
        section.fault("day", f"is {day} in month {month}", "a day that every year has")
    return found


def base_wage(section: Section) -> BaseWage:
    """The statutory base wage in VND a month, from a day on."""
    return BaseWage(section.day("valid_from"), section.count("vnd"), read_citation(section))


def one_of(section: Section, name: str, allowed: tuple[str, ...]) -> str:
    """A text among those allowed."""
    value = section.text(name)
    if value not in allowed:
        section.fault(name, f"is {value!r}", ", ".join(allowed))
    return value


def term(section: Section, name: str, terms: type[TermT]) -> TermT:
    """A text that is one of the domain's terms."""
    return terms(one_of(section, name, tuple(one.value for one in terms)))


def share(section: Section, name: str, *, or_more_than: bool = False) -> Ratio:
    """A share is written “4/5”: a float would round, and a vote is counted exactly.

    Where the share itself may not be enough, as with a majority, it is written “>1/2”.
    """
    allowed = "a share from 0/1 to 1/1, written such as 4/5"
    allowed += ", or >1/2 for more than a half" if or_more_than else ""
    value = section.value(name, allowed)
    try:
        given = Ratio.parse(str(value))
    except ValueError:
        section.fault(name, f"is {value!r}", allowed)
    if given.more_than and (not or_more_than or given.numerator == given.denominator):
        section.fault(name, f"is {value!r}", allowed)
    return given


def _terms(section: Section, name: str, terms: type[TermT]) -> tuple[TermT, ...]:
    allowed = ", ".join(one.value for one in terms)
    texts = section.texts(name)
    for text in texts:
        if text not in set(terms):
            section.fault(name, f"has {text!r}", allowed)
    if not texts:
        section.fault(name, "is empty", f"one or more of {allowed}")
    return tuple(terms(text) for text in texts)


def _texts(section: Section, name: str) -> tuple[str, ...]:
    return section.texts(name) if section.has(name) else ()
