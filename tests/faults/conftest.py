"""The service as processes that may be killed, on each kind of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.machine import Machine, running_machine
from tests.support.postgres_cluster import DURABLE, Cluster, running_cluster


@pytest.fixture
def sqlite_machine(tmp_path: Path) -> Iterator[Machine]:
    with running_machine(tmp_path, f"sqlite:///{tmp_path / 'suyton.db'}") as found:
        yield found


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server of this test's own, which keeps what it has acknowledged."""
    with running_cluster(DURABLE) as running:
        yield running


@pytest.fixture
def postgres_machine(tmp_path: Path, cluster: Cluster) -> Iterator[Machine]:
    with running_machine(tmp_path, f"{cluster.url}/postgres") as found:
        yield found
