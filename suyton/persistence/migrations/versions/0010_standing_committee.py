"""Who sits on a council's standing committee, and which body a sitting is of."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sittings") as table:
        table.add_column(sa.Column("body", sa.String(40), nullable=False, server_default="council"))
    for seats in ("council_seats", "sitting_seats"):
        with op.batch_alter_table(seats) as table:
            table.add_column(
                sa.Column("on_committee", sa.Boolean(), nullable=False, server_default=sa.false())
            )
    # The defaults were for the rows already there; from now on the program says each value.
    with op.batch_alter_table("sittings") as table:
        table.alter_column("body", server_default=None)
    for seats in ("council_seats", "sitting_seats"):
        with op.batch_alter_table(seats) as table:
            table.alter_column("on_committee", server_default=None)
