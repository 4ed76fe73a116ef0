"""A small score table, and sheets filled by it, for the domain's tests."""

from collections.abc import Mapping
from decimal import Decimal

from suyton.domain.score_table import Criterion, CriterionKind, ScoreTable, SheetLine
from tests.unit.domain.cases import paper

TABLE = ScoreTable(
    criteria=(
        Criterion("I.1", "Nhiệm vụ chuyên môn", "I", Decimal(60), evidence=True),
        Criterion("I.2", "Xây dựng Đảng", "I", Decimal("20.5")),
        Criterion("II.1", "Cải cách hành chính", "II", Decimal("19.5")),
        Criterion("T.1", "Khen thưởng cấp Nhà nước", "T", Decimal(4), CriterionKind.BONUS),
        Criterion("T.2", "Mô hình mới", "T", Decimal(3), CriterionKind.BONUS),
        Criterion("P.1", "Báo cáo chậm", "P", Decimal(5), CriterionKind.DEDUCTION),
    ),
    decimals=1,
    bonus_maximum=Decimal(5),
    version=1,
)
FULL = {"I.1": "60", "I.2": "20.5", "II.1": "19.5"}


def sheet(
    points: Mapping[str, str] = FULL, reasons: Mapping[str, str] | None = None
) -> tuple[SheetLine, ...]:
    """These points by criterion, with a paper wherever one could be wanted."""
    told = reasons or {}
    return tuple(
        SheetLine(code, Decimal(given), told.get(code, ""), (paper("evidence"),))
        for code, given in points.items()
    )
