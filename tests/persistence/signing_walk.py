"""A decision taken step by step to where a test begins, each step recorded."""

from datetime import datetime

from suyton.domain.decision import Decision
from suyton.domain.procedure import Step
from suyton.persistence.database import Database
from tests.persistence import samples
from tests.persistence.samples import NOW


def to_be_signed(database: Database, draft: Step[Decision], at: datetime = NOW) -> Step[Decision]:
    """Laid before its signer and prepared; the step that signs it."""
    laid = database.register.record_decision(draft).decision
    ready = database.register.record_decision(samples.prepared(laid, at)).decision
    return samples.signed(ready, at)


def to_be_numbered(database: Database, draft: Step[Decision], at: datetime = NOW) -> Step[Decision]:
    """Signed too; the step that gives it its number."""
    signed = database.register.record_decision(to_be_signed(database, draft, at)).decision
    return samples.numbered(signed, at)
