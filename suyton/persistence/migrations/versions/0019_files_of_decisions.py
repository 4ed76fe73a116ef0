"""Which decision a file is of: asked by its SHA-256 when somebody brings a file."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decision_files",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_decision_files_decision_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sha256", "decision_id", name=op.f("pk_decision_files")),
    )
