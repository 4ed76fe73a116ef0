"""What a paper of a ballot may say, and how its ties end: kept with the ballot's own rules."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("ballot_rules") as table:
        table.add_column(sa.Column("tie", sa.String(40), nullable=False, server_default="ranking"))
        table.add_column(sa.Column("form", sa.String(40), nullable=False, server_default="each"))
        table.add_column(sa.Column("choose_at_most", sa.Integer(), nullable=True))
        table.add_column(
            sa.Column("caps_yes", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        table.add_column(
            sa.Column("second_ballots", sa.Integer(), nullable=False, server_default="0")
        )
        table.add_column(sa.Column("secrecy_least", sa.Integer(), nullable=True))
        table.add_column(sa.Column("recusal", sa.String(40), nullable=False, server_default="none"))
    for meetings in ("rounds", "sittings"):
        with op.batch_alter_table(meetings) as table:
            table.add_column(sa.Column("second", sa.JSON(), nullable=True))
    with op.batch_alter_table("sittings") as table:
        table.add_column(
            sa.Column("first_opinions", sa.JSON(), nullable=False, server_default=sa.text("'[]'"))
        )
