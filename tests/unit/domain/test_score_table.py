"""A score table and the sheets filled by it: what is taken, and what it comes to."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain import score_table
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
from suyton.domain.score_table import (
    Criterion,
    CriterionKind,
    ScoreSheet,
    ScoreTable,
    SheetKind,
    SheetLine,
)
from tests.unit.domain.score_tables import FULL, TABLE, sheet


def test_a_table_whose_points_make_the_packs_maximum_is_taken() -> None:
    score_table.check_table(TABLE, 100)
    assert TABLE.total_maximum == 105


def changed(place: int, **fields: object) -> ScoreTable:
    criteria = list(TABLE.criteria)
    criteria[place] = replace(criteria[place], **fields)  # type: ignore[arg-type]
    return replace(TABLE, criteria=tuple(criteria))


def test_bonuses_and_deductions_do_not_count_towards_the_maximum() -> None:
    with pytest.raises(TableSumWrong) as wrong:
        score_table.check_table(changed(3, kind=CriterionKind.POINTS), 100)
    assert wrong.value.facts == {"total": "104.0", "maximum": "100"}


@pytest.mark.parametrize(
    ("place", "fields", "field"),
    [
        (0, {"code": " "}, "code"),
        (0, {"code": "I.2"}, "code"),
        (1, {"name": ""}, "name"),
        (2, {"maximum": Decimal(0)}, "maximum"),
        (2, {"maximum": Decimal("-1")}, "maximum"),
        (2, {"maximum": Decimal("19.55")}, "maximum"),
        (2, {"maximum": Decimal("NaN")}, "maximum"),
        (2, {"maximum": Decimal("1E+30")}, "maximum"),
    ],
)
def test_a_faulty_criterion_is_named_with_its_field(
    place: int, fields: dict[str, object], field: str
) -> None:
    table = changed(place, **fields)
    with pytest.raises(CriterionFaulty) as faulty:
        score_table.check_table(table, 100)
    assert faulty.value.facts["field"] == field
    assert faulty.value.facts["criterion"] == str(fields.get("code", table.criteria[place].code))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"criteria": ()}, "criteria"),
        ({"criteria": TABLE.criteria * 40}, "criteria"),
        ({"decimals": 4}, "decimals"),
        ({"decimals": -1}, "decimals"),
        ({"bonus_maximum": Decimal("-0.5")}, "bonus_maximum"),
    ],
)
def test_a_table_out_of_bounds_is_refused(fields: dict[str, object], field: str) -> None:
    with pytest.raises(TableFaulty) as faulty:
        score_table.check_table(replace(TABLE, **fields), 100)  # type: ignore[arg-type]
    assert faulty.value.facts["field"] == field


def test_every_fault_of_a_sheet_is_told_with_its_criterion() -> None:
    lines = sheet({"I.1": "60.5", "I.2": "1.25", "X": "1", "T.1": "-1", "T.2": "1"})
    twice = (*lines, SheetLine("T.2", Decimal(1)))
    told = [(type(fault), fault.facts["criterion"]) for fault in score_table.faults(TABLE, twice)]
    assert told == [
        (CriterionUnknown, "X"),
        (CriterionUnknown, "T.2"),
        (PointsOutOfRange, "I.1"),
        (PointsOutOfRange, "I.2"),
        (PointsOutOfRange, "T.1"),
        (CriterionMissing, "II.1"),
    ]


@pytest.mark.parametrize("given_", ["NaN", "Infinity", "-0.1", "1E+40", "0." + "0" * 40 + "1"])
def test_what_is_no_number_of_points_is_refused_and_never_rounded(given_: str) -> None:
    (fault,) = score_table.faults(TABLE, sheet(FULL | {"T.1": given_}))
    assert isinstance(fault, PointsOutOfRange)
    assert fault.facts["maximum"] == "4"


def test_bonuses_and_deductions_left_out_count_nothing() -> None:
    lines = score_table.settled(TABLE, sheet())
    assert [line.code for line in lines] == [one.code for one in TABLE.criteria]
    assert score_table.total(TABLE, [line.points for line in lines]) == 100


def test_bonuses_count_up_to_the_tables_cap_and_deductions_are_taken_away() -> None:
    lines = score_table.settled(TABLE, sheet(FULL | {"T.1": "4", "T.2": "3", "P.1": "1.5"}))
    assert score_table.total(TABLE, [line.points for line in lines]) == Decimal("103.5")


def test_a_total_never_falls_below_nothing() -> None:
    lines = score_table.settled(TABLE, sheet({"I.1": "1", "I.2": "0", "II.1": "0", "P.1": "5"}))
    assert score_table.total(TABLE, [line.points for line in lines]) == 0


def test_evidence_is_wanted_only_where_the_table_asks_and_points_are_claimed() -> None:
    bare = tuple(replace(line, evidence=()) for line in sheet())
    (fault,) = score_table.evidence_faults(TABLE, bare)
    assert isinstance(fault, EvidenceMissing)
    assert fault.facts == {"criterion": "I.1"}
    nothing = tuple(replace(line, evidence=()) for line in sheet(FULL | {"I.1": "0"}))
    assert not list(score_table.evidence_faults(TABLE, nothing))


def test_each_change_has_its_reason_beside_its_criterion() -> None:
    before = [line.points for line in score_table.settled(TABLE, sheet())]
    lower = FULL | {"I.2": "19", "P.1": "1"}
    with pytest.raises(CriterionUnexplained) as bare:
        score_table.changes(
            TABLE, before, score_table.settled(TABLE, sheet(lower, {"I.2": "x"})), "Sở Y tế"
        )
    assert bare.value.facts == {
        "unit": "Sở Y tế",
        "criterion": "P.1",
        "before": "0.0",
        "after": "1.0",
    }
    told = score_table.changes(
        TABLE, before, score_table.settled(TABLE, sheet(lower, {"I.2": "a", "P.1": "b"})), "Sở Y tế"
    )
    assert told == {"I.2": "20.5 → 19.0: a", "P.1": "0.0 → 1.0: b"}


def test_a_sheet_is_named_by_everything_it_says() -> None:
    one = ScoreSheet(SheetKind.SELF, "a", "a", 1, score_table.settled(TABLE, sheet()))
    same = replace(one, lines=score_table.settled(TABLE, sheet({"II.1": "19.50"} | FULL)))
    assert one.sha256 == same.sha256
    others = [
        replace(one, unit_id="b"),
        replace(one, kind=SheetKind.CROSS),
        replace(one, table_version=2),
        replace(one, lines=(replace(one.lines[0], reason="vì"), *one.lines[1:])),
        replace(one, lines=(replace(one.lines[0], evidence=()), *one.lines[1:])),
        replace(one, lines=(replace(one.lines[0], points=Decimal("59.9")), *one.lines[1:])),
    ]
    assert len({sheet_.sha256 for sheet_ in (one, *others)}) == 7


def tables(decimals: int = 1) -> st.SearchStrategy[ScoreTable]:
    criterion = st.tuples(
        st.sampled_from(CriterionKind), st.decimals("0.1", 50, places=decimals), st.booleans()
    )
    return st.builds(
        lambda rows, bonus: ScoreTable(
            tuple(
                Criterion(f"C.{number}", "n", "g", maximum, kind, evidence)
                for number, (kind, maximum, evidence) in enumerate(rows)
            ),
            decimals,
            bonus,
            1,
        ),
        st.lists(criterion, min_size=1, max_size=12),
        st.decimals(0, 20, places=decimals),
    )


@st.composite
def filled(draw: st.DrawFn) -> tuple[ScoreTable, tuple[SheetLine, ...]]:
    table = draw(tables())
    lines = tuple(
        SheetLine(one.code, draw(st.decimals(0, one.maximum, places=table.decimals)))
        for one in table.criteria
    )
    return table, lines


@given(filled())
def test_the_total_is_the_sum_by_kind(drawn: tuple[ScoreTable, tuple[SheetLine, ...]]) -> None:
    table, lines = drawn
    kind_of = {one.code: one.kind for one in table.criteria}
    cents = dict.fromkeys(CriterionKind, 0)
    for line in lines:
        cents[kind_of[line.code]] += int(line.points * 10)
    bonus = min(cents[CriterionKind.BONUS], int(table.bonus_maximum * 10))
    expected = max(0, cents[CriterionKind.POINTS] + bonus - cents[CriterionKind.DEDUCTION])
    found = score_table.total(table, [x.points for x in score_table.settled(table, lines)])
    assert found * 10 == expected
    assert found <= table.total_maximum


@given(filled(), st.randoms())
def test_the_order_in_which_lines_are_sent_changes_nothing(
    drawn: tuple[ScoreTable, tuple[SheetLine, ...]], random: object
) -> None:
    table, lines = drawn
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert score_table.settled(table, shuffled) == score_table.settled(table, lines)
