"""What is sent to a bloc's round that is scored by its table."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from api.schemas.fields import PAPER, Asked, Id, Papers, Reason, Text, example
from suyton.domain.score_table import (
    ZERO,
    Criterion,
    CriterionKind,
    FinalSheet,
    ScoreTable,
    SheetLine,
)

Points = Annotated[Decimal, Field(max_digits=20)]
Code = Annotated[str, Field(min_length=1, max_length=50)]
LINES_AT_MOST = 500

_LINE = {"code": "I.1", "points": "48.5", "reason": "", "evidence": [{**PAPER, "kind": "evidence"}]}


class CriterionAsked(Asked):
    code: Code
    name: Annotated[str, Field(max_length=1000)]
    group: Annotated[str, Field(max_length=200)] = ""
    maximum: Points
    kind: CriterionKind = CriterionKind.POINTS
    evidence: bool = False


class TableAsked(Asked):
    criteria: Annotated[list[CriterionAsked], Field(max_length=LINES_AT_MOST)]
    decimals: int = 1
    bonus_maximum: Points = ZERO
    reason: Reason = ""

    model_config = example(
        criteria=[
            {
                "code": "I.1",
                "name": "Thực hiện nhiệm vụ chuyên môn",
                "group": "I",
                "maximum": "100",
                "kind": "points",
                "evidence": True,
            },
            {
                "code": "T.1",
                "name": "Khen thưởng cấp Nhà nước",
                "group": "T",
                "maximum": "5",
                "kind": "bonus",
                "evidence": False,
            },
        ],
        decimals=1,
        bonus_maximum="5",
        reason="",
    )

    def table(self) -> ScoreTable:
        """As the domain takes it; its version is counted by the round."""
        criteria = (
            Criterion(one.code, one.name, one.group, one.maximum, one.kind, one.evidence)
            for one in self.criteria
        )
        return ScoreTable(tuple(criteria), self.decimals, self.bonus_maximum)


class LineAsked(Asked):
    code: Code
    points: Points
    reason: Reason = ""
    evidence: Papers = ()


Lines = Annotated[tuple[LineAsked, ...], Field(max_length=LINES_AT_MOST)]


def lines_of(lines: tuple[LineAsked, ...]) -> tuple[SheetLine, ...]:
    """As the domain takes them."""
    return tuple(SheetLine(one.code, one.points, one.reason, tuple(one.evidence)) for one in lines)


class SelfSheetAsked(Asked):
    unit_id: Id
    table_version: int
    lines: Lines
    remark: Text = ""

    model_config = example(unit_id="ban-dan-toc", table_version=1, lines=[_LINE], remark="")


class CrossSheetAsked(Asked):
    unit_id: Id
    by_unit_id: Id
    table_version: int
    lines: Lines
    remark: Text = ""

    model_config = example(
        unit_id="ban-dan-toc",
        by_unit_id="so-y-te",
        table_version=1,
        lines=[{"code": "I.1", "points": "47.5", "reason": "Một báo cáo chậm", "evidence": []}],
        remark="",
    )


class FinalSheetAsked(Asked):
    """``lines`` are the criteria that the conference changes; others stand as last scored."""

    unit_id: Id
    lines: Lines = ()
    reason: Reason = ""

    def final(self) -> FinalSheet:
        """As the domain takes it."""
        return FinalSheet(self.unit_id, lines_of(self.lines), self.reason)


class SheetAdoption(Asked):
    table_version: int
    finals: Annotated[list[FinalSheetAsked], Field(max_length=1000)]
    remark: Text = ""

    model_config = example(
        table_version=1,
        finals=[
            {
                "unit_id": "ban-dan-toc",
                "lines": [{"code": "I.1", "points": "48", "reason": "Đã bổ sung minh chứng"}],
                "reason": "",
            }
        ],
        remark="",
    )
