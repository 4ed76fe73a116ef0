"""What a fact may say. Its shape stands in ``record``; here is what makes one impossible."""

from collections.abc import Iterator
from datetime import date

from suyton.domain.errors import FactInvalid
from suyton.domain.record import (
    Attestation,
    Discipline,
    FactKind,
    Honour,
    Initiative,
    MemberHonours,
    Rating,
    RecordedHold,
    Share,
)

Fact = (
    Rating | Honour | Initiative | Discipline | RecordedHold | Attestation | Share | MemberHonours
)

FACTS: dict[FactKind, type[Fact]] = {
    FactKind.RATING: Rating,
    FactKind.HONOUR: Honour,
    FactKind.INITIATIVE: Initiative,
    FactKind.DISCIPLINE: Discipline,
    FactKind.HOLD: RecordedHold,
    FactKind.ATTESTATION: Attestation,
    FactKind.SHARE: Share,
    FactKind.MEMBER_HONOURS: MemberHonours,
}
"""Each kind of fact with its shape; a test holds it against the enumeration."""

KINDS: dict[type[Fact], FactKind] = {shape: kind for kind, shape in FACTS.items()}

FIRST_YEAR = 1948
"""The President's call for patriotic emulation is of 11 June 1948; nothing was awarded before."""

INITIATIVE_SCOPES = ("grassroots", "provincial", "national")
DISCIPLINE_LEVELS = (
    "reprimand",
    "warning",
    "salary_reduction",
    "demotion",
    "removal",
    "dismissal",
)
HOLD_CAUSES = ("discipline", "investigation", "inspection", "audit", "complaint", "press")


def kind_of(content: Fact) -> FactKind:
    """The kind of a fact, by its shape."""
    return KINDS[type(content)]


def year_of(content: Fact) -> int:
    """The year it belongs to: its own, or that of the day on which it began."""
    if isinstance(content, Initiative):
        return content.recognised_on.year
    if isinstance(content, Discipline | RecordedHold):
        return content.since.year
    return content.year


def check_year(year: int, today: date) -> None:
    """A year of emulation that has begun; raises FactInvalid."""
    if not FIRST_YEAR <= year <= today.year:
        raise FactInvalid(field="year", given=str(year), allowed=f"{FIRST_YEAR} .. {today.year}")


def check_content(content: Fact, today: date) -> None:
    """What is declared can be so on ``today``.

    Raises:
        FactInvalid: a year out of range, an end before its beginning, a code that no list has,
            or what only a decision may say of an honour.
    """
    check_year(year_of(content), today)
    for field, given, allowed in _faults(content, today):
        raise FactInvalid(field=field, given=given, allowed=allowed)


_Fault = tuple[str, str, str]


def _faults(content: Fact, today: date) -> Iterator[_Fault]:
    """Field, what it says, and what it might say."""
    match content:
        case Initiative():
            yield from _unnamed("id", content.id)
            yield from _unlisted("scope", content.scope, INITIATIVE_SCOPES)
            yield from _backwards("recognised_on", content.recognised_on, None, today)
            yield from _decided_only("used_for", content.used_for)
        case Discipline():
            yield from _unlisted("level", content.level, DISCIPLINE_LEVELS)
            yield from _backwards("since", content.since, content.to, today)
        case RecordedHold():
            yield from _unlisted("cause", content.cause, HOLD_CAUSES)
            yield from _backwards("since", content.since, content.to, today)
        case Honour():
            yield from _unnamed("award_id", content.award_id)
            yield from _decided_only("nomination_id", content.nomination_id)
            yield from _decided_only("cancelled", "yes" if content.cancelled else "")
        case Attestation() | Share():
            yield from _unnamed("what", content.what)
        case MemberHonours():
            yield from _unnamed("award_id", content.award_id)
            if content.count < 0:
                yield "count", str(content.count), "0, 1, 2 …"
        case Rating():
            return


def _unnamed(field: str, given: str) -> Iterator[_Fault]:
    if not given.strip():
        yield field, "", "…"


def _unlisted(field: str, given: str, allowed: tuple[str, ...]) -> Iterator[_Fault]:
    if given not in allowed:
        yield field, given, ", ".join(allowed)


def _backwards(field: str, since: date, to: date | None, today: date) -> Iterator[_Fault]:
    if since > today:
        yield field, since.isoformat(), f"… {today}"
    if to is not None and to < since:
        yield "to", to.isoformat(), f"{since} …"


def _decided_only(field: str, given: str) -> Iterator[_Fault]:
    """Fields that a decision alone fills; nobody declares them."""
    if given:
        yield field, given, "–"
