"""Measures everything that is said of ballots, one thing after the other."""

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

from temporalio.runtime import LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter

from bench.ballots import table
from bench.ballots.casting import Casting, migrated, throughput
from bench.ballots.counter import Counted, at_the_counter
from bench.ballots.held import held
from bench.ballots.sizes import sizes
from suyton.persistence.database import Database
from tests.support import binaries
from tests.support.postgres_cluster import DURABLE, running_cluster

CLIENTS = (1, 8)
VOTERS, SLATES, TIMES = 10, (1, 10, 100), 5
MANY_VOTERS, LONG_LIST_MEMBERS = 5_000, 15
QUIET = TelemetryConfig(logging=LoggingConfig(TelemetryFilter("ERROR", "ERROR")))
"""Votes that come without a pause keep a workflow's task open, of which the SDK would warn each time."""


def report() -> Iterator[str]:
    """The table, part by part as each is measured; takes some minutes."""
    Runtime.set_default(Runtime(telemetry=QUIET))
    yield table.heading()
    yield table.of_throughput(_throughput())
    yield table.of_counter(asyncio.run(_counter()))
    yield table.of_slates([held(VOTERS, names, TIMES) for names in SLATES])
    yield table.of_whole("many voters", held(MANY_VOTERS, 10)[0])
    yield table.of_whole("a long list", held(LONG_LIST_MEMBERS, 300)[0])
    yield table.of_sizes(asyncio.run(sizes()))


def _throughput() -> list[Casting]:
    with tempfile.TemporaryDirectory(prefix="suyton-bench-") as folder:
        home = Path(folder)
        return [
            asyncio.run(throughput(home, database, clients))
            for database in _databases(home)
            for clients in CLIENTS
        ]


async def _counter() -> Counted:
    with tempfile.TemporaryDirectory(prefix="suyton-bench-") as folder:
        return await at_the_counter(Path(folder))


def _databases(home: Path) -> Iterator[Database]:
    """SQLite, then PostgreSQL where it can be had, each empty and as durable as in service."""
    with migrated(f"sqlite:///{home / 'casting.db'}", home) as database:
        yield database
    if not binaries.lack_of_postgresql():
        with (
            running_cluster(DURABLE) as cluster,
            migrated(f"{cluster.url}/postgres", home) as database,
        ):
            yield database
