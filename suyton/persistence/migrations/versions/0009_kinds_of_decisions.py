"""What a decision does and what it costs; a series of numbers for each kind of paper."""

import sqlalchemy as sa
from alembic import op

from suyton.persistence.column_types import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# The defaults stay: a process of before still writes rows while the new ones start.
_DECISION_TEXTS = ("refers_to", "refers_to_number", "explanation", "fund")
_RECIPIENT_TEXTS = ("name", "corrected_name")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _code(name: str, before: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=False, server_default=before)


def _money(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False, server_default="0")


def upgrade() -> None:
    with op.batch_alter_table("decisions") as table:
        table.add_column(_code("kind", "grant"))
        for name in _DECISION_TEXTS:
            table.add_column(_text(name))
        table.add_column(sa.Column("ground", sa.String(40), nullable=True))
        table.add_column(sa.Column("exchange_due_at", UtcDateTime(), nullable=True))
        table.add_column(_money("total_vnd"))
        table.create_index(op.f("ix_decisions_refers_to"), ["refers_to"])
    with op.batch_alter_table("decision_recipients") as table:
        struck: sa.Column[bool] = sa.Column(
            "struck_by_signer", sa.Boolean(), nullable=False, server_default=sa.false()
        )
        table.add_column(struck)
        for name in _RECIPIENT_TEXTS:
            table.add_column(_text(name))
        table.add_column(_code("subject_kind", "collective"))
        table.add_column(_money("prize_vnd"))
    with op.batch_alter_table("decision_numbers") as table:
        table.add_column(sa.Column("symbol", sa.Text(), nullable=False, server_default="QĐ-UBND"))
        table.drop_constraint(op.f("pk_decision_numbers"), type_="primary")
        table.create_primary_key(op.f("pk_decision_numbers"), ["province_id", "year", "symbol"])
