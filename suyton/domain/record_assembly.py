"""The record that is judged, put together from the facts that count."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from suyton.domain.fact_content import Fact
from suyton.domain.fact_keeping import COUNTING, RecordedFact, Subject
from suyton.domain.record import (
    Attestation,
    Discipline,
    Honour,
    Initiative,
    MemberHonours,
    Rating,
    RecordedHold,
    Share,
    SubjectRecord,
)

_PLACES: dict[type[Fact], str] = {
    Rating: "ratings",
    Honour: "honours",
    Initiative: "initiatives",
    Discipline: "disciplines",
    RecordedHold: "holds",
    Attestation: "attestations",
    Share: "shares",
    MemberHonours: "member_honours",
}
"""Where each shape of fact stands on the record."""


def record_of(
    subject: Subject,
    facts: Iterable[RecordedFact],
    known_years: Iterable[int],
    used_by: Mapping[str, str],
) -> SubjectRecord:
    """Confirmed facts and decided honours; ``used_by`` says which nomination an initiative serves."""
    found: dict[str, tuple[Fact, ...]] = dict.fromkeys(_PLACES.values(), ())
    for fact in facts:
        if fact.standing in COUNTING:
            content = _with_evidence(fact, used_by)
            place = _PLACES[type(content)]
            found[place] = (*found[place], content)
    empty = SubjectRecord(subject.id, subject.kind, subject.name, subject.unit_id)
    return replace(empty, known_years=frozenset(known_years), **found)  # type: ignore[arg-type]


def _with_evidence(fact: RecordedFact, used_by: Mapping[str, str]) -> Fact:
    """The content as it is judged: with the paper that proves it, and the case that uses it."""
    content = fact.content
    if isinstance(content, Rating | Attestation):
        return replace(content, evidence=fact.evidence)
    if isinstance(content, Initiative):
        return replace(content, used_for=used_by.get(content.id, ""))
    return content
