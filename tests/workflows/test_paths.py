"""Every way a nomination can go, on the real dev server and both databases."""

import pytest
from temporalio.testing import WorkflowEnvironment

from suyton.persistence.database import Database
from tests.fixtures.offices import office_on
from tests.support.all_paths import PATHS, PATHS_OVER_TIME
from tests.support.paths import Path


@pytest.mark.parametrize("path", [pytest.param(path, id=name) for name, path in PATHS.items()])
async def test_a_case_can_go_this_way(
    path: Path, dev_server: WorkflowEnvironment, database: Database
) -> None:
    async with office_on(dev_server, database) as office:
        await path(office)
        assert list(database.records.broken_links()) == []


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=name) for name, path in PATHS_OVER_TIME.items()]
)
async def test_a_case_can_go_this_way_over_time(
    path: Path, time_skipping: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(time_skipping, sqlite_database) as office:
        await path(office)
        assert list(sqlite_database.records.broken_links()) == []
