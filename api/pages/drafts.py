"""Drafts in Word, and the page that tells which fields an office's own template may ask for."""

from fastapi import APIRouter
from starlette.responses import Response

from api import drafts
from api.drafts import Draft
from api.pages.entrance import SignedIn

router = APIRouter()


@router.get("/drafts/fields")
def fields(desk: SignedIn) -> Response:
    """Every field of every draft, with an example, and the bases that all papers name."""
    told = {one: drafts.fields_shown(desk.world.papers, one, desk.language) for one in Draft}
    bases = drafts.bases_shown(desk.world.papers)
    return desk.page("draft_fields.html", drafts=told, bases=bases)


@router.get("/drafts/{draft}/papers/template")
def template(draft: Draft, desk: SignedIn) -> Response:
    """The template in use."""
    return drafts.template_of(desk.world.papers, draft)


@router.get("/nominations/{nomination_id}/papers/drafts/submission_letter")
def letter(nomination_id: str, desk: SignedIn) -> Response:
    """The submission letter to be edited by hand."""
    return drafts.of_nomination(desk.world.papers, nomination_id, desk.sight)


@router.get("/decisions/{decision_id}/papers/drafts/decision")
def decision(decision_id: str, desk: SignedIn) -> Response:
    """The decision to be edited by hand."""
    return drafts.of_decision(desk.world.papers, decision_id, desk.sight)
