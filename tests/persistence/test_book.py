"""The book cannot be rewritten, and when someone does it all the same, it shows."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from suyton.domain import nomination
from suyton.domain.audit import GENESIS
from suyton.domain.nomination import NominationAct
from suyton.persistence.database import Database
from tests.persistence import samples
from tests.persistence.samples import LEADER, act

CHAIN = samples.new_nomination().chain


@pytest.fixture
def with_three_entries(database: Database) -> Database:
    """A nomination that was proposed, returned and sent in again."""
    step = samples.proposed()
    database.register.record_nomination(step)
    step = nomination.step(step.state, NominationAct.RETURN, act("k2", LEADER, reason="Thiếu"))
    database.register.record_nomination(step)
    unit = samples.officer("ban-dan-toc")
    step = nomination.step(step.state, NominationAct.RESUBMIT, act("k3", unit))
    database.register.record_nomination(step)
    database.register.record_nomination(samples.proposed("so-y-te"))
    return database


def _tamper(database: Database, *statements: str) -> None:
    """Change rows as someone would who owns the database: without its triggers."""
    on_sqlite = database.engine.dialect.name == "sqlite"
    with database.engine.begin() as connection:
        if on_sqlite:
            for trigger in ("no_update", "no_delete", "no_replace"):
                connection.execute(text(f"DROP TRIGGER audit_entries_{trigger}"))
        else:
            connection.execute(text("ALTER TABLE audit_entries DISABLE TRIGGER USER"))
        for statement in statements:
            connection.execute(text(statement), {"chain": CHAIN})


def test_entries_hang_together(with_three_entries: Database) -> None:
    chain = with_three_entries.records.chain(CHAIN)
    assert [sealed.sequence for sealed in chain] == [1, 2, 3]
    assert [sealed.previous_hash for sealed in chain] == [GENESIS, chain[0].hash, chain[1].hash]
    assert list(with_three_entries.records.broken_links()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET reason = 'khác' WHERE sequence = 2",
        "UPDATE audit_entries SET unit_id = NULL",
        "DELETE FROM audit_entries WHERE sequence = 3",
        "DELETE FROM audit_entries",
    ],
)
def test_the_database_refuses_to_change_an_entry(
    with_three_entries: Database, statement: str
) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        with_three_entries.engine.begin() as connection,
    ):
        connection.execute(text(statement))
    assert len(with_three_entries.records.chain(CHAIN)) == 3


def test_the_database_refuses_the_ways_around_its_triggers(with_three_entries: Database) -> None:
    ways = {
        "sqlite": "INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries WHERE id = 1",
        "postgresql": "TRUNCATE audit_entries",
    }
    with (
        pytest.raises(DatabaseError, match="append-only"),
        with_three_entries.engine.begin() as connection,
    ):
        connection.execute(text(ways[with_three_entries.engine.dialect.name]))


BROKEN: list[tuple[str, list[str], int]] = [
    (
        "a changed reason",
        ["UPDATE audit_entries SET reason = 'khác' WHERE chain = :chain AND sequence = 2"],
        2,
    ),
    (
        "a changed time",
        [
            "UPDATE audit_entries SET at = (SELECT at FROM audit_entries WHERE chain <> :chain)"
            ", account_id = account_id || '.' WHERE chain = :chain AND sequence = 3"
        ],
        3,
    ),
    ("a removed entry", ["DELETE FROM audit_entries WHERE chain = :chain AND sequence = 1"], 1),
    ("a removed end", ["DELETE FROM audit_entries WHERE chain = :chain AND sequence = 3"], 3),
    ("a removed chain", ["DELETE FROM audit_entries WHERE chain = :chain"], 1),
    ("a removed head", ["DELETE FROM audit_chains WHERE chain = :chain"], 1),
    ("another head", ["UPDATE audit_chains SET hash = 'x' WHERE chain = :chain"], 3),
    ("a shortened head", ["UPDATE audit_chains SET length = 2 WHERE chain = :chain"], 3),
    (
        "a change without an entry",
        ["UPDATE nominations SET revision = 4 WHERE unit_id <> 'so-y-te'"],
        3,
    ),
]


@pytest.mark.parametrize(("statements", "place"), [pytest.param(b, c, id=a) for a, b, c in BROKEN])
def test_tampering_is_found_at_its_place(
    with_three_entries: Database, statements: list[str], place: int
) -> None:
    _tamper(with_three_entries, *statements)
    found = list(with_three_entries.records.broken_links())
    assert [(link.chain, link.sequence) for link in found] == [(CHAIN, place)]
