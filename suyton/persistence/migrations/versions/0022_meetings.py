"""Where a conference or sitting meets and who counts there."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("rounds", "sittings"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("meeting", sa.JSON()))
