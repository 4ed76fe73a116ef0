"""One desk for the tests that only read; a fresh one for those that change keys or trust."""

from pathlib import Path

import pytest

from tests.documents.signing.desk import Desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def own_desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
