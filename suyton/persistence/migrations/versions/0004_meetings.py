"""Rounds and sittings."""

import sqlalchemy as sa
from alembic import op

from suyton.persistence.column_types import ExactDecimal, UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("bloc_id", sa.Text(), nullable=False),
        sa.Column("bloc_name", sa.Text(), nullable=False),
        sa.Column("province_id", sa.Text(), nullable=False),
        sa.Column("standing_body_id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("leader_unit_id", sa.Text(), nullable=False),
        sa.Column("deputy_unit_id", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("stage_since", UtcDateTime(), nullable=False),
        sa.Column("scores_due_at", UtcDateTime(), nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("pack_sha256", sa.Text(), nullable=False),
        sa.Column("pack_reason", sa.Text(), nullable=False),
        sa.Column("ballot_id", sa.Text(), nullable=False),
        sa.Column("ballots_held", sa.Integer(), nullable=False),
        sa.Column("ballot_closes_at", UtcDateTime(), nullable=True),
        sa.Column("tally", sa.JSON(), nullable=True),
        sa.Column("minutes", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
    )
    op.create_index(op.f("ix_rounds_bloc_id"), "rounds", ["bloc_id"], unique=False)
    op.create_index(op.f("ix_rounds_year_id"), "rounds", ["year", "id"], unique=False)
    op.create_table(
        "sittings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("council_id", sa.Text(), nullable=False),
        sa.Column("council_name", sa.Text(), nullable=False),
        sa.Column("province_id", sa.Text(), nullable=False),
        sa.Column("standing_body_id", sa.Text(), nullable=False),
        sa.Column("founding_decision", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("stage_since", UtcDateTime(), nullable=False),
        sa.Column("meets_at", UtcDateTime(), nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("times_postponed", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Text(), nullable=False),
        sa.Column("closes_at", UtcDateTime(), nullable=True),
        sa.Column("tally", sa.JSON(), nullable=True),
        sa.Column("minutes", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("convened_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sittings")),
    )
    op.create_index(
        op.f("ix_sittings_convened_at_id"), "sittings", ["convened_at", "id"], unique=False
    )
    op.create_table(
        "round_scores",
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("unit_name", sa.Text(), nullable=False),
        sa.Column("self_score", ExactDecimal(), nullable=True),
        sa.Column("cross_score", ExactDecimal(), nullable=True),
        sa.Column("cross_reason", sa.Text(), nullable=False),
        sa.Column("cross_checked_by", sa.Text(), nullable=False),
        sa.Column("final_score", ExactDecimal(), nullable=True),
        sa.Column("final_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name=op.f("fk_round_scores_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "position", name=op.f("pk_round_scores")),
    )
    op.create_table(
        "round_slate",
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nomination_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("unit_name", sa.Text(), nullable=False),
        sa.Column("award_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name=op.f("fk_round_slate_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "position", name=op.f("pk_round_slate")),
    )
    op.create_table(
        "sitting_agenda",
        sa.Column("sitting_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nomination_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("unit_name", sa.Text(), nullable=False),
        sa.Column("award_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sitting_id"],
            ["sittings.id"],
            name=op.f("fk_sitting_agenda_sitting_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sitting_id", "position", name=op.f("pk_sitting_agenda")),
    )
    op.create_table(
        "sitting_opinions",
        sa.Column("sitting_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sitting_id"],
            ["sittings.id"],
            name=op.f("fk_sitting_opinions_sitting_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sitting_id", "position", name=op.f("pk_sitting_opinions")),
    )
    op.create_table(
        "sitting_seats",
        sa.Column("sitting_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("arrival", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sitting_id"],
            ["sittings.id"],
            name=op.f("fk_sitting_seats_sitting_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sitting_id", "position", name=op.f("pk_sitting_seats")),
    )
