"""Nominations and decisions: their state as columns, their lists as child rows."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from suyton.domain.authority import Role
from suyton.domain.award_terms import CommendationKind, Station, SubjectKind
from suyton.domain.decision import DecisionStage
from suyton.domain.decision_issue import PaperStage
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.document import DocumentReference
from suyton.domain.incidents import (
    CancellationGround,
    Complaint,
    Consultation,
    Hold,
    Lateness,
    Recovery,
)
from suyton.domain.nomination import NominationStage
from suyton.persistence.column_types import EnumText, Structured
from suyton.persistence.tables.base import Base


class NominationRow(Base):
    __tablename__ = "nominations"
    __table_args__ = (
        Index(None, "year", "id"),
        Index(None, "round_id"),
        Index(None, "unit_id"),
        Index(None, "bloc_id"),
        Index(None, "stage"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str]
    bloc_id: Mapped[str]
    province_id: Mapped[str]
    standing_body_id: Mapped[str]
    unit_id: Mapped[str]
    unit_name: Mapped[str]
    award_id: Mapped[str]
    year: Mapped[int]
    pack_id: Mapped[str]
    pack_sha256: Mapped[str]
    pack_reason: Mapped[str]
    stage: Mapped[NominationStage] = mapped_column(EnumText(NominationStage))
    stage_since: Mapped[datetime]
    summary: Mapped[str]
    reason: Mapped[str]
    returned_from: Mapped[NominationStage | None] = mapped_column(EnumText(NominationStage))
    due_at: Mapped[datetime | None]
    sitting_id: Mapped[str]
    decision_id: Mapped[str]
    decision_number: Mapped[str]
    proposed_at: Mapped[datetime | None]
    revision: Mapped[int]
    kind: Mapped[CommendationKind] = mapped_column(EnumText(CommendationKind))
    route: Mapped[tuple[Station, ...]] = mapped_column(Structured(tuple[Station, ...]))
    subject_kind: Mapped[SubjectKind] = mapped_column(EnumText(SubjectKind))
    subject_id: Mapped[str]
    subject_name: Mapped[str]
    ground_id: Mapped[str]
    achievement_id: Mapped[str]
    initiatives: Mapped[tuple[str, ...]] = mapped_column(Structured(tuple[str, ...]))
    achieved_from: Mapped[date | None]
    achieved_to: Mapped[date | None]
    received_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    holds: Mapped[tuple[Hold, ...]] = mapped_column(Structured(tuple[Hold, ...]))
    consultations: Mapped[tuple[Consultation, ...]] = mapped_column(
        Structured(tuple[Consultation, ...])
    )
    lateness: Mapped[Lateness | None] = mapped_column(Structured(Lateness))
    complaint: Mapped[Complaint | None] = mapped_column(Structured(Complaint))
    recovery: Mapped[Recovery | None] = mapped_column(Structured(Recovery))
    outcome: Mapped[str]
    due_because: Mapped[str]
    clock_left: Mapped[int | None]
    search_text: Mapped[str]
    """Name and summary without case and diacritics, since the databases fold neither alike."""
    dossier: Mapped[list["DossierRow"]] = relationship(
        order_by="DossierRow.position", cascade="all, delete-orphan", lazy="selectin"
    )


class DossierRow(Base):
    """One paper of a nomination's dossier; the bytes are in the document store."""

    __tablename__ = "nomination_documents"

    nomination_id: Mapped[str] = mapped_column(
        ForeignKey("nominations.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sha256: Mapped[str]
    size: Mapped[int]
    media_type: Mapped[str]
    name: Mapped[str]
    kind: Mapped[str]


class ClaimRow(Base):
    """A nomination that a sitting's agenda or a decision's draft has taken for itself."""

    __tablename__ = "claims"
    __table_args__ = (Index(None, "holder"),)

    nomination_id: Mapped[str] = mapped_column(primary_key=True)
    noun: Mapped[str] = mapped_column(primary_key=True)
    """``sitting`` or ``decision``: what kind of list it is on."""
    holder: Mapped[str]
    """The chain of the sitting or decision."""


class DecisionRow(Base):
    __tablename__ = "decisions"
    __table_args__ = (
        Index(None, "drafted_at", "id"),
        Index(None, "refers_to"),
        Index(None, "published_at", "id"),
        Index(
            "ix_decisions_code",
            "code",
            unique=True,
            sqlite_where=text("code <> ''"),
            postgresql_where=text("code <> ''"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    award_id: Mapped[str]
    title: Mapped[str]
    province_id: Mapped[str]
    standing_body_id: Mapped[str]
    signer_id: Mapped[str]
    signer_name: Mapped[str]
    signer_role: Mapped[Role] = mapped_column(EnumText(Role))
    stage: Mapped[DecisionStage] = mapped_column(EnumText(DecisionStage))
    stage_since: Mapped[datetime]
    due_at: Mapped[datetime | None]
    number: Mapped[str]
    signed_at: Mapped[datetime | None]
    capacity: Mapped[str]
    assignment_id: Mapped[str]
    reason: Mapped[str]
    revision: Mapped[int]
    drafted_at: Mapped[datetime]
    """When it was first recorded; it never changes, so lists can be paged by it."""
    kind: Mapped[DecisionKind] = mapped_column(EnumText(DecisionKind))
    refers_to: Mapped[str]
    refers_to_number: Mapped[str]
    explanation: Mapped[str]
    ground: Mapped[CancellationGround | None] = mapped_column(EnumText(CancellationGround))
    exchange_due_at: Mapped[datetime | None]
    total_vnd: Mapped[int] = mapped_column(BigInteger)
    fund: Mapped[str]
    code: Mapped[str]
    paper: Mapped[DocumentReference | None] = mapped_column(Structured(DocumentReference))
    signed_paper: Mapped[DocumentReference | None] = mapped_column(Structured(DocumentReference))
    numbered_paper: Mapped[DocumentReference | None] = mapped_column(Structured(DocumentReference))
    issued_paper: Mapped[DocumentReference | None] = mapped_column(Structured(DocumentReference))
    dated_on: Mapped[date | None]
    issued_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    effective_on: Mapped[date | None]
    proposal: Mapped[str]
    copies_to: Mapped[tuple[str, ...]] = mapped_column(Structured(tuple[str, ...]))
    recipients: Mapped[list["RecipientRow"]] = relationship(
        order_by="RecipientRow.position", cascade="all, delete-orphan", lazy="selectin"
    )


class RecipientRow(Base):
    __tablename__ = "decision_recipients"

    decision_id: Mapped[str] = mapped_column(
        ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nomination_id: Mapped[str]
    unit_id: Mapped[str]
    unit_name: Mapped[str]
    struck: Mapped[str]
    name_at_achievement: Mapped[str]
    struck_by_signer: Mapped[bool]
    name: Mapped[str]
    subject_kind: Mapped[SubjectKind] = mapped_column(EnumText(SubjectKind))
    corrected_name: Mapped[str]
    prize_vnd: Mapped[int] = mapped_column(BigInteger)


class DecisionNumberRow(Base):
    """The last number of a series in a calendar year; its row lock keeps it without a gap."""

    __tablename__ = "decision_numbers"

    province_id: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    symbol: Mapped[str] = mapped_column(primary_key=True)
    """What stands after the number, such as ``QĐ-UBND``; each has a series of its own."""
    last: Mapped[int]


class NumberGivenRow(Base):
    """A number and the decision that has it: neither is ever given a second time."""

    __tablename__ = "numbers_given"

    province_id: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    symbol: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    decision_id: Mapped[str] = mapped_column(unique=True)


class DecisionFileRow(Base):
    """A file of a decision, by its SHA-256, and how far on its way it was."""

    __tablename__ = "decision_files"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    decision_id: Mapped[str] = mapped_column(
        ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True
    )
    stage: Mapped[PaperStage] = mapped_column(EnumText(PaperStage))
