"""The pages: the same nouns and acts as the JSON API, for people with a browser."""

from fastapi import APIRouter

from api.pages import (
    assignments,
    ballots,
    blocs,
    book,
    decision_changes,
    decisions,
    door,
    nomination_incidents,
    nominations,
    papers,
    proposals,
    rounds,
    sittings,
    work,
)

router = APIRouter(include_in_schema=False)
for part in (
    door,
    work,
    nomination_incidents,
    nominations,
    blocs,
    rounds,
    proposals,
    papers,
    ballots,
    sittings,
    decision_changes,
    decisions,
    book,
    assignments,
):
    router.include_router(part.router)

__all__ = ["router"]
