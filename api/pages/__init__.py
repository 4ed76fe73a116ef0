"""The pages: the same nouns and acts as the JSON API, for people with a browser."""

from fastapi import APIRouter

from api.pages import (
    assignments,
    ballots,
    blocs,
    book,
    counts,
    decision_changes,
    decisions,
    door,
    drafts,
    drawn_papers,
    explanations,
    nomination_incidents,
    nominations,
    own_receipts,
    papers,
    proposals,
    rounds,
    rules,
    score_files,
    score_sheets,
    score_tables,
    sitting_parts,
    sittings,
    subjects,
    turnout,
    units,
    what_if,
    work,
)

router = APIRouter(include_in_schema=False)
for part in (
    door,
    what_if,
    work,
    explanations,
    nomination_incidents,
    nominations,
    blocs,
    rounds,
    score_files,
    score_sheets,
    score_tables,
    rules,
    proposals,
    papers,
    drafts,
    drawn_papers,
    ballots,
    sitting_parts,
    sittings,
    decision_changes,
    decisions,
    book,
    assignments,
    subjects,
    units,
    turnout,
    counts,
    own_receipts,
):
    router.include_router(part.router)

__all__ = ["router"]
