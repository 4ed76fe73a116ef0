"""Who is at a sitting besides its members, how it votes, and what becomes of each item."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_LISTS = ("invited", "guests", "stand_ins", "differing", "set_aside", "item_votes", "tied")
_SEATS = ("council_seats", "sitting_seats")


def upgrade() -> None:
    with op.batch_alter_table("sittings") as table:
        table.add_column(
            sa.Column("vote_by", sa.String(40), nullable=False, server_default="one_paper")
        )
        table.add_column(
            sa.Column("items_opened", sa.Integer(), nullable=False, server_default="0")
        )
        table.add_column(sa.Column("tie_break", sa.JSON(), nullable=True))
        for name in _LISTS:
            table.add_column(
                sa.Column(name, sa.JSON(), nullable=False, server_default=sa.text("'[]'"))
            )
    for seats in _SEATS:
        with op.batch_alter_table(seats) as table:
            table.add_column(
                sa.Column("votes", sa.Boolean(), nullable=False, server_default=sa.true())
            )
    # The defaults were for the rows already there; from now on the program says each value.
    with op.batch_alter_table("sittings") as table:
        for name in ("vote_by", "items_opened", *_LISTS):
            table.alter_column(name, server_default=None)
    for seats in _SEATS:
        with op.batch_alter_table(seats) as table:
            table.alter_column("votes", server_default=None)
