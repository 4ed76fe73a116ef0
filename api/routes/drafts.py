"""Drafts in Word, and the fields that an office's own template may ask for."""

from fastapi import APIRouter, Request, Response

from api import drafts
from api.documented import operation
from api.drafts import BasisShown, Draft, FieldShown
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


_BASIS = {
    "province": "tỉnh Bắc Kạn",
    "text": "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "valid_from": "2024-01-01",
    "valid_to": "2026-10-01",
    "source": "Luật 06/2022/QH15 Điều 94 khoản 1",
    "confirmed": True,
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
    "/drafts/bases",
    tags=["documents"],
    **operation("What a province's papers rest on", [_BASIS], "template_failed"),
)
def bases(caller: SignedIn, parts: TheParts) -> tuple[BasisShown, ...]:
    """Each law and decree with its days, where its title was read, and whether that was confirmed."""
    return drafts.bases_shown(parts.papers)


@router.get(
    "/drafts/{draft}/template",
    tags=["documents"],
    response_class=Response,
    **operation("The Word template in use", None, "template_failed"),
)
def template(draft: Draft, caller: SignedIn, parts: TheParts) -> Response:
    """To begin another from."""
    return drafts.template_of(parts.papers, draft)
