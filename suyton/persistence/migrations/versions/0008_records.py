"""Facts on record of each subject, the years closed, and what a live case has used up."""

import sqlalchemy as sa
from alembic import op

from suyton.persistence.column_types import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


PUT_FORWARD_ALREADY = """
INSERT INTO subjects (id, kind, name, unit_id, standing_body_id)
SELECT subject_id, subject_kind, subject_name, unit_id, standing_body_id
FROM nominations AS one
WHERE subject_id <> '' AND id = (
    SELECT MIN(id) FROM nominations AS any_ WHERE any_.subject_id = one.subject_id
)
"""
"""People and households who are put forward already have their records from now on."""


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=False)


def upgrade() -> None:
    op.create_table(
        "subjects",
        _text("id"),
        _word("kind"),
        _text("name"),
        _text("unit_id"),
        _text("standing_body_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subjects")),
    )
    op.create_index(op.f("ix_subjects_unit_id"), "subjects", ["unit_id"])
    op.execute(PUT_FORWARD_ALREADY)
    op.create_table(
        "facts",
        _text("id"),
        _text("subject_id"),
        _word("kind"),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        _word("standing"),
        _text("declared_by"),
        sa.Column("declared_at", UtcDateTime(), nullable=False),
        _text("confirmed_by"),
        _text("evidence"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facts")),
    )
    op.create_index(op.f("ix_facts_subject_id_year"), "facts", ["subject_id", "year"])
    op.create_table(
        "closed_years",
        _text("subject_id"),
        sa.Column("year", sa.Integer(), nullable=False),
        _text("closed_by"),
        sa.PrimaryKeyConstraint("subject_id", "year", name=op.f("pk_closed_years")),
    )
    op.create_table(
        "uses",
        _text("what"),
        _text("key"),
        _text("nomination_id"),
        sa.PrimaryKeyConstraint("what", "key", name=op.f("pk_uses")),
    )
    op.create_index(op.f("ix_uses_nomination_id"), "uses", ["nomination_id"])
