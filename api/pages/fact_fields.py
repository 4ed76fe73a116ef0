"""Which fields each kind of fact has on its form, and how its content is said.

The labels are ``fact_field.…`` in the wording; the rules are the domain's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from api.pages.reader import Reader
from suyton.domain.fact_content import DISCIPLINE_LEVELS, HOLD_CAUSES, INITIATIVE_SCOPES, Fact
from suyton.domain.record import FactKind, RatingLevel


@dataclass(frozen=True)
class FactField:
    """One field of a form: how it is asked, and the vocabulary that words its codes."""

    name: str
    control: str = "text"
    """``text``, ``number``, ``day``, ``code``, ``award`` or ``yes``."""
    vocabulary: str = ""
    codes: tuple[str, ...] = ()
    """What may be chosen; empty: every code that the vocabulary words."""
    required: bool = True


_YEAR = FactField("year", "number")
_AWARD = FactField("award_id", "award", "award")

FIELDS: Mapping[FactKind, tuple[FactField, ...]] = {
    FactKind.RATING: (
        _YEAR,
        FactField("level", "code", "rating_level", tuple(RatingLevel)),
    ),
    FactKind.HONOUR: (
        _YEAR,
        _AWARD,
        FactField("kind", "code", "commendation_kind"),
        FactField("decision_number", required=False),
    ),
    FactKind.INITIATIVE: (
        FactField("id"),
        FactField("name"),
        FactField("scope", "code", "initiative_scope", INITIATIVE_SCOPES),
        FactField("recognised_on", "day"),
        FactField("decision_number", required=False),
    ),
    FactKind.DISCIPLINE: (
        FactField("level", "code", "discipline_level", DISCIPLINE_LEVELS),
        FactField("since", "day"),
        FactField("to", "day", required=False),
        FactField("of_member", "yes", required=False),
    ),
    FactKind.HOLD: (
        FactField("cause", "code", "hold_cause", HOLD_CAUSES),
        FactField("since", "day"),
        FactField("to", "day", required=False),
    ),
    FactKind.ATTESTATION: (
        _YEAR,
        FactField("what", "code", "attestation"),
        FactField("holds", "code", "page", ("yes", "no")),
    ),
    FactKind.SHARE: (
        _YEAR,
        FactField("what", "code", "counted_share"),
        FactField("value"),
    ),
    FactKind.MEMBER_HONOURS: (_YEAR, _AWARD, FactField("count", "number")),
}
"""Every kind has its form; a test holds it against the enumeration."""


def content_typed(kind: FactKind, typed: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, as the API takes it; a field left empty is left out."""
    content: dict[str, Any] = {
        field.name: typed[field.name] for field in FIELDS[kind] if typed.get(field.name)
    }
    if kind is FactKind.SHARE and "value" in content:
        above, _, below = content["value"].partition("/")
        content["value"] = {"numerator": above.strip(), "denominator": below.strip()}
    return content


def fact_words(reader: Reader, kind: FactKind, content: Fact) -> str:
    """What a fact says, but for its year."""
    return "; ".join(_said(reader, kind, content))


def _said(reader: Reader, kind: FactKind, content: Fact) -> Iterator[str]:
    asked = {field.name: field for field in FIELDS[kind]}
    for field in fields(content):
        value = getattr(content, field.name)
        shown = asked.get(field.name)
        # A “no” is said where the form asks for yes or no; elsewhere it is what goes without saying.
        untold = value is None or value == "" or value == () or (value is False and shown is None)
        if untold or field.name in {"year", "evidence"}:
            continue
        words = _value(reader, shown.vocabulary if shown else "", value)
        yield f"{reader.term('fact_field', field.name)}: {words}"


def _value(reader: Reader, vocabulary: str, value: object) -> str:
    if isinstance(value, bool):
        return reader.say("page.yes" if value else "page.no")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    return reader.term(vocabulary, value) if vocabulary else str(value)
