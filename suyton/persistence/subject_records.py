"""Subjects and their facts on SQLAlchemy: each act with its line in the book and its task."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from suyton.domain import fact_keeping
from suyton.domain.appraisal import Evidence, EvidenceQuestion
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.document import DocumentReference
from suyton.domain.errors import KeyReused, Unknown
from suyton.domain.fact_content import Fact
from suyton.domain.fact_keeping import (
    FactAct,
    FactStanding,
    RecordedFact,
    Subject,
    YearAct,
    YearStanding,
)
from suyton.domain.procedure import Act, Step
from suyton.domain.record import SubjectRecord
from suyton.persistence import reading_records
from suyton.persistence.book import Concern, append, done_under, hold
from suyton.persistence.mapping_records import fact_from, fact_row
from suyton.persistence.tables.records import ClosedYearRow, FactRow
from suyton.persistence.transactions import Transactions
from suyton.persistence.waiting import replace_tasks
from suyton.ports.subject_records import SubjectFile

_TAGS = {row.act: row.tag for row in fact_keeping.PROCEDURE.transitions}
_CLOSED_TAG = next(row.tag for row in fact_keeping.YEARS.transitions if row.act is YearAct.CLOSE)


class SqlSubjectRecords:
    """The SubjectRecords port on SQLAlchemy.

    Every act first takes the lock on the subject's chain, as the register does for cases.
    """

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def subject(self, subject_id: str) -> Subject:
        with self._transactions.read() as session:
            return reading_records.subject(session, subject_id)

    def subjects_of(self, unit_id: str) -> tuple[Subject, ...]:
        with self._transactions.read() as session:
            return reading_records.subjects_of(session, unit_id)

    def file(self, subject_id: str) -> SubjectFile:
        with self._transactions.read() as session:
            return reading_records.file(session, subject_id)

    def record(self, subject_id: str) -> SubjectRecord:
        with self._transactions.read() as session:
            return reading_records.record(session, subject_id)

    def evidence(self, question: EvidenceQuestion) -> Evidence:
        with self._transactions.read() as session:
            return reading_records.evidence(session, question)

    def declare(
        self,
        subject_id: str,
        fact_id: str,
        content: Fact,
        evidence: DocumentReference | None,
        actor: Actor,
        key: str,
        at: datetime,
    ) -> Receipt:
        act = Act(key, actor, at)
        with self._transactions.write() as session:
            subject = reading_records.subject(session, subject_id)
            head = hold(session, subject.chain)
            if receipt := _done(session, subject, FactAct.DECLARE, act):
                return receipt
            step = fact_keeping.declared(subject, fact_id, content, evidence, act)
            if session.get(FactRow, fact_id) is not None:
                raise KeyReused(key=key)
            # A unit becomes a row with its first fact; people have theirs from a nomination.
            session.merge(reading_records.subject_row(subject))
            session.add(fact_row(step.state, at))
            _await(session, subject)
            return append(session, head, step.entry, Concern(unit_id=subject.unit_id))

    def confirm(
        self, subject_id: str, fact_id: str, actor: Actor, key: str, at: datetime
    ) -> Receipt:
        act = Act(key, actor, at)
        return self._moved(subject_id, fact_id, FactAct.CONFIRM, fact_keeping.confirmed, act)

    def strike(
        self, subject_id: str, fact_id: str, reason: str, actor: Actor, key: str, at: datetime
    ) -> Receipt:
        act = Act(key, actor, at, reason)
        return self._moved(subject_id, fact_id, FactAct.STRIKE, fact_keeping.struck, act)

    def close_year(
        self, subject_id: str, year: int, actor: Actor, key: str, at: datetime
    ) -> Receipt:
        act = Act(key, actor, at)
        with self._transactions.write() as session:
            subject = reading_records.subject(session, subject_id)
            head = hold(session, subject.chain)
            done = done_under(session, subject.chain, key, _CLOSED_TAG, actor.account_id)
            if done is not None:
                return done
            closed = session.get(ClosedYearRow, (subject_id, year)) is not None
            standing = YearStanding.CLOSED if closed else YearStanding.OPEN
            step = fact_keeping.year_closed(subject, year, standing, act)
            session.merge(reading_records.subject_row(subject))
            session.add(
                ClosedYearRow(subject_id=subject.id, year=year, closed_by=step.state.closed_by)
            )
            return append(session, head, step.entry, Concern(unit_id=subject.unit_id))

    def _moved(
        self,
        subject_id: str,
        fact_id: str,
        what: FactAct,
        take: Callable[[Subject, RecordedFact, Act], Step[RecordedFact]],
        act: Act,
    ) -> Receipt:
        with self._transactions.write() as session:
            subject = reading_records.subject(session, subject_id)
            head = hold(session, subject.chain)
            if receipt := _done(session, subject, what, act):
                return receipt
            row = session.get(FactRow, fact_id)
            if row is None or row.subject_id != subject_id:
                raise Unknown(noun="fact", id=fact_id)
            step = take(subject, fact_from(row), act)
            row.standing, row.confirmed_by = step.state.standing, step.state.confirmed_by
            _await(session, subject)
            return append(session, head, step.entry, Concern(unit_id=subject.unit_id))


def _done(session: Session, subject: Subject, what: FactAct, act: Act) -> Receipt | None:
    return done_under(session, subject.chain, act.key, _TAGS[what], act.actor.account_id)


def _await(session: Session, subject: Subject) -> None:
    """The task that follows from what is declared now."""
    session.flush()
    since = session.scalar(
        select(func.min(FactRow.declared_at)).where(
            FactRow.subject_id == subject.id, FactRow.standing == FactStanding.DECLARED
        )
    )
    replace_tasks(session, subject.chain, fact_keeping.waiting(subject, since))
