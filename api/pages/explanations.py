"""Why a case is where it is, on a page of its own: /nominations/{id}/explain."""

from fastapi import APIRouter
from starlette.responses import Response

from api.explaining import explained
from api.pages.entrance import SignedIn
from api.sight import check_sight, may_read_nomination
from suyton.domain.authority import Role

router = APIRouter(prefix="/nominations")


@router.get("/{nomination_id}/explain")
def shown(nomination_id: str, desk: SignedIn) -> Response:
    """Its route as a row of stations, its pack, its dates, who is awaited, what stops it."""
    world = desk.world
    nomination = world.records.nomination(nomination_id)
    check_sight(may_read_nomination(desk.sight, nomination), "nomination", nomination_id)
    return desk.page(
        "explanation.html",
        nomination=nomination,
        own=desk.actor.holds(Role.UNIT_OFFICER, nomination.unit_id, desk.now),
        why=explained(world.records, world.rulebooks, nomination, desk.sight, desk.now),
    )
