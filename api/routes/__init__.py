"""The JSON API: the same nouns and acts as the pages, for programs."""

from fastapi import APIRouter

from api.routes import (
    assignments,
    ballots,
    decisions,
    documents,
    explanations,
    nomination_incidents,
    nominations,
    organisation,
    rounds,
    rules,
    sessions,
    sittings,
    what_if,
    work,
)

router = APIRouter()
for part in (
    sessions,
    organisation,
    documents,
    rounds,
    rules,
    ballots,
    nomination_incidents,
    explanations,
    nominations,
    sittings,
    decisions,
    assignments,
    what_if,
    work,
):
    router.include_router(part.router)

__all__ = ["router"]
