"""What the rules say of a nomination today, on what is on record."""

from datetime import UTC, datetime

from fastapi import APIRouter, Request

from api.documented import operation
from api.eligibility import EligibilityShown, eligibility_shown, judged_now
from api.languages import language_of
from api.pages.world import world_of
from api.parts import TheParts
from api.routes.asking import CallerSight
from api.schemas import examples
from api.sight import check_sight, may_read

router = APIRouter(prefix="/nominations/{nomination_id}", tags=["nominations"])


@router.get(
    "/eligibility",
    **operation(
        "What the rules say of a nomination",
        examples.shown(examples.ELIGIBILITY),
        "unknown",
        "rules_missing",
        "award_unknown",
    ),
)
def eligibility(
    nomination_id: str, request: Request, sight: CallerSight, parts: TheParts
) -> EligibilityShown:
    """Every rule applied, with its source, the facts it used and what would change it.

    For whoever may read the record: the unit itself and the bodies at the province's centre.
    """
    nomination = parts.records.nomination(nomination_id)
    check_sight(may_read(sight, nomination.unit_id), "nomination", nomination_id)
    rulebook = parts.rulebooks.of(nomination)
    judgement = judged_now(parts.database.subject_records, nomination, rulebook, datetime.now(UTC))
    wording = world_of(request.app).wording
    return eligibility_shown(nomination, judgement, wording, language_of(request))
