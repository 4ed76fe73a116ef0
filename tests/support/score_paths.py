"""A bloc's year scored by its table: adopted, changed, filled, checked, settled, voted on."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from suyton.domain.document import DocumentReference
from suyton.domain.errors import CriterionUnexplained, ScoredByTable
from suyton.domain.score_table import (
    Criterion,
    CriterionKind,
    FinalSheet,
    ScoreTable,
    SheetKind,
    SheetLine,
)
from tests.support.desk import FLAG
from tests.support.office import Office
from tests.support.paths import FIRST, SECOND
from workflows import messages, sheet_messages

TABLE = ScoreTable(
    criteria=(
        Criterion("I.1", "Nhiệm vụ chuyên môn", "I", Decimal(60), evidence=True),
        Criterion("I.2", "Xây dựng Đảng", "I", Decimal(20)),
        Criterion("II.1", "Cải cách hành chính", "II", Decimal(20)),
        Criterion("T.1", "Khen thưởng cấp Nhà nước", "T", Decimal(5), CriterionKind.BONUS),
        Criterion("P.1", "Báo cáo chậm", "P", Decimal(5), CriterionKind.DEDUCTION),
    ),
    decimals=1,
    bonus_maximum=Decimal(5),
)
PROOF = DocumentReference("e" * 64, 1200, "application/pdf", "minh-chung.pdf", "evidence")


def lines(
    points: Mapping[str, str], reasons: Mapping[str, str] | None = None
) -> tuple[SheetLine, ...]:
    """These points, with a paper beside the criterion that asks for one."""
    told = reasons or {}
    return tuple(
        SheetLine(code, Decimal(given), told.get(code, ""), (PROOF,) if code == "I.1" else ())
        for code, given in points.items()
    )


def own(place: int) -> dict[str, str]:
    """What the unit at this place gives itself: one point less than the unit before it."""
    return {"I.1": str(58 - place), "I.2": "20", "II.1": "20", "T.1": "1"}


async def adopt_table(office: Office, table: ScoreTable = TABLE, reason: str = "") -> None:
    request = sheet_messages.AdoptScoreTable(office.leader, table, reason)
    await office.act(office.round_chain, "adopt_score_table", request)


async def fill(office: Office, unit: str, points: Mapping[str, str], version: int) -> None:
    request = sheet_messages.SubmitSelfSheet(office.officer(unit), unit, version, lines(points))
    await office.act(office.round_chain, "submit_self_sheet", request)


async def check(
    office: Office, unit: str, by: str, checked: tuple[SheetLine, ...], version: int
) -> None:
    request = sheet_messages.CrossCheckSheet(office.officer(by), unit, by, version, checked)
    await office.act(office.round_chain, "cross_check_sheet", request)


async def scored_by_table(office: Office) -> None:
    """A second version voids what was scored; three sheets are kept; the best alone may have the flag."""
    await office.open_round()
    flags = [await office.propose(unit, FLAG) for unit in (FIRST, SECOND)]
    await adopt_table(office)
    await fill(office, FIRST, own(0), 1)
    await adopt_table(office, replace(TABLE, bonus_maximum=Decimal(3)), "Hạ mức điểm thưởng")
    assert office.database.records.round(office.round_id).scores[0].self_score is None
    told = office.database.records.notices(office.officer(FIRST), await office.now()).items
    adopted = [one for one in told if one.code == "score_table_adopted"]
    assert {one.facts["version"] for one in adopted} == {"1", "2"}
    typed = messages.SubmitSelfScore(office.officer(FIRST), FIRST, Decimal(98))
    with pytest.raises(ScoredByTable):
        await office.act(office.round_chain, "submit_self_score", typed)
    for place, unit in enumerate(office.units):
        await fill(office, unit, own(place), 2)
    lower = own(0) | {"I.1": "57.5"}
    with pytest.raises(CriterionUnexplained):
        await check(office, FIRST, SECOND, lines(lower), 2)
    await check(office, FIRST, SECOND, lines(lower, {"I.1": "Một chỉ tiêu chậm"}), 2)
    change = SheetLine("I.2", Decimal(19), "Hội nghị trừ một điểm")
    changed = {SECOND: (change,)}
    finals = tuple(FinalSheet(unit, changed.get(unit, ())) for unit in office.units)
    request = sheet_messages.AdoptSheets(office.leader, 2, finals)
    await office.act(office.round_chain, "adopt_sheets", request)
    _three_are_kept(office)
    await office.open_ballot()
    await office.reaches(flags[0], "in_ballot")
    await office.reaches(flags[1], "not_acclaimed")
    await office.vote([office.officer(unit) for unit in office.units], flags[:1])
    await office.reaches(flags[0], "acclaimed")
    await office.report()


def _three_are_kept(office: Office) -> None:
    """The totals are those of the sheets, and each sheet is found under the name the state has."""
    records = office.database.records
    round_ = records.round(office.round_id)
    first, second = round_.scores[:2]
    assert (first.self_score, first.cross_score, first.final_score) == (
        Decimal("99.0"),
        Decimal("98.5"),
        Decimal("98.5"),
    )
    assert (second.self_score, second.final_score) == (Decimal("98.0"), Decimal("97.0"))
    sheets = records.score_sheets(round_)
    assert len(sheets) == 2 * len(office.units) + 1
    for kind, kept in (
        (SheetKind.SELF, first.self_sheet),
        (SheetKind.CROSS, first.cross_sheet),
        (SheetKind.FINAL, first.final_sheet),
    ):
        assert kept is not None
        sheet = sheets[kept.sha256]
        assert (sheet.kind, sheet.sha256, sheet.unit_id) == (kind, kept.sha256, FIRST)
    assert first.cross_sheet is not None
    assert sheets[first.cross_sheet.sha256].lines[0].reason == "Một chỉ tiêu chậm"
