"""The places that units take by the totals the conference adopted, and what parts equal totals.

A province may say in its pack that equal totals do not share a place; the bloc's table has what
is then looked at. Places are settled with the adoption and kept, so that whoever reads them
later needs no rule.
"""

from collections.abc import Sequence
from decimal import Decimal

from suyton.domain.award_terms import EqualScores
from suyton.domain.rulebook import Rulebook
from suyton.domain.score_table import ZERO, CriterionKind, ScoreTable
from suyton.domain.scoring import ScoreLine

Standing = tuple[Decimal, Decimal]
"""A total, and what parts it from equal ones; higher is better."""


def places(lines: Sequence[ScoreLine], table: ScoreTable, rulebook: Rulebook) -> dict[str, int]:
    """The place of each unit with a final sheet, from 1; equals share one and the next is skipped."""
    standings = {
        line.unit_id: (line.final_score, _parting(line.final_sheet.points, table, rulebook))
        for line in lines
        if line.final_score is not None and line.final_sheet is not None
    }
    return {
        unit_id: 1 + sum(other > own for other in standings.values())
        for unit_id, own in standings.items()
    }


def _parting(points: Sequence[Decimal], table: ScoreTable, rulebook: Rulebook) -> Decimal:
    """What the pack looks at where totals are equal; 0 for all where they share their place."""
    if rulebook.equal_scores is EqualScores.BONUS:
        wanted = [one.kind is CriterionKind.BONUS for one in table.criteria]
        given = sum((p for p, is_wanted in zip(points, wanted, strict=True) if is_wanted), ZERO)
        return min(given, table.bonus_maximum)
    if rulebook.equal_scores is EqualScores.GROUP and rulebook.equal_scores_group:
        group = rulebook.equal_scores_group
        signed = (
            -p if one.kind is CriterionKind.DEDUCTION else p
            for one, p in zip(table.criteria, points, strict=True)
            if one.group == group
        )
        return sum(signed, ZERO)
    return ZERO
