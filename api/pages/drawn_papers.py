"""Papers drawn on request, linked from the pages of their nouns."""

from fastapi import APIRouter
from starlette.responses import Response

from api import drawn_papers
from api.drawn_papers import NominationPaper, RoundPaper, SittingPaper
from api.pages.entrance import SignedIn
from api.parts import TheParts

router = APIRouter()


@router.get("/rounds/{round_id}/papers/{kind}")
def round_paper(round_id: str, kind: RoundPaper, desk: SignedIn, parts: TheParts) -> Response:
    """Minutes and count record of a bloc."""
    return drawn_papers.of_round(parts.papers, round_id, kind, desk.sight)


@router.get("/sittings/{sitting_id}/papers/{kind}")
def sitting_paper(sitting_id: str, kind: SittingPaper, desk: SignedIn, parts: TheParts) -> Response:
    """Minutes and count record of a sitting, and the submission that follows."""
    return drawn_papers.of_sitting(parts.papers, sitting_id, kind, desk.sight)


@router.get("/nominations/{nomination_id}/papers/{kind}")
def nomination_paper(
    nomination_id: str, kind: NominationPaper, desk: SignedIn, parts: TheParts
) -> Response:
    """Letter and report of a nomination."""
    return drawn_papers.of_nomination(parts.papers, nomination_id, kind, desk.sight)
