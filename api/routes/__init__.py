"""The JSON API: the same nouns and acts as the pages, for programs."""

from fastapi import APIRouter

from api.routes import (
    assignments,
    ballots,
    counts,
    decision_changes,
    decision_papers,
    decisions,
    documents,
    drafts,
    drawn_papers,
    eligibility,
    explanations,
    minutes,
    nomination_incidents,
    nominations,
    organisation,
    rounds,
    rules,
    score_files,
    score_sheets,
    sessions,
    signing_batches,
    sitting_parts,
    sittings,
    subjects,
    units,
    verification,
    what_if,
    work,
)

router = APIRouter()
for part in (
    sessions,
    organisation,
    documents,
    rounds,
    score_files,
    score_sheets,
    rules,
    ballots,
    counts,
    nomination_incidents,
    eligibility,
    explanations,
    nominations,
    minutes,
    drafts,
    drawn_papers,
    sitting_parts,
    sittings,
    signing_batches,
    decision_changes,
    decision_papers,
    decisions,
    assignments,
    subjects,
    units,
    verification,
    what_if,
    work,
):
    router.include_router(part.router)

__all__ = ["router"]
