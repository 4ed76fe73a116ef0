"""Questions about subjects and what is on record of them, inside a session."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from suyton.domain.appraisal import Evidence, EvidenceQuestion
from suyton.domain.award_terms import SubjectKind
from suyton.domain.errors import Unknown
from suyton.domain.fact_keeping import ClosedYear, RecordedFact, Subject
from suyton.domain.record import Initiative, SubjectRecord
from suyton.domain.record_assembly import record_of
from suyton.domain.scoring import top_scorers
from suyton.domain.uses import achievement_key
from suyton.persistence.mapping import from_columns, to_columns
from suyton.persistence.mapping_meetings import round_from
from suyton.persistence.mapping_records import fact_from
from suyton.persistence.tables.bodies import ProvinceRow, UnitRow
from suyton.persistence.tables.meetings import RoundRow
from suyton.persistence.tables.records import ClosedYearRow, FactRow, SubjectRow, UseRow
from suyton.ports.subject_records import SubjectFile


def subject(session: Session, subject_id: str) -> Subject:
    """A subject that is there, or a unit that has no fact yet; raises Unknown."""
    row = session.get(SubjectRow, subject_id)
    if row is not None:
        return Subject(**from_columns(row, Subject))
    unit = session.get(UnitRow, subject_id)
    # A unit belongs to the one province there is, as a nomination outside a bloc does.
    body = session.scalar(select(ProvinceRow.standing_body_id).order_by(ProvinceRow.id))
    if unit is None or body is None:
        raise Unknown(noun="subject", id=subject_id)
    return Subject(unit.id, SubjectKind.COLLECTIVE, unit.name, unit.id, body)


def subject_row(subject_: Subject) -> SubjectRow:
    """The row that stands for a subject."""
    return SubjectRow(**to_columns(subject_, SubjectRow))


def subjects_of(session: Session, unit_id: str) -> tuple[Subject, ...]:
    """The unit itself, then its people and households by name."""
    rows = session.scalars(
        select(SubjectRow)
        .where(SubjectRow.unit_id == unit_id, SubjectRow.id != unit_id)
        .order_by(SubjectRow.name, SubjectRow.id)
    )
    people = (Subject(**from_columns(row, Subject)) for row in rows)
    return (subject(session, unit_id), *people)


def file(session: Session, subject_id: str) -> SubjectFile:
    """Everything kept of a subject; raises Unknown."""
    return SubjectFile(
        subject(session, subject_id),
        _facts(session, subject_id),
        _closed_years(session, subject_id),
    )


def record(session: Session, subject_id: str) -> SubjectRecord:
    """What counts of a subject; raises Unknown."""
    whole = file(session, subject_id)
    own = [fact.content.id for fact in whole.facts if isinstance(fact.content, Initiative)]
    used = session.execute(
        select(UseRow.key, UseRow.nomination_id).where(
            UseRow.what == "initiative", UseRow.key.in_(own)
        )
    )
    years = (one.year for one in whole.closed_years)
    used_by = {row.key: row.nomination_id for row in used}
    return record_of(whole.subject, whole.facts, years, used_by)


def evidence(session: Session, question: EvidenceQuestion) -> Evidence:
    """What a case is judged on, all of one moment."""
    asked = question.subject
    row = session.get(SubjectRow, asked.id)
    # Nobody is judged by, or told of, a record that belongs to another unit.
    known = row is not None and row.unit_id == asked.unit_id
    found = (
        record(session, asked.id)
        if known
        else SubjectRecord(asked.id, asked.kind, asked.name, asked.unit_id)
    )
    return Evidence(
        # The case says as what its subject stands: a unit may be a collective or an enterprise.
        replace(found, kind=asked.kind),
        _leads(session, question),
        _used_by_another(session, question),
    )


def _leads(session: Session, question: EvidenceQuestion) -> bool | None:
    """Whether the unit has the highest adopted score; None for people, and before adoption."""
    unit_id = question.subject.unit_id
    row = session.get(RoundRow, question.round_id) if question.round_id else None
    if row is None or question.subject.id != unit_id:
        return None
    first = top_scorers(round_from(row).scores)
    return unit_id in first if first else None


def _used_by_another(session: Session, question: EvidenceQuestion) -> str:
    key = achievement_key(question.subject.id, question.achievement_id)
    held = session.get(UseRow, ("achievement", key)) if question.achievement_id else None
    return held.nomination_id if held and held.nomination_id != question.nomination_id else ""


def _facts(session: Session, subject_id: str) -> tuple[RecordedFact, ...]:
    rows = session.scalars(
        select(FactRow)
        .where(FactRow.subject_id == subject_id)
        .order_by(FactRow.year.desc(), FactRow.declared_at, FactRow.id)
    )
    return tuple(fact_from(row) for row in rows)


def _closed_years(session: Session, subject_id: str) -> tuple[ClosedYear, ...]:
    rows = session.scalars(
        select(ClosedYearRow)
        .where(ClosedYearRow.subject_id == subject_id)
        .order_by(ClosedYearRow.year.desc())
    )
    return tuple(ClosedYear(**from_columns(row, ClosedYear)) for row in rows)
