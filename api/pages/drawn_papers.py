"""Papers drawn on request, linked from the pages of their nouns."""

from fastapi import APIRouter
from starlette.responses import Response

from api import drawn_decisions, drawn_papers
from api.drawn_decisions import DecisionPaper, Notice, Reader
from api.drawn_papers import NominationPaper, RoundPaper, SittingPaper
from api.pages.entrance import SignedIn

router = APIRouter()


@router.get("/rounds/{round_id}/papers/{kind}")
def round_paper(round_id: str, kind: RoundPaper, desk: SignedIn) -> Response:
    """Minutes and count record of a bloc."""
    return drawn_papers.of_round(desk.world.papers, round_id, kind, desk.sight)


@router.get("/sittings/{sitting_id}/papers/{kind}")
def sitting_paper(sitting_id: str, kind: SittingPaper, desk: SignedIn) -> Response:
    """Minutes and count record of a sitting, and the submission that follows."""
    return drawn_papers.of_sitting(desk.world.papers, sitting_id, kind, desk.sight)


@router.get("/nominations/{nomination_id}/papers/{kind}")
def nomination_paper(nomination_id: str, kind: NominationPaper, desk: SignedIn) -> Response:
    """Letter and report of a nomination."""
    return drawn_papers.of_nomination(desk.world.papers, nomination_id, kind, desk.sight)


@router.get("/decisions/{decision_id}/papers/drawn/{kind}")
def decision_paper(decision_id: str, kind: DecisionPaper, desk: SignedIn) -> Response:
    """Certificates, the order of flags, the table of money."""
    reader = Reader(desk.actor, desk.now, desk.sight)
    return drawn_decisions.of_decision(desk.world.papers, decision_id, kind, reader)


@router.get("/nominations/{nomination_id}/papers/notices/{kind}")
def notice(nomination_id: str, kind: Notice, desk: SignedIn) -> Response:
    """What the unit is told."""
    return drawn_decisions.of_nomination(desk.world.papers, nomination_id, kind, desk.sight)
