"""A bloc's scores: what the unit gave itself, what the cross-check found, what was adopted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from suyton.domain.errors import DifferenceUnexplained, ScoreOutOfRange
from suyton.domain.score_table import KeptSheet


@dataclass(frozen=True)
class ScoreLine:
    """The three scores of one member unit, each kept, each difference with its reason."""

    unit_id: str
    unit_name: str
    self_score: Decimal | None = None
    cross_score: Decimal | None = None
    cross_reason: str = ""
    cross_checked_by: str = ""
    """Unit id of the checker."""
    final_score: Decimal | None = None
    final_reason: str = ""
    # Where the bloc scores by its table: the sheets from which the three scores are computed.
    self_sheet: KeptSheet | None = None
    cross_sheet: KeptSheet | None = None
    final_sheet: KeptSheet | None = None
    place: int = 0
    """From 1 where the conference adopted sheets; 0 where the totals alone say who leads."""

    @property
    def latest_sheet(self) -> KeptSheet | None:
        """The sheet that stands so far: the cross-check's if there is one, else the unit's own."""
        return self.cross_sheet or self.self_sheet

    @property
    def latest(self) -> Decimal | None:
        """The score that stands so far: cross-checked if there is one, else the unit's own."""
        return self.cross_score if self.cross_score is not None else self.self_score


@dataclass(frozen=True)
class FinalScore:
    """What the conference adopts for one unit; a change from the latest score has a reason."""

    unit_id: str
    score: Decimal
    reason: str = ""


def check_range(score: Decimal, maximum: int, unit: str) -> None:
    """A score lies between 0 and the table's maximum; raises ScoreOutOfRange."""
    if not score.is_finite() or not 0 <= score <= maximum:
        raise ScoreOutOfRange(maximum=maximum, given=str(score), unit=unit)


def self_scored(line: ScoreLine, score: Decimal) -> ScoreLine:
    """The line after a self-score; another figure than before voids the cross-check of the old."""
    if score == line.self_score:
        return line
    return replace(line, self_score=score, cross_score=None, cross_reason="", cross_checked_by="")


def cross_checked(line: ScoreLine, score: Decimal, by_unit: str, reason: str) -> ScoreLine:
    """The line after a cross-check; a score other than the unit's own must be explained."""
    if score != line.self_score and not reason.strip():
        raise DifferenceUnexplained(
            unit=line.unit_name, before=str(line.self_score), after=str(score)
        )
    return replace(line, cross_score=score, cross_reason=reason, cross_checked_by=by_unit)


def adopted(line: ScoreLine, final: FinalScore) -> ScoreLine:
    """The line as the conference adopts it; a change from the latest score must be explained."""
    if final.score != line.latest and not final.reason.strip():
        raise DifferenceUnexplained(
            unit=line.unit_name, before=str(line.latest), after=str(final.score)
        )
    return replace(line, final_score=final.score, final_reason=final.reason)


def ranked(lines: Sequence[ScoreLine]) -> tuple[ScoreLine, ...]:
    """Lines with an adopted score from highest to lowest; equals keep the order of the table."""
    scored = [line for line in lines if line.final_score is not None]
    return tuple(sorted(scored, key=_standing))


def _standing(line: ScoreLine) -> tuple[int, Decimal]:
    """By place where the adoption settled places; else by total alone."""
    return (line.place, Decimal(0)) if line.place else (0, -(line.final_score or Decimal(0)))


def tiers(lines: Sequence[ScoreLine]) -> tuple[tuple[str, ...], ...]:
    """Unit ids from the highest place down, those that share one together."""
    shared = groupby(ranked(lines), key=_standing)
    return tuple(tuple(line.unit_id for line in tier) for _, tier in shared)


def top_scorers(lines: Sequence[ScoreLine]) -> frozenset[str]:
    """Unit ids that share the highest place; empty when nothing is adopted."""
    return frozenset(next(iter(tiers(lines)), ()))
