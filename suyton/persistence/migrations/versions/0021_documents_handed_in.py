"""Who handed a file in, and which cases name it: what decides who may fetch it.

What stands in the book and in the score sheets already is entered; who handed those files in was
not written down before.
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from suyton.persistence.column_types import UtcDateTime

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents_handed_in",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "account_id", name=op.f("pk_documents_handed_in")),
    )
    uses = op.create_table(
        "document_uses",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "chain", name=op.f("pk_document_uses")),
    )
    if found := named_already(op.get_bind()):
        rows = [{"sha256": sha256, "chain": chain} for sha256, chain in sorted(found)]
        op.get_bind().execute(uses.insert(), rows)


def named_already(connection: sa.Connection) -> set[tuple[str, str]]:
    """Each file that an entry or a score sheet names, with the chain that it does so in."""
    return {*_in_entries(connection), *_in_sheets(connection)}


def _in_entries(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    asked = sa.text("SELECT chain, attachments FROM audit_entries")
    for chain, attachments in connection.execute(asked):
        for document in _read(attachments):
            yield document["sha256"], chain


def _in_sheets(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    asked = sa.text("SELECT round_id, lines FROM round_score_sheets")
    for round_id, lines in connection.execute(asked):
        for line in _read(lines):
            for document in line.get("evidence") or ():
                yield document["sha256"], f"round:{round_id}"


def _read(kept: Any) -> list[dict[str, Any]]:
    """A JSON column, which one driver reads and the other leaves as text."""
    found: list[dict[str, Any]] = json.loads(kept) if isinstance(kept, str) else kept
    return found or []
