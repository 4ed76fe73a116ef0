"""What the pages take from the application: the same parts that the JSON routes use."""

from dataclasses import dataclass, field

from fastapi import FastAPI
from jinja2 import Environment

from api.batch_signer import BatchSigner
from api.commands import Commands
from api.errors import status_of
from api.pages.rendering import build_environment
from api.paper_sight import PaperSight
from api.paper_sources import PaperSources
from api.rate_limit import PublicLimits
from api.throttle import Throttle
from suyton.domain.errors import DomainError
from suyton.domain.upload import ALLOWED
from suyton.ports import (
    Accounts,
    BallotBox,
    DocumentStore,
    Examiner,
    HandedIn,
    Records,
    Rulebooks,
    ScoreSpreadsheets,
    SigningBatches,
    SubjectRecords,
    Uploads,
)
from suyton.wording import Language, Wording


@dataclass(frozen=True)
class World:
    """The parts of the running application, handed to each desk."""

    records: Records
    accounts: Accounts
    rulebooks: Rulebooks
    store: DocumentStore
    commands: Commands
    wording: Wording
    environment: Environment
    cookie_secure: bool
    session_hours: int
    subject_records: SubjectRecords
    box: BallotBox
    spreadsheets: ScoreSpreadsheets
    examiner: Examiner
    papers: PaperSources
    batches: SigningBatches
    batch_signer: BatchSigner
    uploads: Uploads
    handed_in: HandedIn
    paper_sight: PaperSight
    throttle: Throttle = field(default_factory=Throttle)
    """Shared with the JSON API, so that a guesser does not get two tries at once."""
    public_limits: PublicLimits = field(default_factory=PublicLimits)
    """Shared with the JSON API in the same way."""
    upload_kinds: tuple[str, ...] = ALLOWED
    """What a browser offers where a file is chosen; that a file is one of these is seen later."""

    def status_of(self, error: DomainError) -> int:
        return status_of(error)


def world_of(app: FastAPI) -> World:
    """The application's parts, gathered once; award names join the wording from the rule packs."""
    world = getattr(app.state, "pages_world", None)
    if not isinstance(world, World):
        state = app.state
        world = World(
            records=state.database.records,
            accounts=state.database.accounts,
            rulebooks=state.rulebooks,
            store=state.store,
            commands=state.commands,
            wording=Wording.load().with_terms(_award_names(state.rulebooks)),
            environment=build_environment(),
            cookie_secure=state.settings.cookie_secure,
            session_hours=state.settings.session_hours,
            subject_records=state.database.subject_records,
            box=state.database.box,
            spreadsheets=state.parts.spreadsheets,
            papers=state.parts.papers,
            batches=state.database.signing_batches,
            batch_signer=state.parts.batch_signer,
            uploads=state.parts.uploads,
            handed_in=state.database.handed_in,
            paper_sight=state.parts.paper_sight,
            throttle=state.parts.throttle,
            examiner=state.parts.examiner,
            public_limits=state.parts.public_limits,
            upload_kinds=state.settings.upload_kinds,
        )
        app.state.pages_world = world
    return world


def _award_names(rulebooks: Rulebooks) -> dict[Language, dict[str, str]]:
    awards = [award for pack in rulebooks.packs() for award in pack.awards]
    return {
        "vi": {f"award.{award.id}": award.name_vi for award in awards},
        "en": {f"award.{award.id}": award.name_en for award in awards},
    }
