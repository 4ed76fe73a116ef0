"""The pages over a filled register, without Temporal: reading needs none."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import cast

import httpx
import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from temporalio.client import Client

from api.app import create_app
from api.batch_signer import BatchSigner
from api.commands import Commands
from api.pages import router
from api.pages.rendering import build_environment
from api.pages.world import World
from api.paper_sight import PaperSight
from suyton.documents.signing.apart import ExaminerApart
from suyton.documents.store import FolderStore
from suyton.documents.uploads.taking import CheckedUploads
from suyton.domain.upload import UploadRule
from suyton.persistence.database import Database
from suyton.rules import RulePacks
from suyton.sealing.key_folder import FolderKeys
from suyton.settings import Settings
from suyton.spreadsheets.score_sheets import XlsxSheets
from suyton.wording import Wording
from tests.e2e.populated import populate
from tests.e2e.register_writing import Province
from tests.e2e.told import Told
from tests.support.paper_sources import paper_sources
from tests.support.plain_papers import plain_paperwork

NO_SERVER = "127.0.0.1:1"
"""Nothing listens here; a lazy client does not mind until it is asked to act."""


@pytest.fixture(scope="session")
def populated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    """One filled province for all tests that only look at it."""
    path = tmp_path_factory.mktemp("populated") / "suyton.sqlite"
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    keys = FolderKeys(path.parent / "ballot-keys")
    with Database.connect(f"sqlite:///{path}", hasher=hasher, ballot_keys=keys) as database:
        database.migrate()
        yield populate(database)


@pytest.fixture(scope="session")
async def app(populated: Province, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application over the filled province; its Temporal is away."""
    folder = tmp_path_factory.mktemp("store")
    return create_app(
        _settings(folder),
        database=populated.database,
        paperwork=plain_paperwork(FolderStore(folder, 1)),
        rulebooks=RulePacks.load(),
        client=await Client.connect(NO_SERVER, lazy=True),
    )


def _settings(folder: Path) -> Settings:
    return Settings.read(
        {
            "SUYTON_DATABASE_URL": "sqlite://",
            "SUYTON_TEMPORAL_ADDRESS": NO_SERVER,
            "SUYTON_STORE_DIR": str(folder),
            "SUYTON_COOKIE_SECURE": "false",
        }
    )


@pytest.fixture
async def visitor(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser's worth of cookies, not signed in."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://pages.test") as client:
        yield client


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
async def clerk(
    populated: Province, told: Told, tmp_path: Path
) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(router)
    app.state.pages_world = World(
        records=populated.database.records,
        accounts=populated.database.accounts,
        rulebooks=RulePacks.load(),
        store=(store := FolderStore(tmp_path, 1)),
        uploads=CheckedUploads(store, UploadRule()),
        handed_in=populated.database.handed_in,
        paper_sight=PaperSight(
            populated.database.handed_in,
            populated.database.records,
            populated.database.subject_records,
        ),
        commands=cast(Commands, told),
        wording=Wording.load(),
        environment=build_environment(),
        cookie_secure=False,
        session_hours=1,
        subject_records=populated.database.subject_records,
        box=populated.database.box,
        spreadsheets=XlsxSheets(),
        examiner=ExaminerApart(None),
        papers=paper_sources(populated.database),
        batches=populated.database.signing_batches,
        batch_signer=cast(BatchSigner, told),
    )
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://pages.test") as client:
        yield client
