"""The application: pages for people, JSON for programs, one set of commands behind both."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from temporalio.client import Client

from api import pages, problems
from api.batch_signer import BatchSigner
from api.commands import Commands
from api.documented import describe
from api.forgotten import ForgottenActs
from api.limits import BodyLimit, SafeHeaders
from api.paper_sight import PaperSight
from api.paper_sources import PaperSources
from api.parts import Parts
from api.rate_limit import PublicLimits
from api.routes import health
from api.routes import router as routes
from api.throttle import Throttle
from api.turnout import TurnoutRelay
from suyton.documents.configured import uploads_of
from suyton.documents.drafts.docx_drafts import DocxDrafts
from suyton.documents.rendering import TypstRenderer
from suyton.office_file import offices_of
from suyton.persistence.database import Database
from suyton.ports import Paperwork, Rulebooks
from suyton.settings import Settings
from suyton.spreadsheets.score_sheets import XlsxSheets
from suyton.wording import Wording

VERSION = "0.1.0"
PREFIX = "/api/v1"


def create_app(
    settings: Settings,
    *,
    database: Database,
    paperwork: Paperwork,
    rulebooks: Rulebooks,
    client: Client,
) -> FastAPI:
    """The application over these parts. ``client`` may be lazy: questions need no Temporal."""
    relay = TurnoutRelay(database.outbox, client)
    commands = Commands(client, database, paperwork, rulebooks, relay.nudge)
    app = FastAPI(
        title="Suy Tôn",
        version=VERSION,
        description="Emulation and commendation awards of a province: nominations, rounds, "
        "ballots, sittings and decisions.",
        openapi_url=f"{PREFIX}/openapi.json",
        # The usual documentation pages fetch scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        lifespan=_beside,
    )
    app.state.parts = _parts(settings, database, paperwork, rulebooks, commands)
    app.state.settings = settings
    app.state.database = database
    app.state.store = paperwork.store
    app.state.rulebooks = rulebooks
    app.state.commands = commands
    app.state.client = client
    app.state.beside = (relay, ForgottenActs(database.records, client))
    app.include_router(routes, prefix=PREFIX)
    app.include_router(health.router)
    app.include_router(health.router, prefix=PREFIX, include_in_schema=False)
    app.include_router(pages.router)
    app.add_middleware(BodyLimit, limit_mb=settings.upload_limit_mb)
    app.add_middleware(SafeHeaders)
    problems.install(app)
    describe(app)
    return app


def _parts(
    settings: Settings,
    database: Database,
    paperwork: Paperwork,
    rulebooks: Rulebooks,
    commands: Commands,
) -> Parts:
    return Parts(
        settings,
        database,
        paperwork.store,
        rulebooks,
        commands,
        Throttle(),
        XlsxSheets(),
        paperwork.examiner,
        PublicLimits(),
        _paper_sources(settings, database, rulebooks),
        BatchSigner(database.signing_batches, database.accounts, commands),
        uploads_of(settings, paperwork.store),
        PaperSight(database.handed_in, database.records, database.subject_records),
    )


def _paper_sources(settings: Settings, database: Database, rulebooks: Rulebooks) -> PaperSources:
    """What papers are drawn from, by the province's own templates where it has some."""
    return PaperSources(
        database.records,
        database.subject_records,
        rulebooks,
        TypstRenderer(settings.templates_dir),
        DocxDrafts(settings.templates_dir),
        offices_of(settings.templates_dir),
        Wording.load(),
        settings.public_url,
    )


@asynccontextmanager
async def _beside(app: FastAPI) -> AsyncIterator[None]:
    """What runs while the application serves: the relay of turnout, the watch over the book, and
    the batches of signatures that people begin."""
    running = [asyncio.create_task(one.run()) for one in app.state.beside]
    try:
        yield
    finally:
        await app.state.parts.batch_signer.close()
        for task in running:
            task.cancel()
        for task in running:
            with suppress(asyncio.CancelledError):
                await task
