"""The engine, and the two kinds of transaction: one that reads and one that writes.

SQLite has one writer at a time. A writing transaction says so at its start (BEGIN IMMEDIATE),
because one that began as a reader and wants to write later is refused instead of queued.
"""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

BUSY_TIMEOUT_MS = 15_000
"""How long SQLite waits for a writer in another process before it gives up."""

POOL_SIZE = 10
POOL_OVERFLOW = 20

# Patience comes first: changing the journal of a new file may meet another who is doing so.
_PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
)


_POOL: dict[str, Any] = {
    "pool_size": POOL_SIZE,
    "max_overflow": POOL_OVERFLOW,
    # A database error is logged with its statement; the values may be those of a secret paper.
    "hide_parameters": True,
}


def make_engine(address: str) -> Engine:
    """An engine for a SQLAlchemy URL; ``postgresql://`` means psycopg 3 here."""
    url = _with_driver(make_url(address))
    if url.get_backend_name() != "sqlite":
        return create_engine(url, **_POOL, pool_pre_ping=True)
    engine = create_engine(url, **_POOL)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _with_driver(url: URL) -> URL:
    if url.drivername in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def _set_pragmas(connection: Any, _record: object) -> None:
    # The driver's own, late BEGIN is switched off: `_begin` says which kind it is to be.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("suyton_writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class Transactions:
    """Opens sessions on one engine. Leaving the block commits; an exception rolls back."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writer = engine.execution_options(suyton_writes=True)
        if engine.dialect.name == "sqlite":
            self._reader = engine.execution_options(suyton_writes=False)
            # Threads of this process queue here and are served in turn; left to SQLite they
            # would poll the file and some would wait far longer than others.
            self._turn: AbstractContextManager[object] = threading.Lock()
        else:
            # One snapshot for all statements of a question: a row and its lists agree.
            self._reader = engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            self._turn = nullcontext()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the database."""
        with Session(self._reader, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are committed together at the end, or not at all."""
        with (
            self._turn,
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session
