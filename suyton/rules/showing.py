"""What a provision says, as a code with facts that the wording puts into words.

Pages, the JSON API and ``docs/regulation.md`` all show provisions through this one place.
"""

from collections.abc import Callable
from enum import StrEnum

from suyton.domain.award_terms import (
    BaseWage,
    Condition,
    CutOff,
    Ground,
    Measure,
    Prize,
    Route,
)
from suyton.domain.edition import Edition, Stated
from suyton.domain.record import RatingLevel
from suyton.rules.fingerprint import fingerprint
from suyton.rules.pack import Pack
from suyton.rules.provision import Provision

Facts = dict[str, str]


def edition(pack: Pack) -> Edition:
    """A pack laid open."""
    its_own = own(pack)
    return Edition(
        id=pack.edition,
        title=pack.title,
        valid_from=pack.valid_from,
        valid_to=pack.valid_to,
        because=pack.because,
        sha256=fingerprint(pack),
        based_on=pack.based_on,
        award_ids=tuple(award.id for award in pack.awards),
        provisions=tuple(
            stated(path, found, its_own=path in its_own) for path, found in pack.provisions.items()
        ),
    )


def stated(path: str, provision: Provision, *, its_own: bool = True) -> Stated:
    """One provision in coded words."""
    value = provision.value
    code, facts = _said(path, value)
    return Stated(
        path=path,
        code=code,
        facts=tuple(facts.items()),
        papers=_papers(value),
        source=provision.citation.source,
        confirmed=provision.citation.confirmed,
        phrase=provision.phrase,
        note=provision.note,
        its_own=its_own,
        name_vi=value.name_vi if isinstance(value, Ground) else "",
        name_en=value.name_en if isinstance(value, Ground) else "",
    )


def own(pack: Pack) -> dict[str, Provision]:
    """What the pack's own files and the overlay say, without what it takes over from its base."""
    folders = {pack.id, "overlays"}
    return {
        path: found
        for path, found in pack.provisions.items()
        if found.file.partition("/")[0] in folders
    }


def routes(pack: Pack, award_id: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The kinds of commendation that an award has a route for, each with its stations."""
    return tuple(
        (found.value.kind.value, found.value.stations)
        for path, found in pack.provisions.items()
        if path.startswith(f"award.{award_id}.route.") and isinstance(found.value, Route)
    )


def _said(path: str, value: object) -> tuple[str, Facts]:
    match value:
        case Route():
            return "route", {"stations": _listed(value.stations)}
        case Condition():
            return f"condition.{value.measure}", _CONDITIONS[value.measure](value)
        case Ground():
            return "ground", {"kinds": _listed(value.kinds), "subjects": _listed(value.subjects)}
        case Prize():
            return "prize", {"multiple": str(value.multiple)}
        case BaseWage():
            return "base_wage", {"vnd": str(value.vnd), "since": value.valid_from.isoformat()}
        case CutOff():
            code = "cut_off_later" if value.years_later else "cut_off"
            day = {"day": f"{value.day:02}/{value.month:02}"}
            return code, day | ({"years": str(value.years_later)} if value.years_later else {})
    return _plain(path, value)


def _plain(path: str, value: object) -> tuple[str, Facts]:
    """A single value: its code is the last word of its path, or what all of its table share."""
    head, key = path.partition(".")[0], path.rpartition(".")[2]
    if head == "general":
        return "general", {}
    if head == "limit":
        return ("score" if key == "score_maximum" else "working_days"), {"value": str(value)}
    if value is None:
        return "unlimited", {}
    if key == "caps_yes":
        return ("caps_yes" if value else "caps_not"), {}
    if isinstance(value, bool):
        return ("secret" if value else "open"), {}
    return key, {"value": _listed(value) if isinstance(value, tuple) else str(value)}


def _papers(value: object) -> tuple[str, ...]:
    match value:
        case Route():
            return value.dossier
        case Condition() | Ground():
            return value.evidence
    return ()


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(str(code) for code in codes)


def _in_years(condition: Condition) -> Facts:
    return {"accepted": _listed(condition.any_of), "years": str(condition.years)}


def _either(condition: Condition) -> Facts:
    levels = tuple(one for one in condition.any_of if one in _values(RatingLevel))
    awards = tuple(one for one in condition.any_of if one not in levels)
    return {
        "levels": _listed(levels),
        "awards": _listed(awards),
        "years": str(condition.years),
    }


def _counted(condition: Condition) -> Facts:
    return {"accepted": _listed(condition.any_of), "count": str(condition.count)}


def _values(terms: type[StrEnum]) -> frozenset[str]:
    return frozenset(one.value for one in terms)


_CONDITIONS: dict[Measure, Callable[[Condition], Facts]] = {
    Measure.RATING: _in_years,
    Measure.HONOUR: _in_years,
    Measure.RATING_OR_HONOUR: _either,
    Measure.INITIATIVE: _counted,
    Measure.SHARE: lambda one: {
        "accepted": _listed(one.any_of),
        "at_least": str(one.at_least),
    },
    Measure.MEMBER_HONOUR: _counted,
    Measure.NO_DISCIPLINE: lambda one: {"accepted": _listed(one.any_of)},
    Measure.ATTESTED: lambda one: {"accepted": _listed(one.any_of)},
    Measure.LEADS_BLOC: lambda one: {},
    Measure.MOVEMENT_YEARS: lambda one: {"count": str(one.count)},
}
