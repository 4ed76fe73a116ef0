"""Drafts in Word, and the fields that an office's own template may ask for."""

from fastapi import APIRouter, Request, Response

from api import drafts
from api.documented import operation
from api.drafts import Draft, FieldShown
from api.identity import SignedIn
from api.languages import language_of
from api.parts import TheParts
from api.routes.asking import CallerSight

router = APIRouter()

_FIELD = {
    "path": "honoured.name",
    "meaning": "Who is to be honoured",
    "written": "{{ honoured.name }}",
    "example": "Ông Nguyễn Văn Mẫu",
}


@router.get(
    "/nominations/{nomination_id}/drafts/submission_letter",
    tags=["nominations"],
    response_class=Response,
    **operation("The submission letter as a Word draft", None, "unknown", "template_failed"),
)
def letter(nomination_id: str, sight: CallerSight, parts: TheParts) -> Response:
    """From the office's own template, to be edited by hand."""
    return drafts.of_nomination(parts.papers, nomination_id, sight)


@router.get(
    "/decisions/{decision_id}/drafts/decision",
    tags=["decisions"],
    response_class=Response,
    **operation("A decision as a Word draft", None, "unknown", "template_failed"),
)
def decision(decision_id: str, sight: CallerSight, parts: TheParts) -> Response:
    """Of a decision that grants an award; what is signed is the PDF, never this."""
    return drafts.of_decision(parts.papers, decision_id, sight)


@router.get(
    "/drafts/{draft}/fields",
    tags=["documents"],
    **operation("The fields of a Word draft", [_FIELD]),
)
def fields(
    draft: Draft, caller: SignedIn, request: Request, parts: TheParts
) -> tuple[FieldShown, ...]:
    """What a template may ask for, in the caller's language, with an example of nobody."""
    return drafts.fields_shown(parts.papers, draft, language_of(request))


@router.get(
    "/drafts/{draft}/template",
    tags=["documents"],
    response_class=Response,
    **operation("The Word template in use", None, "template_failed"),
)
def template(draft: Draft, caller: SignedIn, parts: TheParts) -> Response:
    """To begin another from."""
    return drafts.template_of(parts.papers, draft)
