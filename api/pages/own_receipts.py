"""My receipts: each paper that I, or a unit I act for, has put in, and how to use its receipt."""

from fastapi import APIRouter
from starlette.responses import Response

from api.own_receipts import receipts_for
from api.pages.entrance import SignedIn

router = APIRouter()


@router.get("/receipts")
def receipts(desk: SignedIn) -> Response:
    """Newest first; nobody is shown another voter's."""
    records = desk.world.records
    found = receipts_for(records, desk.actor, desk.now)
    ballots = {one.ballot_id: records.ballot(one.ballot_id) for one in found}
    return desk.page("receipts.html", receipts=found, ballots=ballots)
