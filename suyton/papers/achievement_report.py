"""The achievement report of whoever is nominated (báo cáo thành tích), from what is on record.

Layout of the parts: domain notes 6.2 and 6.3 (national forms 02 to 12; their text was not read).
What is not on record is left open to be written in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from suyton.domain.award_terms import SubjectKind
from suyton.domain.calendar import HANOI
from suyton.domain.nomination import Nomination
from suyton.domain.organisation import Unit
from suyton.domain.record import Honour, SubjectRecord
from suyton.domain.score_table import KeptSheet, ScoreTable
from suyton.domain.scoring import ScoreLine
from suyton.papers.counted import HAND_SIGNED, Awards
from suyton.papers.figures import number
from suyton.papers.office import Office
from suyton.papers.submission_letter import period_of, proposed_at
from suyton.papers.terms import Terms
from suyton.papers.unit_letterhead import unit_body

Content = dict[str, object]

_OF_PEOPLE = frozenset({SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD})


@dataclass(frozen=True)
class Scored:
    """A unit's score in its bloc's year; ``table`` where the bloc scores by criteria."""

    line: ScoreLine
    table: ScoreTable | None = None


@dataclass(frozen=True)
class Named:
    """What the awards on record are called and who decides on them, by award id."""

    awards: Awards
    decided_by: Mapping[str, str]
    """A code of the vocabulary ``decided_by``."""


def achievement_report(
    nomination: Nomination,
    unit: Unit,
    record: SubjectRecord,
    scored: Scored | None,
    named: Named,
    office: Office,
    terms: Terms,
) -> Content:
    """What the report says: who it is, the years' results, titles held, and who confirms it."""
    award = named.awards[nomination.award_id]
    on = proposed_at(nomination).astimezone(HANOI).date()
    subject = f"Đề nghị tặng {award} năm {nomination.year}"
    return {
        "title": f"Báo cáo thành tích {subject[0].lower()}{subject[1:]}: {nomination.title}",
        "letterhead": office.letterhead(unit_body(unit, office), "BC", dated=office.dated(on)),
        "heading": {"kind": "BÁO CÁO THÀNH TÍCH", "subject": subject},
        "honoured": {
            "name": nomination.honoured_name,
            "unit": unit.name,
            "kind": terms("subject_kind", nomination.subject_kind.value),
            "is_person": nomination.subject_kind in _OF_PEOPLE,
        },
        "year": str(nomination.year),
        "period": period_of(nomination),
        "summary": nomination.summary,
        **_results(record, terms),
        "score": _score(scored, terms),
        "honours": [_honour(one, named, terms) for one in _held(record)],
        "signatures": [
            {"post": ["XÁC NHẬN CỦA CẤP TRÌNH"], "name": "", "note": HAND_SIGNED},
            {"post": ["NGƯỜI BÁO CÁO"], "name": "", "note": HAND_SIGNED}
            if nomination.subject_kind in _OF_PEOPLE
            else {"post": ["THỦ TRƯỞNG ĐƠN VỊ"], "name": "", "note": HAND_SIGNED},
        ],
    }


def _results(record: SubjectRecord, terms: Terms) -> Content:
    """The confirmed facts of each kind, earliest first."""
    return {
        "ratings": [
            {"year": str(one.year), "level": terms("rating_level", one.level.value)}
            for one in sorted(record.ratings, key=lambda one: one.year)
        ],
        "attestations": [
            {"year": str(one.year), "what": terms("attestation", one.what)}
            for one in sorted(record.attestations, key=lambda one: (one.year, one.what))
            if one.holds
        ],
        "shares": [
            {
                "year": str(one.year),
                "what": terms("counted_share", one.what),
                "value": str(one.value),
            }
            for one in sorted(record.shares, key=lambda one: (one.year, one.what))
        ],
        "initiatives": [
            {
                "name": one.name,
                "scope": terms("initiative_scope", one.scope),
                "decision": _decided(one.decision_number, one.recognised_on),
            }
            for one in sorted(record.initiatives, key=lambda one: (one.recognised_on, one.id))
        ],
        "disciplines": [
            {
                "level": terms("discipline_level", one.level),
                "since": _day(one.since),
                "to": _day(one.to) if one.to else "",
            }
            for one in sorted(record.disciplines, key=lambda one: one.since)
        ],
    }


def _score(scored: Scored | None, terms: Terms) -> Content | None:
    """The total and, where the bloc scores by criteria, each with what it can reach."""
    if scored is None:
        return None
    line, table = scored.line, scored.table
    sheets = (line.self_sheet, line.cross_sheet, line.final_sheet)
    criteria = table.criteria if table else ()
    return {
        "self": number(line.self_score),
        "cross": number(line.cross_score),
        "final": number(line.final_score),
        "place": str(line.place) if line.place else "",
        "maximum": number(table.total_maximum) if table else "",
        "criteria": [
            {
                "code": criterion.code,
                "name": criterion.name,
                "kind": terms("criterion_kind", criterion.kind.value),
                "maximum": number(criterion.maximum),
                **dict(
                    zip(("self", "cross", "final"), (_points(s, nth) for s in sheets), strict=True)
                ),
            }
            for nth, criterion in enumerate(criteria)
        ],
    }


def _points(sheet: KeptSheet | None, nth: int) -> str:
    return number(sheet.points[nth]) if sheet else ""


def _held(record: SubjectRecord) -> list[Honour]:
    """What was cancelled is held no more."""
    held = [one for one in record.honours if not one.cancelled]
    return sorted(held, key=lambda one: (one.year, one.award_id))


def _honour(one: Honour, named: Named, terms: Terms) -> dict[str, str]:
    by = named.decided_by.get(one.award_id, "")
    return {
        "year": str(one.year),
        "award": named.awards.get(one.award_id, one.award_id),
        "number": one.decision_number,
        "dated": _day(one.decided_on) if one.decided_on else "",
        "issuer": terms("decided_by", by) if by else "",
    }


def _decided(decision_number: str, on: date) -> str:
    return f"{decision_number}, {_day(on)}" if decision_number else _day(on)


def _day(on: date) -> str:
    """Such as ``05/01/2024``, as tables give it."""
    return on.strftime("%d/%m/%Y")
