"""What a case's route is, whom it honours, and what befell it on the way."""

import sqlalchemy as sa
from alembic import op

from suyton.persistence.column_types import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TEXTS = {
    "kind": "merit",
    "subject_kind": "collective",
    "subject_id": "",
    "subject_name": "",
    "ground_id": "",
    "achievement_id": "",
    "outcome": "",
    "due_because": "",
}
"""Columns of text, with what they say of a case from before they were there."""

_LISTS = {
    "route": '["bloc", "appraisal", "council", "decision"]',
    "initiatives": "[]",
    "holds": "[]",
    "consultations": "[]",
}


def upgrade() -> None:
    with op.batch_alter_table("nominations") as table:
        for name, before in _TEXTS.items():
            kind = sa.String(40) if name in {"kind", "subject_kind"} else sa.Text()
            table.add_column(sa.Column(name, kind, nullable=False, server_default=before))
        for name, before in _LISTS.items():
            column = sa.Column(
                name, sa.JSON(), nullable=False, server_default=sa.text(f"'{before}'")
            )
            table.add_column(column)
        for name in ("lateness", "complaint", "recovery"):
            table.add_column(sa.Column(name, sa.JSON(), nullable=True))
        for name in ("achieved_from", "achieved_to"):
            table.add_column(sa.Column(name, sa.Date(), nullable=True))
        for name in ("received_at", "decided_at"):
            table.add_column(sa.Column(name, UtcDateTime(), nullable=True))
        table.add_column(sa.Column("clock_left", sa.Integer(), nullable=True))
    with op.batch_alter_table("nominations") as table:
        # The defaults were for the rows already there; from now on the program says each value.
        for name in (*_TEXTS, *_LISTS):
            table.alter_column(name, server_default=None)
