"""The schema that migrations make is the one the code describes, on both databases."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from suyton.persistence.database import Database
from suyton.persistence.tables import Base


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
