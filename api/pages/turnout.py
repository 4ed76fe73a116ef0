"""Turnout, live, for the screen in the hall: a page that loads itself anew, without any script.

It stands on a page of its own: one that loads itself anew under a half-filled paper would throw
away what its voter has marked.
"""

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.entrance import SignedIn
from api.sight import check_sight, may_read_ballot
from suyton.domain.ballot import BallotStage

router = APIRouter(prefix="/ballots")

REFRESH_SECONDS = 15


@router.get("/{ballot_id}/turnout")
def turnout(ballot_id: str, desk: SignedIn) -> Response:
    """Who is awaited now; once the box is closed the page stands still."""
    records = desk.world.records
    view = records.ballot(ballot_id)
    check_sight(may_read_ballot(records, desk.sight, view.ballot.owner), "ballot", ballot_id)
    response = desk.page("turnout.html", view=view, ballot=view.ballot, seconds=REFRESH_SECONDS)
    if view.stage is BallotStage.OPEN:
        response.headers["Refresh"] = str(REFRESH_SECONDS)
    return response
