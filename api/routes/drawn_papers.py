"""Papers drawn on request, as PDF/A for the archive and for screen readers."""

from fastapi import APIRouter, Response

from api import drawn_decisions, drawn_papers
from api.documented import operation
from api.drawn_decisions import DecisionPaper, Notice, Reader
from api.drawn_papers import NominationPaper, RoundPaper, SittingPaper
from api.identity import SignedIn
from api.parts import TheParts
from api.routes.asking import CallerSight

router = APIRouter()


@router.get(
    "/rounds/{round_id}/papers/{kind}",
    tags=["rounds"],
    response_class=Response,
    **operation("A paper of a bloc's year, drawn as PDF", None, "unknown", "template_failed"),
)
def round_paper(round_id: str, kind: RoundPaper, sight: CallerSight, parts: TheParts) -> Response:
    """Once the ballot is counted; its minutes once no tie is open. The same state gives the same bytes."""
    return drawn_papers.of_round(parts.papers, round_id, kind, sight)


@router.get(
    "/sittings/{sitting_id}/papers/{kind}",
    tags=["sittings"],
    response_class=Response,
    **operation("A paper of a sitting, drawn as PDF", None, "unknown", "template_failed"),
)
def sitting_paper(
    sitting_id: str, kind: SittingPaper, sight: CallerSight, parts: TheParts
) -> Response:
    """The record of the count once it is counted, the minutes and the submission once it is concluded."""
    return drawn_papers.of_sitting(parts.papers, sitting_id, kind, sight)


@router.get(
    "/nominations/{nomination_id}/papers/{kind}",
    tags=["nominations"],
    response_class=Response,
    **operation("A paper of a nomination, drawn as PDF", None, "unknown", "template_failed"),
)
def nomination_paper(
    nomination_id: str, kind: NominationPaper, sight: CallerSight, parts: TheParts
) -> Response:
    """The submission letter as filled in so far, and the achievement report from what is on record.

    The report is for the unit and the centre alone: a record may hold a disciplinary measure.
    """
    return drawn_papers.of_nomination(parts.papers, nomination_id, kind, sight)


@router.get(
    "/decisions/{decision_id}/drawn/{kind}",
    tags=["decisions"],
    response_class=Response,
    **operation(
        "A draft as it will look, or a paper that follows from an issued decision",
        None,
        "not_authorised",
        "unknown",
        "template_failed",
    ),
)
def decision_paper(
    decision_id: str, kind: DecisionPaper, caller: SignedIn, sight: CallerSight, parts: TheParts
) -> Response:
    """Of a draft: what is to be signed. Once issued: certificates or the order of flags, and the table of money where there is some. None is signed.

    Certificates are for those who have them printed: the standing body, the records clerk, whoever
    signed, and the Chairman.
    """
    reader = Reader(caller.actor, caller.at, sight)
    return drawn_decisions.of_decision(parts.papers, decision_id, kind, reader)


@router.get(
    "/nominations/{nomination_id}/notices/{kind}",
    tags=["nominations"],
    response_class=Response,
    **operation("What a unit is told on paper", None, "unknown", "template_failed"),
)
def notice(nomination_id: str, kind: Notice, sight: CallerSight, parts: TheParts) -> Response:
    """Once the nomination has ended: how many voted for it, never who."""
    return drawn_decisions.of_nomination(parts.papers, nomination_id, kind, sight)
