"""A bloc's round with its score table, and a council's sitting with its agenda and opinions."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from suyton.domain.agenda import ItemVote, SetAside, TieBreak
from suyton.domain.attendance import DifferingOpinion, Guest, StandIn
from suyton.domain.award_terms import Station
from suyton.domain.bloc_round import RoundStage
from suyton.domain.council_terms import VoteBy
from suyton.domain.meeting import Meeting
from suyton.domain.score_table import KeptSheet, ScoreTable
from suyton.domain.second_ballot import SecondBallot
from suyton.domain.sitting import Opinion, SittingStage
from suyton.persistence.column_types import EnumText, Structured
from suyton.persistence.tables.base import Base, Json, JsonList


class RoundRow(Base):
    __tablename__ = "rounds"
    __table_args__ = (Index(None, "year", "id"), Index(None, "bloc_id"))

    id: Mapped[str] = mapped_column(primary_key=True)
    bloc_id: Mapped[str]
    bloc_name: Mapped[str]
    province_id: Mapped[str]
    standing_body_id: Mapped[str]
    year: Mapped[int]
    leader_unit_id: Mapped[str]
    deputy_unit_id: Mapped[str]
    stage: Mapped[RoundStage] = mapped_column(EnumText(RoundStage))
    stage_since: Mapped[datetime]
    scores_due_at: Mapped[datetime]
    pack_id: Mapped[str]
    pack_sha256: Mapped[str]
    pack_reason: Mapped[str]
    ballot_id: Mapped[str]
    ballots_held: Mapped[int]
    ballot_closes_at: Mapped[datetime | None]
    tally: Mapped[Json | None]
    minutes: Mapped[JsonList]
    revision: Mapped[int]
    table: Mapped[ScoreTable | None] = mapped_column("score_table", Structured(ScoreTable))
    second: Mapped[SecondBallot | None] = mapped_column(Structured(SecondBallot | None))
    meeting: Mapped[Meeting | None] = mapped_column(Structured(Meeting))
    scores: Mapped[list["ScoreRow"]] = relationship(
        order_by="ScoreRow.position", cascade="all, delete-orphan", lazy="selectin"
    )
    slate: Mapped[list["SlateRow"]] = relationship(
        order_by="SlateRow.position", cascade="all, delete-orphan", lazy="selectin"
    )


class ScoreRow(Base):
    __tablename__ = "round_scores"

    round_id: Mapped[str] = mapped_column(
        ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    unit_id: Mapped[str]
    unit_name: Mapped[str]
    self_score: Mapped[Decimal | None]
    cross_score: Mapped[Decimal | None]
    cross_reason: Mapped[str]
    cross_checked_by: Mapped[str]
    final_score: Mapped[Decimal | None]
    final_reason: Mapped[str]
    self_sheet: Mapped[KeptSheet | None] = mapped_column(Structured(KeptSheet))
    cross_sheet: Mapped[KeptSheet | None] = mapped_column(Structured(KeptSheet))
    final_sheet: Mapped[KeptSheet | None] = mapped_column(Structured(KeptSheet))
    place: Mapped[int] = mapped_column(server_default="0")


class SlateRow(Base):
    __tablename__ = "round_slate"

    round_id: Mapped[str] = mapped_column(
        ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nomination_id: Mapped[str]
    unit_id: Mapped[str]
    unit_name: Mapped[str]
    award_id: Mapped[str]


class SittingRow(Base):
    __tablename__ = "sittings"
    __table_args__ = (Index(None, "convened_at", "id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    council_id: Mapped[str]
    council_name: Mapped[str]
    province_id: Mapped[str]
    standing_body_id: Mapped[str]
    founding_decision: Mapped[str]
    stage: Mapped[SittingStage] = mapped_column(EnumText(SittingStage))
    stage_since: Mapped[datetime]
    meets_at: Mapped[datetime]
    pack_id: Mapped[str]
    times_postponed: Mapped[int]
    ballot_id: Mapped[str]
    closes_at: Mapped[datetime | None]
    tally: Mapped[Json | None]
    minutes: Mapped[JsonList]
    revision: Mapped[int]
    body: Mapped[Station] = mapped_column(EnumText(Station))
    vote_by: Mapped[VoteBy] = mapped_column(EnumText(VoteBy))
    invited: Mapped[tuple[Guest, ...]] = mapped_column(Structured(tuple[Guest, ...]))
    guests: Mapped[tuple[Guest, ...]] = mapped_column(Structured(tuple[Guest, ...]))
    stand_ins: Mapped[tuple[StandIn, ...]] = mapped_column(Structured(tuple[StandIn, ...]))
    differing: Mapped[tuple[DifferingOpinion, ...]] = mapped_column(
        Structured(tuple[DifferingOpinion, ...])
    )
    set_aside: Mapped[tuple[SetAside, ...]] = mapped_column(Structured(tuple[SetAside, ...]))
    item_votes: Mapped[tuple[ItemVote, ...]] = mapped_column(Structured(tuple[ItemVote, ...]))
    items_opened: Mapped[int]
    tied: Mapped[tuple[str, ...]] = mapped_column(Structured(tuple[str, ...]))
    tie_break: Mapped[TieBreak | None] = mapped_column(Structured(TieBreak))
    second: Mapped[SecondBallot | None] = mapped_column(Structured(SecondBallot | None))
    meeting: Mapped[Meeting | None] = mapped_column(Structured(Meeting))
    first_opinions: Mapped[tuple[Opinion, ...]] = mapped_column(Structured(tuple[Opinion, ...]))
    convened_at: Mapped[datetime]
    """When it was first recorded; it never changes, so lists can be paged by it."""
    seats: Mapped[list["SeatRow"]] = relationship(
        order_by="SeatRow.position", cascade="all, delete-orphan", lazy="selectin"
    )
    agenda: Mapped[list["AgendaRow"]] = relationship(
        order_by="AgendaRow.position", cascade="all, delete-orphan", lazy="selectin"
    )
    opinions: Mapped[list["OpinionRow"]] = relationship(
        order_by="OpinionRow.position", cascade="all, delete-orphan", lazy="selectin"
    )


class SeatRow(Base):
    """A member's seat, frozen at convening; ``arrival`` is its place among those present."""

    __tablename__ = "sitting_seats"

    sitting_id: Mapped[str] = mapped_column(
        ForeignKey("sittings.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account_id: Mapped[str]
    name: Mapped[str]
    post: Mapped[str]
    arrival: Mapped[int | None]
    on_committee: Mapped[bool]
    votes: Mapped[bool]


class AgendaRow(Base):
    __tablename__ = "sitting_agenda"

    sitting_id: Mapped[str] = mapped_column(
        ForeignKey("sittings.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nomination_id: Mapped[str]
    unit_id: Mapped[str]
    unit_name: Mapped[str]
    award_id: Mapped[str]


class OpinionRow(Base):
    """An absent member's written opinion. It is open, unlike a paper in the box."""

    __tablename__ = "sitting_opinions"

    sitting_id: Mapped[str] = mapped_column(
        ForeignKey("sittings.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account_id: Mapped[str]
    name: Mapped[str]
    choices: Mapped[Json]
    at: Mapped[datetime]
    remark: Mapped[str]
