"""Box and roll. Nothing in a paper's row leads to the voter, and nothing in the roll to a paper."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from suyton.domain.authority import Role
from suyton.domain.award_terms import PaperForm, Recusal, TieRule
from suyton.domain.ballot import BallotStage
from suyton.persistence.column_types import BIG_ID, EnumText
from suyton.persistence.tables.base import Base, Json


class BallotRow(Base):
    __tablename__ = "ballots"
    __table_args__ = (Index(None, "owner"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str]
    workflow_id: Mapped[str]
    voter_role: Mapped[Role] = mapped_column(EnumText(Role))
    electorate: Mapped[int]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    secret: Mapped[bool]
    title: Mapped[str]
    stage: Mapped[BallotStage] = mapped_column(EnumText(BallotStage))
    tally: Mapped[Json | None]
    public_key: Mapped[str]
    """In hexadecimal. Papers are sealed to it; the secret key is kept outside the database."""
    paper_bytes: Mapped[int]
    """The length of every paper before it is sealed."""
    slate: Mapped[list["CandidateRow"]] = relationship(
        order_by="CandidateRow.position", cascade="all, delete-orphan", lazy="selectin"
    )
    # Casting needs the slate alone and one line of the roll, so the rest is loaded when asked for.
    rules: Mapped[list["BallotRuleRow"]] = relationship(
        order_by="BallotRuleRow.position", cascade="all, delete-orphan", lazy="select"
    )
    roll: Mapped[list["RollRow"]] = relationship(
        order_by="RollRow.position", cascade="all, delete-orphan", lazy="select"
    )


class CandidateRow(Base):
    __tablename__ = "ballot_candidates"

    ballot_id: Mapped[str] = mapped_column(
        ForeignKey("ballots.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nomination_id: Mapped[str]
    unit_id: Mapped[str]
    unit_name: Mapped[str]
    award_id: Mapped[str]


class BallotRuleRow(Base):
    """The rule that judged this ballot, kept with it: packs change, a ballot's rule does not."""

    __tablename__ = "ballot_rules"

    ballot_id: Mapped[str] = mapped_column(
        ForeignKey("ballots.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    award_id: Mapped[str]
    threshold_numerator: Mapped[int]
    threshold_denominator: Mapped[int]
    threshold_more_than: Mapped[bool]
    quorum_numerator: Mapped[int]
    quorum_denominator: Mapped[int]
    secret: Mapped[bool]
    quota: Mapped[int | None]
    source: Mapped[str]
    confirmed: Mapped[bool]
    tie: Mapped[TieRule] = mapped_column(EnumText(TieRule))
    form: Mapped[PaperForm] = mapped_column(EnumText(PaperForm))
    choose_at_most: Mapped[int | None]
    caps_yes: Mapped[bool]
    second_ballots: Mapped[int]
    recusal: Mapped[Recusal] = mapped_column(EnumText(Recusal))
    secrecy_least: Mapped[int | None]


class RollRow(Base):
    """Who may vote, and whether they have. Never what."""

    __tablename__ = "ballot_roll"

    ballot_id: Mapped[str] = mapped_column(
        ForeignKey("ballots.id", ondelete="CASCADE"), primary_key=True
    )
    voter_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    has_voted: Mapped[bool]


class PaperRow(Base):
    """One sealed paper, under its own SHA-256 and without a time; gone once it is counted.

    SQLite would number the rows in the order of casting, so there the table has no row ids.
    """

    __tablename__ = "ballot_papers"
    __table_args__ = (Index(None, "ballot_id"), {"sqlite_with_rowid": False})

    id: Mapped[str] = mapped_column(primary_key=True)
    ballot_id: Mapped[str] = mapped_column(ForeignKey("ballots.id", ondelete="CASCADE"))
    sealed: Mapped[bytes]


class CountRow(Base):
    """What is published of a counted ballot, as the very text whose sum stands in the book."""

    __tablename__ = "ballot_counts"

    ballot_id: Mapped[str] = mapped_column(
        ForeignKey("ballots.id", ondelete="CASCADE"), primary_key=True
    )
    published: Mapped[str]


class TurnoutRow(Base):
    """The outbox: turnout that a workflow has yet to hear of."""

    __tablename__ = "turnout_outbox"

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    workflow_id: Mapped[str]
    ballot_id: Mapped[str]
    cast: Mapped[int]
    roll: Mapped[int]
