"""A decision's files, from the prepared one to the issued one, and every number that was given."""

import sqlalchemy as sa
from alembic import op

from suyton.persistence.column_types import UtcDateTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_PAPERS = ("paper", "signed_paper", "numbered_paper", "issued_paper")


def upgrade() -> None:
    with op.batch_alter_table("decisions") as table:
        table.add_column(sa.Column("code", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("proposal", sa.Text(), nullable=False, server_default=""))
        for name in _PAPERS:
            table.add_column(sa.Column(name, sa.JSON(), nullable=True))
        table.add_column(sa.Column("dated_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("issued_at", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("published_at", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("effective_on", sa.Date(), nullable=True))
        table.add_column(
            sa.Column("copies_to", sa.JSON(), nullable=False, server_default=sa.text("'[]'"))
        )
        table.create_index(op.f("ix_decisions_published_at_id"), ["published_at", "id"])
    # The decisions of before have none; every other has one of its own.
    op.create_index(
        "ix_decisions_code",
        "decisions",
        ["code"],
        unique=True,
        sqlite_where=sa.text("code <> ''"),
        postgresql_where=sa.text("code <> ''"),
    )
    op.create_table(
        "numbers_given",
        sa.Column("province_id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "province_id", "year", "symbol", "number", name=op.f("pk_numbers_given")
        ),
        sa.UniqueConstraint("decision_id", name=op.f("uq_numbers_given_decision_id")),
    )
