"""The figures that minutes must state, of a sitting and of a bloc's ballot."""

from dataclasses import replace

from fastapi import APIRouter

from api.documented import operation
from api.parts import TheParts
from api.routes.asking import CallerSight
from api.schemas import examples, examples_minutes
from api.sight import check_sight, may_read
from suyton.domain.before_count import without_partial_result
from suyton.domain.errors import Unknown
from suyton.domain.minutes import MinutesData, RoundMinutes, minutes_of, minutes_of_round

router = APIRouter()


@router.get(
    "/sittings/{sitting_id}/minutes",
    tags=["sittings"],
    **operation(
        "The figures for a sitting's minutes",
        examples.shown(examples_minutes.SITTING_MINUTES),
        "unknown",
    ),
)
def sitting_minutes(sitting_id: str, sight: CallerSight, parts: TheParts) -> MinutesData:
    """Who was there, the papers and opinions, each candidate's votes and share of N; exact sums."""
    check_sight(sight.everything, "sitting", sitting_id)
    sitting = parts.records.sitting(sitting_id)
    return replace(minutes_of(sitting), opinions=without_partial_result(sitting).opinions)


@router.get(
    "/rounds/{round_id}/minutes",
    tags=["rounds"],
    **operation(
        "The figures for the minutes of a bloc's ballot",
        examples.shown(examples_minutes.ROUND_MINUTES),
        "unknown",
    ),
)
def round_minutes(round_id: str, sight: CallerSight, parts: TheParts) -> RoundMinutes:
    """Once the ballot is counted; unknown before."""
    found = parts.records.round(round_id)
    check_sight(may_read(sight, bloc_id=found.bloc_id), "round", round_id)
    figures = minutes_of_round(found)
    if figures is None:
        raise Unknown(noun="minutes", id=round_id)
    return figures
