"""The JSON API: the same nouns and acts as the pages, for programs."""

from fastapi import APIRouter

from api.routes import (
    assignments,
    ballots,
    decision_changes,
    decisions,
    documents,
    nomination_incidents,
    nominations,
    organisation,
    rounds,
    sessions,
    sittings,
    work,
)

router = APIRouter()
for part in (
    sessions,
    organisation,
    documents,
    rounds,
    ballots,
    nomination_incidents,
    nominations,
    sittings,
    decision_changes,
    decisions,
    assignments,
    work,
):
    router.include_router(part.router)

__all__ = ["router"]
