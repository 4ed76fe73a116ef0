"""Bring the schema to the one this code expects, and say whether it is there."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

MIGRATIONS = Path(__file__).parent / "migrations"

_LOCK = 0x5375596F746F6E
"""Two services that start together must not migrate together; any fixed number will do."""


def migrate(engine: Engine) -> None:
    """Run every migration that is missing, in one transaction; at the head this does nothing."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_at_head(connection: Connection) -> bool:
    """Whether the database carries exactly the revision that this code was written for."""
    return MigrationContext.configure(connection).get_current_revision() == head_revision()


@cache
def head_revision() -> str | None:
    """The newest revision in the code."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    # Alembic reads the option through ConfigParser, to which a single % means interpolation.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
