"""What is on record of each subject: acts on its facts, and the record that is judged."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from suyton.domain.appraisal import Evidence, EvidenceQuestion
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.document import DocumentReference
from suyton.domain.fact_content import Fact
from suyton.domain.fact_keeping import ClosedYear, RecordedFact, Subject
from suyton.domain.record import SubjectRecord


@dataclass(frozen=True)
class SubjectFile:
    """Everything kept of one subject, whatever its standing; facts by year, latest first."""

    subject: Subject
    facts: tuple[RecordedFact, ...]
    closed_years: tuple[ClosedYear, ...]


class SubjectRecords(Protocol):
    """Facts of subjects. Each act is one transaction with its line in the book.

    Repeating an act (same subject and key) changes nothing and returns the same receipt. A unit
    is always a subject; a person or household is one from its first nomination on. A missing
    subject raises Unknown.
    """

    def subject(self, subject_id: str) -> Subject: ...

    def subjects_of(self, unit_id: str) -> tuple[Subject, ...]:
        """The unit itself, then its people and households by name."""
        ...

    def file(self, subject_id: str) -> SubjectFile: ...

    def record(self, subject_id: str) -> SubjectRecord:
        """What counts: confirmed facts and decided honours. Declared ones are left out."""
        ...

    def evidence(self, question: EvidenceQuestion) -> Evidence:
        """What a case's claim is judged on; a subject without a record has an empty one."""
        ...

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
        """Raises Unknown, NotAuthorised, FactInvalid, KeyReused."""
        ...

    def confirm(
        self, subject_id: str, fact_id: str, actor: Actor, key: str, at: datetime
    ) -> Receipt:
        """Raises Unknown, NotAuthorised, WrongStage."""
        ...

    def strike(
        self, subject_id: str, fact_id: str, reason: str, actor: Actor, key: str, at: datetime
    ) -> Receipt:
        """Raises Unknown, NotAuthorised, WrongStage, ReasonMissing."""
        ...

    def close_year(
        self, subject_id: str, year: int, actor: Actor, key: str, at: datetime
    ) -> Receipt:
        """Raises Unknown, NotAuthorised, WrongStage, FactInvalid."""
        ...
