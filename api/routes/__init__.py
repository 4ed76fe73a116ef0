"""The JSON API: the same nouns and acts as the pages, for programs."""

from fastapi import APIRouter

from api.routes import (
    assignments,
    ballots,
    decisions,
    documents,
    eligibility,
    nomination_incidents,
    nominations,
    organisation,
    rounds,
    sessions,
    sittings,
    subjects,
    units,
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
    eligibility,
    nominations,
    sittings,
    decisions,
    assignments,
    subjects,
    units,
    work,
):
    router.include_router(part.router)

__all__ = ["router"]
