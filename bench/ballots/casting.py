"""Papers a second through the box, and what they are compared with on the same database.

Bare single-row commits are the most it could do; votes as workflow updates, the other design.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import Engine, text

from bench.ballots.slates import new_ballot, papers
from bench.ballots.updates import updates_per_second
from suyton.domain.ballot import Ballot
from suyton.persistence.database import Database
from suyton.sealing.key_folder import FolderKeys

VOTERS, NAMES = 400, 10
ROWS = 2_000
ROUNDS = 3


@dataclass(frozen=True)
class Casting:
    """What one number of clients got done a second on one database."""

    database: str
    clients: int
    papers: float
    commits: float
    updates: float


@contextmanager
def migrated(url: str, home: Path) -> Iterator[Database]:
    """An empty database with the keys of its ballots in a folder beside it."""
    with Database.connect(url, ballot_keys=FolderKeys(home / "ballot-keys")) as database:
        database.migrate()
        yield database


async def throughput(home: Path, database: Database, clients: int) -> Casting:
    """Take turns, so that what else the machine does falls on all alike."""
    _make_table(database.engine)
    cast, committed, updated = [], [], []
    for _ in range(ROUNDS):
        committed.append(commits_per_second(database.engine, clients))
        cast.append(papers_per_second(database, clients))
        updated.append(await updates_per_second(home, database, clients))
    name = database.engine.dialect.name
    return Casting(name, clients, median(cast), median(committed), median(updated))


def papers_per_second(database: Database, clients: int) -> float:
    """One ballot, everybody on its roll voting through so many clients."""
    ballot = new_ballot(VOTERS, NAMES)
    database.box.open(ballot, "open", ballot.opens_at)
    return VOTERS / seconds_to_cast(database, ballot, clients)


def seconds_to_cast(
    database: Database, ballot: Ballot, clients: int, told: Callable[[], object] = lambda: None
) -> float:
    """Everybody on the roll votes, through so many clients at once; ``told`` after each paper."""
    waiting = list(papers(ballot))

    def cast_share(client: int) -> None:
        for actor, choices in waiting[client::clients]:
            key = f"{actor.account_id}:k"
            database.box.cast(ballot.id, actor, choices, key, datetime.now(UTC))
            told()

    return _seconds(cast_share, range(clients))


def commits_per_second(engine: Engine, clients: int) -> float:
    """One row, one commit, on a connection of each client's own, with nothing in between."""
    # SQLite has one writer at a time; left to itself it polls the file, which would be slower.
    turn = threading.Lock() if engine.dialect.name == "sqlite" else nullcontext()

    def commit_share(_client: int) -> None:
        with engine.connect() as connection:
            bare = connection.execution_options(isolation_level="AUTOCOMMIT").connection.cursor()
            for _ in range(ROWS // clients):
                with turn:
                    bare.execute("INSERT INTO bench_rows (what) VALUES ('paper')")

    return ROWS / _seconds(commit_share, range(clients))


def _make_table(engine: Engine) -> None:
    number = "INTEGER" if engine.dialect.name == "sqlite" else "BIGSERIAL"
    with engine.begin() as connection:
        columns = f"id {number} PRIMARY KEY, what TEXT"
        connection.execute(text(f"CREATE TABLE IF NOT EXISTS bench_rows ({columns})"))


def _seconds(work: Callable[[int], None], clients: Sequence[int]) -> float:
    with ThreadPoolExecutor(len(clients)) as threads:
        begun = time.perf_counter()
        list(threads.map(work, clients))
        return time.perf_counter() - begun
