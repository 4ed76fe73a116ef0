"""Every way a nomination can go, on the real dev server and both databases."""

import pytest
from temporalio.testing import WorkflowEnvironment

from suyton.persistence.database import Database
from tests.fixtures.offices import office_on
from tests.support.all_paths import PATHS
from tests.support.paths import Path


@pytest.mark.parametrize("path", [pytest.param(path, id=name) for name, path in PATHS.items()])
async def test_a_case_can_go_this_way(
    path: Path, dev_server: WorkflowEnvironment, database: Database
) -> None:
    async with office_on(dev_server, database) as office:
        await path(office)
        assert list(database.records.broken_links()) == []
