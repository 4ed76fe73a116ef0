"""Sealed papers, the public key of a ballot, and what is published of its count.

Papers of before stood in the clear. Those of counted ballots are dropped: their tally is kept,
and nothing is published of them, because nobody could check it. A ballot that is not counted
cannot be taken over: its papers are not sealed, and no key was made for it. The migration stops
before it changes anything and names such ballots, to be counted by the version that opened them.
"""

import sqlalchemy as sa
from alembic import op

from suyton.instance import CannotStart

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _refuse_uncounted()
    _drop_plain_papers()
    op.create_table(
        "ballot_papers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("ballot_id", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["ballots.id"],
            name=op.f("fk_ballot_papers_ballot_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_papers")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_ballot_papers_ballot_id"), "ballot_papers", ["ballot_id"], unique=False
    )
    with op.batch_alter_table("ballots") as table:
        table.add_column(sa.Column("public_key", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("paper_bytes", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "ballot_counts",
        sa.Column("ballot_id", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["ballots.id"],
            name=op.f("fk_ballot_counts_ballot_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ballot_id", name=op.f("pk_ballot_counts")),
    )


def _refuse_uncounted() -> None:
    """Raises CannotStart, with what to do."""
    found = sa.text("SELECT id FROM ballots WHERE stage <> 'counted' ORDER BY id")
    if uncounted := op.get_bind().scalars(found).all():
        message = (
            f"These ballots are not counted yet, and their papers are not sealed: "
            f"{', '.join(uncounted)}. Let the version that opened them count them, then migrate."
        )
        raise CannotStart(message)


def _drop_plain_papers() -> None:
    if op.get_bind().dialect.name == "sqlite":
        # Otherwise the votes would stay readable in the pages that the table gives back.
        op.execute("PRAGMA secure_delete = ON")
    op.execute("DELETE FROM ballot_papers")
    op.drop_table("ballot_papers")
