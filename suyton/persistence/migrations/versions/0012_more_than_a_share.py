"""Whether a ballot asks for its share of the votes or for more than it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("ballot_rules") as table:
        table.add_column(
            sa.Column(
                "threshold_more_than", sa.Boolean(), nullable=False, server_default=sa.false()
            )
        )
