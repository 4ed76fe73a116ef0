"""The schema that migrations make is the one the code describes, on both databases."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from suyton.domain.award_terms import SubjectKind
from suyton.domain.errors import Unknown
from suyton.domain.procedure import Step
from suyton.instance import CannotStart
from suyton.persistence.database import Database
from suyton.persistence.migrating import _config
from suyton.persistence.tables import Base
from tests.fixtures.database import new_postgres_database
from tests.persistence import samples
from tests.support.not_run import needs_postgresql

ROOT = Path(__file__).parents[2]


def test_migrations_make_the_tables_that_the_code_describes(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_migrated_database_is_ready_and_migrating_again_is_harmless(database: Database) -> None:
    assert database.records.is_ready()
    database.migrate()
    assert database.records.is_ready()


def test_a_database_at_another_revision_is_not_ready(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert not database.records.is_ready()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgresql)])
def blank_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/blank.sqlite"
        return
    with new_postgres_database(request.getfixturevalue("postgres_server")) as url:
        yield url


_MIGRATE = """
import sys
from suyton.persistence.database import Database
with Database.connect(sys.argv[1]) as database:
    database.migrate()
    assert database.records.is_ready()
"""


def test_services_that_start_together_migrate_one_after_the_other(blank_url: str) -> None:
    command = [sys.executable, "-c", _MIGRATE, blank_url]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(3)]
    ended = [(process.communicate(timeout=60)[1], process.returncode) for process in started]
    assert ended == [(b"", 0)] * 3


def test_people_put_forward_before_records_have_theirs_afterwards(database: Database) -> None:
    migration = import_module("suyton.persistence.migrations.versions.0008_records")
    one, other = (
        replace(
            samples.proposed().state,
            id=f"n-{number}",
            subject_kind=SubjectKind.INDIVIDUAL,
            subject_id="nguyen-van-a",
            subject_name=name,
        )
        for number, name in enumerate(("Nguyễn Văn A", "Ng. V. A"))
    )
    for state in (other, one):
        entry = replace(samples.proposed().entry, chain=state.chain)
        database.register.record_nomination(Step(state, entry))
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM subjects"))
        connection.execute(text(migration.PUT_FORWARD_ALREADY))
    subject = database.subject_records.subject("nguyen-van-a")
    assert (subject.name, subject.unit_id, subject.kind) == (
        "Nguyễn Văn A",
        "ban-dan-toc",
        "individual",
    )


def test_a_blank_database_is_not_ready(blank_url: str) -> None:
    with Database.connect(blank_url) as blank:
        assert not blank.records.is_ready()


def _before_sealing(database: Database, stage: str) -> None:
    """A database of the version before papers were sealed, with one ballot and its plain paper."""
    with database.engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0012")
        connection.execute(
            text(
                "INSERT INTO ballots (id, owner, workflow_id, voter_role, electorate, opens_at, "
                "closes_at, secret, title, stage) VALUES ('old.b1', 'round:old', 'round:old', "
                "'unit_officer', 1, '2023-11-02T00:00:00.000000+00:00', "
                "'2023-11-03T00:00:00.000000+00:00', true, 'Khối', :stage)"
            ),
            {"stage": stage},
        )
        connection.execute(
            text(
                "INSERT INTO ballot_papers (id, ballot_id, choices) "
                "VALUES ('ab', 'old.b1', '{\"n1\": \"sharp-word\"}')"
            )
        )


def test_plain_papers_of_a_counted_ballot_are_dropped_and_the_ballot_stays(blank_url: str) -> None:
    with Database.connect(blank_url) as old:
        _before_sealing(old, "counted")
        old.migrate()
        assert old.records.is_ready()
        assert old.records.ballot("old.b1").stage == "counted"
        with pytest.raises(Unknown):
            old.box.published("old.b1")
        with old.engine.connect() as connection:
            assert connection.execute(text("SELECT * FROM ballot_papers")).all() == []
        assert list(old.records.broken_links()) == []
    if blank_url.startswith("sqlite"):
        file = Path(blank_url.removeprefix("sqlite:///"))
        assert b"sharp-word" not in file.read_bytes()


@pytest.mark.parametrize("stage", ["open", "closed"])
def test_a_ballot_with_plain_papers_must_be_counted_before_the_migration(
    blank_url: str, stage: str
) -> None:
    with Database.connect(blank_url) as old:
        _before_sealing(old, stage)
        with pytest.raises(CannotStart, match=r"not counted yet.*: old\.b1\."):
            old.migrate()
        with old.engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM ballot_papers")) == 1
            assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0012"
