"""What a provision says, in short English words for documents and the command line."""

from suyton.domain.award_terms import BaseWage, Condition, CutOff, Ground, Prize, Route
from suyton.rules.pack import Pack
from suyton.rules.provision import Provision
from suyton.rules.values import UNLIMITED


def said(provision: Provision) -> str:
    """The value in words; never empty."""
    value = provision.value
    match value:
        case Route():
            papers = f" with {', '.join(value.dossier)}" if value.dossier else ""
            return " → ".join(value.stations) + papers
        case Condition():
            return _condition(value)
        case Ground():
            papers = f"; papers: {', '.join(value.evidence)}" if value.evidence else ""
            return (
                f"{value.name_vi} ({', '.join(value.kinds)}; {', '.join(value.subjects)}{papers})"
            )
        case Prize():
            return f"{value.multiple} × base wage"
        case BaseWage():
            return f"{value.vnd:,} VND a month from {value.valid_from}"
        case CutOff():
            later = f" of the year + {value.years_later}" if value.years_later else ""
            return f"until {value.day:02}/{value.month:02}{later}"
    return _plain(value)


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


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return UNLIMITED if value is None else str(value)


def _condition(condition: Condition) -> str:
    text = condition.measure.value
    if condition.any_of:
        text += f" of {' / '.join(condition.any_of)}"
    if condition.years > 1:
        text += f", {condition.years} years in a row"
    if condition.count > 1:
        text += f", at least {condition.count}"
    if condition.at_least:
        text += f", at least {condition.at_least}"
    if condition.evidence:
        text += f"; papers: {', '.join(condition.evidence)}"
    return text
