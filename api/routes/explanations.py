"""Why a nomination is where it is: its route, its pack, who is awaited, what stops it."""

from fastapi import APIRouter

from api.documented import operation
from api.explaining import explained
from api.identity import SignedIn
from api.parts import TheParts
from api.routes.asking import CallerSight
from api.schemas import examples_explained as examples
from api.schemas.examples import shown
from api.sight import check_sight, may_read_nomination
from suyton.domain.explanation import Explanation

router = APIRouter(prefix="/nominations", tags=["nominations"])


@router.get(
    "/{nomination_id}/explain",
    **operation(
        "Why a nomination is where it is", shown(examples.EXPLANATION), "unknown", "rules_missing"
    ),
)
def explain(
    nomination_id: str, caller: SignedIn, sight: CallerSight, parts: TheParts
) -> Explanation:
    """Each line is a code with its facts and the clause it rests on."""
    found = parts.records.nomination(nomination_id)
    check_sight(may_read_nomination(sight, found), "nomination", nomination_id)
    return explained(parts.records, parts.rulebooks, found, sight, caller.at)
