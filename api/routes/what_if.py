"""What would become of a nomination not yet submitted. Nothing is written."""

from fastapi import APIRouter

from api.documented import operation
from api.identity import SignedIn
from api.parts import TheParts
from api.routes.asking import CallerSight
from api.schemas import examples_what_if as examples
from api.schemas.examples import shown
from api.schemas.what_if import WhatIf
from api.sight import stored_record
from suyton.domain.calendar import HANOI
from suyton.domain.what_if import Foresight, foresee, supposed_on

router = APIRouter(prefix="/what-if", tags=["rules"])


@router.post(
    "",
    **operation(
        "What would become of a nomination",
        shown(examples.FORESIGHT),
        "award_unknown",
        "route_unknown",
        "rules_missing",
        "unknown",
        "csrf_missing",
    ),
)
def what_if(wanted: WhatIf, caller: SignedIn, sight: CallerSight, parts: TheParts) -> Foresight:
    """The pack that would judge it, its way, its papers, its last day, and the verdict.

    With `subject_id` the facts given are supposed on top of that subject's record, whose kind of
    subject then holds. Findings are codes with facts, each with its source and what would change it.
    """
    today = wanted.received_on or caller.at.astimezone(HANOI).date()
    rulebook = parts.rulebooks.for_case(wanted.kind, wanted.year, today)
    record = wanted.record()
    if wanted.subject_id:
        stored = stored_record(parts.database.subject_records, wanted.subject_id, sight)
        record = supposed_on(stored, record)
    return foresee(record, wanted.claim(), rulebook, caller.at)
