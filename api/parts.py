"""The parts of the running application, as the routes take them."""

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from api.batch_signer import BatchSigner
from api.commands import Commands
from api.paper_sight import PaperSight
from api.paper_sources import PaperSources
from api.rate_limit import PublicLimits
from api.throttle import Throttle
from suyton.persistence.database import Database
from suyton.ports import (
    DocumentStore,
    Examiner,
    Records,
    Rulebooks,
    ScoreSpreadsheets,
    SigningBatches,
    Uploads,
)
from suyton.settings import Settings


@dataclass(frozen=True)
class Parts:
    """Built once in ``create_app``."""

    settings: Settings
    database: Database
    store: DocumentStore
    rulebooks: Rulebooks
    commands: Commands
    throttle: Throttle
    spreadsheets: ScoreSpreadsheets
    examiner: Examiner
    public_limits: PublicLimits
    papers: PaperSources
    batch_signer: BatchSigner
    uploads: Uploads
    paper_sight: PaperSight

    @property
    def records(self) -> Records:
        return self.database.records

    @property
    def batches(self) -> SigningBatches:
        return self.database.signing_batches


def parts_of(request: Request) -> Parts:
    """The parts of the application that takes this request."""
    return cast(Parts, request.app.state.parts)


TheParts = Annotated[Parts, Depends(parts_of)]
