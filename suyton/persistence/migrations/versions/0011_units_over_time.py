"""Units over time: later names and endings; both names of a decision's recipient."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unit_names",
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("decision_number", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_unit_names_unit_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("unit_id", "valid_from", name=op.f("pk_unit_names")),
    )
    op.create_table(
        "unit_endings",
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("decision_number", sa.Text(), nullable=False),
        sa.Column("successor_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_unit_endings_unit_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("unit_id", name=op.f("pk_unit_endings")),
    )
    op.create_index(op.f("ix_unit_endings_successor_id"), "unit_endings", ["successor_id"])
    # The default stays: workers of the version before still write recipients without this column.
    with op.batch_alter_table("decision_recipients") as table:
        table.add_column(
            sa.Column("name_at_achievement", sa.Text(), nullable=False, server_default="")
        )
