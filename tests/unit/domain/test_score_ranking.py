"""The places of units, and what parts equal totals where the province says that something does."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain import score_ranking, score_table
from suyton.domain.award_terms import EqualScores
from suyton.domain.bloc_round import may_stand
from suyton.domain.rulebook import Rulebook
from suyton.domain.score_table import KeptSheet
from suyton.domain.scoring import ScoreLine, ranked, tiers, top_scorers
from tests.unit.domain.cases import FLAG, bloc_round, rulebook
from tests.unit.domain.score_tables import TABLE, sheet

SHARED = rulebook()
BONUS = replace(SHARED, equal_scores=EqualScores.BONUS)
GROUP_II = replace(SHARED, equal_scores=EqualScores.GROUP, equal_scores_group="II")
PLAIN = {"I.1": "58", "I.2": "20", "II.1": "17"}
"""A total of 95 without bonus."""
BONUSED = {"I.1": "55", "I.2": "20", "II.1": "18", "T.1": "2"}
"""The same total, 2 of it bonus, and more in group II."""
LOWER = {"I.1": "50", "I.2": "20", "II.1": "19", "T.1": "3"}


def scored(unit_id: str, points: Mapping[str, str]) -> ScoreLine:
    settled = [line.points for line in score_table.settled(TABLE, sheet(points))]
    total = score_table.total(TABLE, settled)
    kept = KeptSheet("0" * 64, tuple(settled))
    return ScoreLine(unit_id, unit_id, final_score=total, final_sheet=kept)


def placed(rules: Rulebook, *lines: ScoreLine) -> list[ScoreLine]:
    places = score_ranking.places(lines, TABLE, rules)
    return [replace(line, place=places.get(line.unit_id, 0)) for line in lines]


A, B, C, UNSCORED = (
    scored("a", PLAIN),
    scored("b", BONUSED),
    scored("c", LOWER),
    ScoreLine("d", "d"),
)


@pytest.mark.parametrize(
    ("rules", "places"),
    [
        (SHARED, {"a": 1, "b": 1, "c": 3}),
        (BONUS, {"b": 1, "a": 2, "c": 3}),
        (GROUP_II, {"b": 1, "a": 2, "c": 3}),
        (replace(GROUP_II, equal_scores_group="I"), {"a": 1, "b": 2, "c": 3}),
        (replace(GROUP_II, equal_scores_group="VII"), {"a": 1, "b": 1, "c": 3}),
        (replace(GROUP_II, equal_scores_group=""), {"a": 1, "b": 1, "c": 3}),
    ],
    ids=["shared", "bonus", "group II", "group I", "a group the table lacks", "no group"],
)
def test_equal_totals_are_parted_as_the_pack_says(rules: Rulebook, places: dict[str, int]) -> None:
    assert score_ranking.places((A, B, C, UNSCORED), TABLE, rules) == places


def test_a_bonus_parts_only_as_far_as_it_counts() -> None:
    one = scored("a", {"I.1": "55", "I.2": "20", "II.1": "15", "T.1": "4", "T.2": "1"})
    more = scored("b", {"I.1": "55", "I.2": "20", "II.1": "15", "T.1": "4", "T.2": "3"})
    assert (one.final_score, more.final_score) == (Decimal("95.0"), Decimal("95.0"))
    assert score_ranking.places((one, more), TABLE, BONUS) == {"a": 1, "b": 1}


def test_the_places_decide_who_leads_and_who_may_stand_for_the_flag() -> None:
    shared, parted = placed(SHARED, A, B, C, UNSCORED), placed(BONUS, A, B, C, UNSCORED)
    assert top_scorers(shared) == {"a", "b"}
    assert top_scorers(parted) == {"b"}
    assert tiers(shared) == (("a", "b"), ("c",))
    assert tiers(parted) == (("b",), ("a",), ("c",))
    round_ = replace(bloc_round(), scores=tuple(parted))
    assert [may_stand(round_, FLAG, unit, BONUS) for unit in ("a", "b", "d")] == [
        False,
        True,
        False,
    ]


points = st.fixed_dictionaries(
    {one.code: st.decimals(0, one.maximum, places=0).map(str) for one in TABLE.criteria}
)
RULES = st.sampled_from([SHARED, BONUS, GROUP_II])


@given(st.lists(points, min_size=1, max_size=8), RULES)
def test_the_ranking_is_a_total_order_that_no_higher_total_ever_loses(
    given_: list[dict[str, str]], rules: Rulebook
) -> None:
    lines = placed(rules, *(scored(f"u{n}", one) for n, one in enumerate(given_)))
    assert sorted(line.place for line in lines)[0] == 1
    for one in lines:
        better = [other for other in lines if other.place < one.place]
        assert len(better) == one.place - 1
        for other in lines:
            assert one.final_score is not None
            assert other.final_score is not None
            if one.final_score > other.final_score:
                assert one.place < other.place
    assert [line.place for line in ranked(lines)] == sorted(line.place for line in lines)
    assert sum(map(len, tiers(lines))) == len(lines)


@given(st.lists(points, min_size=2, max_size=8), RULES, st.randoms())
def test_the_order_in_which_the_bloc_lists_its_units_decides_nothing(
    given_: list[dict[str, str]], rules: Rulebook, random: object
) -> None:
    lines = [scored(f"u{n}", one) for n, one in enumerate(given_)]
    before = score_ranking.places(lines, TABLE, rules)
    random.shuffle(lines)  # type: ignore[attr-defined]
    assert score_ranking.places(lines, TABLE, rules) == before
