"""Why a bloc's units are placed as they are, and for whom the first place decides."""

from dataclasses import dataclass

from api.pages.desk import Desk
from suyton.domain.bloc_round import BlocRound
from suyton.domain.errors import RulesMissing
from suyton.domain.rulebook import AwardRule, CandidateRule, Rulebook
from suyton.domain.scoring import top_scorers


@dataclass(frozen=True)
class Ranking:
    """What the page says below the scores."""

    rulebook: Rulebook
    for_the_first: tuple[AwardRule, ...]
    """Awards for which only the unit that leads may stand, each with its source."""
    leaders: tuple[str, ...]
    """Unit ids in the first place; empty before adoption."""


def ranking_of(desk: Desk, round_: BlocRound) -> Ranking | None:
    """By the round's own pack; None where that pack is no longer here."""
    try:
        rulebook = desk.world.rulebooks.of(round_)
    except RulesMissing:
        return None
    awards = tuple(
        award
        for award in rulebook.awards
        if award.begins_in_bloc and award.candidates is CandidateRule.TOP_SCORER
    )
    return Ranking(rulebook, awards, tuple(sorted(top_scorers(round_.scores))))
