"""A bloc's year scored by its table: adopted, filled, checked, settled, criterion by criterion.

The three sheets of a unit are all kept. Each difference between one and the next has its reason
beside the criterion; the totals that rank the units are computed from the sheets.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from suyton.domain import bloc_round, round_scores, score_ranking, score_table
from suyton.domain.bloc_round import BlocRound
from suyton.domain.errors import (
    DifferenceUnexplained,
    NoScoreTable,
    OtherTable,
    OwnScore,
    ReasonMissing,
    ScoreMissing,
)
from suyton.domain.procedure import Act, Permit, Step, moved
from suyton.domain.round_procedure import RoundAct, RoundStage
from suyton.domain.rulebook import Rulebook
from suyton.domain.score_table import (
    FinalSheet,
    ScoreSheet,
    ScoreTable,
    SheetKind,
    SheetLine,
)
from suyton.domain.scoring import ScoreLine


@dataclass(frozen=True)
class ScoredStep(Step[BlocRound]):
    """A step that brings filled sheets; the register keeps them beside the state."""

    sheets: tuple[ScoreSheet, ...] = ()


def table_adopted(
    round_: BlocRound, table: ScoreTable, rulebook: Rulebook, act: Act
) -> Step[BlocRound]:
    """The bloc adopts its table for the year, or another version of it.

    Once a unit has scored itself, another version voids every score given so far and says why:
    points of the one table mean nothing in the other.

    Raises:
        ReasonMissing: scores would be voided without a reason.
        TableFaulty, CriterionFaulty, TableSumWrong: see :func:`score_table.check_table`.
    """
    leave = bloc_round.permit(round_, RoundAct.ADOPT_SCORE_TABLE, act.actor, act.at)
    score_table.check_table(table, rulebook.score_maximum.value)
    scored = [line for line in round_.scores if line.self_score is not None]
    if scored and not act.reason.strip():
        raise ReasonMissing(act=RoundAct.ADOPT_SCORE_TABLE.value)
    version = 1 if round_.table is None else round_.table.version + 1
    adopted = replace(table, version=version)
    blank = tuple(ScoreLine(line.unit_id, line.unit_name) for line in round_.scores)
    facts = {
        "table_version": str(version),
        "criteria": str(len(table.criteria)),
        "table_sha256": adopted.sha256,
        "scores_voided": str(len(scored)),
    }
    return moved(round_, replace(round_, table=adopted, scores=blank), leave, act, facts)


def self_scored(
    round_: BlocRound, unit_id: str, version: int, lines: Sequence[SheetLine], act: Act
) -> ScoredStep:
    """A unit fills its sheet; until adoption it may send another, which must be checked anew.

    ``version`` is that of the table it was filled by.

    Raises:
        NoScoreTable, OtherTable: the bloc has no table, or another version.
        CriterionUnknown, CriterionMissing, PointsOutOfRange, EvidenceMissing: a line is faulty.
    """
    leave = bloc_round.permit(
        round_, RoundAct.SUBMIT_SELF_SCORE, act.actor, act.at, unit_id=unit_id
    )
    line = round_.line(unit_id)
    table = _table(round_, version)
    for fault in score_table.evidence_faults(table, lines):
        raise fault
    sheet = _sheet(SheetKind.SELF, unit_id, unit_id, table, lines)
    if line.self_sheet == sheet.kept:
        after = line
    else:
        after = ScoreLine(
            line.unit_id, line.unit_name, self_score=_total(table, sheet), self_sheet=sheet.kept
        )
    facts = {"unit": unit_id, "score": str(after.self_score), "sheet_sha256": sheet.sha256}
    return _scored(round_, (after,), leave, act, facts, (sheet,))


def cross_checked(
    round_: BlocRound,
    unit_id: str,
    by_unit: str,
    version: int,
    lines: Sequence[SheetLine],
    act: Act,
) -> ScoredStep:
    """Another unit checks a sheet, criterion by criterion.

    Raises:
        NotAuthorised: someone speaks for a unit that is not theirs.
        OwnScore: a unit checks itself.
        ScoreMissing: the unit has not scored itself yet.
        CriterionUnexplained: points differ and no reason stands beside them.
        NoScoreTable, OtherTable, CriterionUnknown, CriterionMissing, PointsOutOfRange.
    """
    leave = bloc_round.permit(
        round_, RoundAct.CROSS_CHECK_SCORE, act.actor, act.at, unit_id=by_unit
    )
    round_scores.check_checker(round_, leave.capacity.role, by_unit)
    line = round_.line(unit_id)
    if by_unit == unit_id:
        raise OwnScore(unit=line.unit_name)
    table = _table(round_, version)
    if line.self_sheet is None:
        raise ScoreMissing(units=line.unit_name)
    sheet = _sheet(SheetKind.CROSS, unit_id, by_unit, table, lines)
    told = score_table.changes(table, line.self_sheet.points, sheet.lines, line.unit_name)
    after = replace(
        line,
        cross_score=_total(table, sheet),
        cross_reason=act.reason,
        cross_checked_by=by_unit,
        cross_sheet=sheet.kept,
    )
    facts = {
        "unit": unit_id,
        "score": str(after.cross_score),
        "by_unit": by_unit,
        "sheet_sha256": sheet.sha256,
        **{f"criterion:{code}": change for code, change in told.items()},
    }
    return _scored(round_, (after,), leave, act, facts, (sheet,))


def adopted(
    round_: BlocRound, version: int, finals: Sequence[FinalSheet], rulebook: Rulebook, act: Act
) -> ScoredStep:
    """The conference adopts the sheets with the changes it makes, each with its reason.

    A unit that is not named is left unranked, but only once the scoring deadline has passed.

    Raises:
        ScoreMissing: a unit has no final sheet and the deadline has not passed.
        CriterionUnexplained: the conference changes points and does not say why.
        DifferenceUnexplained: a unit that never scored itself gets a sheet without a reason.
        NoScoreTable, OtherTable, CriterionUnknown, CriterionMissing, PointsOutOfRange.
    """
    leave = bloc_round.permit(round_, RoundAct.ADOPT_SCORES, act.actor, act.at)
    table = _table(round_, version)
    given = {final.unit_id: final for final in finals}
    for unit_id in given:
        round_.line(unit_id)
    missing = [line.unit_name for line in round_.scores if line.unit_id not in given]
    if missing and act.at < round_.scores_due_at:
        raise ScoreMissing(units=", ".join(missing))
    facts: dict[str, str] = {}
    lines: list[ScoreLine] = []
    sheets: list[ScoreSheet] = []
    for line in round_.scores:
        if line.unit_id not in given:
            continue
        sheet, told = _final(table, line, given[line.unit_id])
        final = replace(
            line,
            final_score=_total(table, sheet),
            final_reason=given[line.unit_id].reason.strip(),
            final_sheet=sheet.kept,
        )
        lines.append(final)
        sheets.append(sheet)
        facts |= {line.unit_id: str(final.final_score), f"{line.unit_id}:sheet": sheet.sha256}
        facts |= {f"{line.unit_id}:criterion:{code}": change for code, change in told.items()}
    placed = score_ranking.places(lines, table, rulebook)
    ranked = [replace(line, place=placed[line.unit_id]) for line in lines]
    facts |= {f"{unit_id}:place": str(place) for unit_id, place in placed.items()}
    return _scored(round_, ranked, leave, act, facts, sheets)


def _final(
    table: ScoreTable, line: ScoreLine, final: FinalSheet
) -> tuple[ScoreSheet, dict[str, str]]:
    """The sheet as the conference settles it, and what it changes."""
    latest = line.latest_sheet
    if latest is None:
        if not final.reason.strip():
            raise DifferenceUnexplained(
                unit=line.unit_name,
                before="–",
                after=str(score_table.total(table, _points(table, final.lines))),
            )
        return _sheet(SheetKind.FINAL, line.unit_id, "", table, final.lines), {}
    standing = {
        criterion.code: SheetLine(criterion.code, points)
        for criterion, points in zip(table.criteria, latest.points, strict=True)
    }
    for fault in score_table.unknown_faults(table, final.lines):
        raise fault
    changed = standing | {one.code: one for one in final.lines}
    sheet = _sheet(SheetKind.FINAL, line.unit_id, "", table, tuple(changed.values()))
    return sheet, score_table.changes(table, latest.points, sheet.lines, line.unit_name)


def _points(table: ScoreTable, lines: Sequence[SheetLine]) -> tuple[Decimal, ...]:
    return tuple(line.points for line in score_table.settled(table, lines))


def _table(round_: BlocRound, version: int) -> ScoreTable:
    if round_.table is None:
        raise NoScoreTable()
    if round_.table.version != version:
        raise OtherTable(given=version, version=round_.table.version)
    return round_.table


def _sheet(
    kind: SheetKind, unit_id: str, by_unit: str, table: ScoreTable, lines: Sequence[SheetLine]
) -> ScoreSheet:
    return ScoreSheet(kind, unit_id, by_unit, table.version, score_table.settled(table, lines))


def _total(table: ScoreTable, sheet: ScoreSheet) -> Decimal:
    return score_table.total(table, sheet.kept.points)


def _scored(
    round_: BlocRound,
    lines: Sequence[ScoreLine],
    leave: Permit[RoundAct, RoundStage],
    act: Act,
    facts: dict[str, str],
    sheets: Sequence[ScoreSheet],
) -> ScoredStep:
    after = round_
    for line in lines:
        after = bloc_round.with_line(after, line)
    step = moved(round_, after, leave, act, facts)
    return ScoredStep(step.state, step.entry, tuple(sheets))
