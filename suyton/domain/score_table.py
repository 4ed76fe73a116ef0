"""A bloc's score table for one year, and the sheets that units fill by it.

A total is computed from the sheet, never typed. Blocs adopt their table by their own decision
(domain notes 2.5, practice of provincial blocs); the rule pack gives only what the maxima add
up to.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from enum import StrEnum

from suyton.domain.document import DocumentReference
from suyton.domain.errors import (
    CriterionFaulty,
    CriterionMissing,
    CriterionUnexplained,
    CriterionUnknown,
    EvidenceMissing,
    PointsOutOfRange,
    TableFaulty,
    TableSumWrong,
)
from suyton.domain.refusal import DomainError

CRITERIA_AT_MOST = 200
DECIMALS_AT_MOST = 3
"""As many as a score has in the register."""
DIGITS_AT_MOST = 6
"""Before the decimal point."""
ZERO = Decimal(0)


class CriterionKind(StrEnum):
    POINTS = "points"
    BONUS = "bonus"
    """Added on top; all bonuses together count up to the table's ``bonus_maximum``."""
    DEDUCTION = "deduction"
    """Given as a number above 0 and taken away."""


class SheetKind(StrEnum):
    """Whose figures a sheet holds."""

    SELF = "self"
    CROSS = "cross"
    FINAL = "final"


@dataclass(frozen=True)
class Criterion:
    """One line of the table."""

    code: str
    """Such as ``I.2``; its own within the table."""
    name: str
    group: str
    maximum: Decimal
    kind: CriterionKind = CriterionKind.POINTS
    evidence: bool = False
    """Whether a unit that gives itself points here must attach what proves them."""


@dataclass(frozen=True)
class ScoreTable:
    """The table a bloc adopted for its year; ``version`` counts the adoptions, from 1."""

    criteria: tuple[Criterion, ...]
    decimals: int = 1
    bonus_maximum: Decimal = ZERO
    version: int = 0

    @property
    def sha256(self) -> str:
        """What the book keeps of the table."""
        return _sha256(asdict(self))

    @property
    def total_maximum(self) -> Decimal:
        """The highest total a sheet can come to."""
        bonuses = sum((one.maximum for one in self._of(CriterionKind.BONUS)), ZERO)
        points = sum((one.maximum for one in self._of(CriterionKind.POINTS)), ZERO)
        return points + min(bonuses, self.bonus_maximum)

    def _of(self, kind: CriterionKind) -> Iterator[Criterion]:
        return (one for one in self.criteria if one.kind is kind)


@dataclass(frozen=True)
class SheetLine:
    """The points of one criterion; where they change, ``reason`` says why."""

    code: str
    points: Decimal
    reason: str = ""
    evidence: tuple[DocumentReference, ...] = ()


@dataclass(frozen=True)
class ScoreSheet:
    """The table filled for one unit, in the table's order, as the register keeps it."""

    kind: SheetKind
    unit_id: str
    by_unit_id: str
    """The unit that filled it; empty for the conference."""
    table_version: int
    lines: tuple[SheetLine, ...]

    @property
    def sha256(self) -> str:
        """Names the sheet in the book and in the round's state."""
        return _sha256(asdict(self))

    @property
    def kept(self) -> "KeptSheet":
        """What the round's state carries of it."""
        return KeptSheet(self.sha256, tuple(line.points for line in self.lines))


@dataclass(frozen=True)
class KeptSheet:
    """A sheet as the round's state carries it: its name, and the points in the table's order.

    Reasons and evidence stay in the register, so that the state stays small.
    """

    sha256: str
    points: tuple[Decimal, ...]


@dataclass(frozen=True)
class FinalSheet:
    """What the conference changes for one unit; criteria left out stand as last scored.

    ``reason`` is wanted for a unit that has no sheet, whose lines must then all be given.
    """

    unit_id: str
    lines: tuple[SheetLine, ...] = ()
    reason: str = ""


def check_table(table: ScoreTable, score_maximum: int) -> None:
    """Whether a bloc may adopt this table. ``score_maximum`` is the pack's.

    Raises:
        TableFaulty: too many or no criteria, decimals or bonus out of range.
        CriterionFaulty: a code twice or empty, a name empty, a maximum not above 0.
        TableSumWrong: the maxima without bonuses and deductions miss the pack's maximum.
    """
    limits = {"criteria": CRITERIA_AT_MOST, "decimals": DECIMALS_AT_MOST}
    for name, given, fits in (
        ("criteria", str(len(table.criteria)), 1 <= len(table.criteria) <= CRITERIA_AT_MOST),
        ("decimals", str(table.decimals), 0 <= table.decimals <= DECIMALS_AT_MOST),
        ("bonus_maximum", str(table.bonus_maximum), _fits(table.bonus_maximum, table.decimals)),
    ):
        if not fits:
            raise TableFaulty(field=name, given=given, **limits)
    codes = [criterion.code for criterion in table.criteria]
    for criterion in table.criteria:
        _check_criterion(criterion, codes.count(criterion.code), table.decimals)
    total = sum((one.maximum for one in table.criteria if one.kind is CriterionKind.POINTS), ZERO)
    if total != score_maximum:
        raise TableSumWrong(total=str(total), maximum=score_maximum)


def _check_criterion(criterion: Criterion, times: int, decimals: int) -> None:
    for name, given, fits in (
        ("code", criterion.code, times == 1 and bool(criterion.code.strip())),
        ("name", criterion.name, bool(criterion.name.strip())),
        (
            "maximum",
            str(criterion.maximum),
            _fits(criterion.maximum, decimals) and criterion.maximum > 0,
        ),
    ):
        if not fits:
            raise CriterionFaulty(
                criterion=criterion.code, field=name, given=given, decimals=decimals
            )


def faults(table: ScoreTable, lines: Sequence[SheetLine]) -> Iterator[DomainError]:
    """Everything that is wrong with a filled sheet, each fault naming its criterion.

    Bonuses and deductions may be left out; they then count nothing.
    """
    known = {criterion.code: criterion for criterion in table.criteria}
    yield from unknown_faults(table, lines)
    for line in lines:
        criterion = known.get(line.code)
        if criterion is None:
            continue
        if not _fits(line.points, table.decimals) or line.points > criterion.maximum:
            yield PointsOutOfRange(
                criterion=line.code,
                maximum=str(criterion.maximum),
                decimals=table.decimals,
                given=str(line.points),
            )
    seen = {line.code for line in lines}
    for criterion in table.criteria:
        if criterion.code not in seen and criterion.kind is CriterionKind.POINTS:
            yield CriterionMissing(criterion=criterion.code, maximum=str(criterion.maximum))


def unknown_faults(table: ScoreTable, lines: Sequence[SheetLine]) -> Iterator[DomainError]:
    """Lines for criteria that the table does not have, or that are given twice."""
    left = {criterion.code for criterion in table.criteria}
    for line in lines:
        if line.code not in left:
            yield CriterionUnknown(criterion=line.code)
        left.discard(line.code)


def evidence_faults(table: ScoreTable, lines: Sequence[SheetLine]) -> Iterator[DomainError]:
    """The criteria for which a unit claims points and does not attach what proves them."""
    wanted = {one.code for one in table.criteria if one.evidence}
    for line in lines:
        if line.code in wanted and line.points > 0 and not line.evidence:
            yield EvidenceMissing(criterion=line.code)


def settled(table: ScoreTable, lines: Sequence[SheetLine]) -> tuple[SheetLine, ...]:
    """The lines in the table's order, whole, written alike; raises the first of the faults."""
    for fault in faults(table, lines):
        raise fault
    given = {line.code: line for line in lines}
    unit = _unit(table.decimals)
    whole = (given.get(one.code, SheetLine(one.code, ZERO)) for one in table.criteria)
    return tuple(
        replace(line, points=line.points.quantize(unit), reason=line.reason.strip())
        for line in whole
    )


def total(table: ScoreTable, points: Sequence[Decimal]) -> Decimal:
    """Points plus bonuses up to the table's cap, less deductions; never below 0.

    ``points`` are in the table's order.
    """
    sums = dict.fromkeys(CriterionKind, ZERO)
    for criterion, given in zip(table.criteria, points, strict=True):
        sums[criterion.kind] += given
    bonus = min(sums[CriterionKind.BONUS], table.bonus_maximum)
    return max(ZERO, sums[CriterionKind.POINTS] + bonus - sums[CriterionKind.DEDUCTION])


def changes(
    table: ScoreTable, before: Sequence[Decimal], lines: Sequence[SheetLine], unit: str
) -> dict[str, str]:
    """Each criterion whose points change, with what the book says of it: ``5 → 4: reason``.

    ``before`` and ``lines`` are in the table's order.

    Raises:
        CriterionUnexplained: a change without its reason.
    """
    told: dict[str, str] = {}
    for criterion, old, line in zip(table.criteria, before, lines, strict=True):
        if old == line.points:
            continue
        if not line.reason:
            raise CriterionUnexplained(
                unit=unit, criterion=criterion.code, before=str(old), after=str(line.points)
            )
        told[criterion.code] = f"{old} → {line.points}: {line.reason}"
    return told


def _fits(number: Decimal, decimals: int) -> bool:
    """Whether it is a number from 0 up with no more decimals than these."""
    if not number.is_finite() or number < 0 or number.adjusted() >= DIGITS_AT_MOST:
        return False
    return number == number.quantize(_unit(decimals))


def _unit(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def _sha256(content: dict[str, object]) -> str:
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    )
    return hashlib.sha256(text.encode()).hexdigest()
