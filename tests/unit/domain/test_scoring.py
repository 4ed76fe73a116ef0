"""The three scores of a unit: each kept, each difference explained."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.errors import DifferenceUnexplained, ScoreOutOfRange
from suyton.domain.scoring import (
    FinalScore,
    ScoreLine,
    adopted,
    check_range,
    cross_checked,
    ranked,
    self_scored,
    top_scorers,
)
from tests.unit.domain.cases import line


@pytest.mark.parametrize("given_", ["-0.1", "100.01", "NaN", "Infinity", "-Infinity"])
def test_a_score_outside_the_table_is_refused(given_: str) -> None:
    with pytest.raises(ScoreOutOfRange):
        check_range(Decimal(given_), 100, "Ban Dân tộc")


@pytest.mark.parametrize("given_", ["0", "97.5", "100", "100.00"])
def test_a_score_within_the_table_is_taken(given_: str) -> None:
    check_range(Decimal(given_), 100, "Ban Dân tộc")


def test_a_cross_check_that_agrees_needs_no_reason_and_one_that_differs_does() -> None:
    own = line("a", self_score="98.5")
    assert cross_checked(own, Decimal("98.50"), "b", "").cross_checked_by == "b"
    with pytest.raises(DifferenceUnexplained):
        cross_checked(own, Decimal("97.5"), "b", "  ")
    checked = cross_checked(own, Decimal("97.5"), "b", "late report")
    assert (checked.latest, checked.cross_reason) == (Decimal("97.5"), "late report")


def test_another_self_score_voids_the_check_of_the_old_one() -> None:
    checked = cross_checked(line("a", self_score="95"), Decimal(95), "b", "")
    assert self_scored(checked, Decimal("95.0")) == checked
    anew = self_scored(checked, Decimal(99))
    assert (anew.self_score, anew.cross_score, anew.cross_checked_by) == (Decimal(99), None, "")


def test_the_conference_explains_what_it_changes() -> None:
    checked = line("a", self_score="98", cross="97")
    assert adopted(checked, FinalScore("a", Decimal(97))).final_score == 97
    with pytest.raises(DifferenceUnexplained):
        adopted(checked, FinalScore("a", Decimal(98)))
    assert adopted(checked, FinalScore("a", Decimal(98), "vote of the hall")).final_reason


def test_a_unit_that_never_scored_itself_gets_a_score_only_with_a_reason() -> None:
    with pytest.raises(DifferenceUnexplained):
        adopted(line("a"), FinalScore("a", Decimal(0)))


def test_units_that_share_the_highest_score_are_all_top_scorers() -> None:
    table = [line("a", final="90"), line("b", final="97.50"), line("c", final="97.5"), line("d")]
    assert top_scorers(table) == {"b", "c"}
    assert top_scorers([line("a"), line("b")]) == frozenset()


tables = st.lists(st.decimals(0, 100, places=1), min_size=1, max_size=12).map(
    lambda scores: [ScoreLine(f"u{n}", f"u{n}", final_score=s) for n, s in enumerate(scores)]
)


@given(tables)
def test_the_ranking_falls_and_keeps_the_order_of_equals(table: list[ScoreLine]) -> None:
    order = ranked(table)
    assert sorted(order, key=table.index) == table
    for higher, lower in pairwise(order):
        assert higher.final_score is not None
        assert lower.final_score is not None
        assert higher.final_score >= lower.final_score
        if higher.final_score == lower.final_score:
            assert table.index(higher) < table.index(lower)


@given(tables)
def test_a_unit_is_a_top_scorer_when_nobody_is_above_it(table: list[ScoreLine]) -> None:
    top = top_scorers(table)
    for row in table:
        beaten = any((other.final_score or 0) > (row.final_score or 0) for other in table)
        assert (row.unit_id in top) is not beaten
