"""Measures everything that is said of ballots, one thing after the other."""

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

from temporalio.runtime import LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter

from bench.ballots.casting import migrated, throughput
from bench.ballots.table import table
from suyton.persistence.database import Database
from tests.support import binaries
from tests.support.postgres_cluster import DURABLE, running_cluster

CLIENTS = (1, 8)
QUIET = TelemetryConfig(logging=LoggingConfig(TelemetryFilter("ERROR", "ERROR")))
"""Votes that come without a pause keep a workflow's task open, of which the SDK would warn each time."""


def report() -> str:
    """The table; takes about two minutes."""
    Runtime.set_default(Runtime(telemetry=QUIET))
    with tempfile.TemporaryDirectory(prefix="suyton-bench-") as folder:
        home = Path(folder)
        measured = [
            asyncio.run(throughput(home, database, clients))
            for database in _databases(home)
            for clients in CLIENTS
        ]
    return table(measured)


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
