"""A unit through its names and its end; who carries on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain import unit_change
from suyton.domain.authority import Role
from suyton.domain.errors import (
    ChangeIncomplete,
    ChangeTooEarly,
    DomainError,
    MergerCycle,
    NotAuthorised,
    UnitDissolved,
    UnitMerged,
    Unknown,
    WrongStage,
)
from suyton.domain.unit_history import UnitEnding, UnitHistories, UnitHistory, UnitName
from tests.unit.domain.cases import BODY, act, someone

STANDING = someone(Role.STANDING_OFFICER)
RENAMED_ON = date(2025, 3, 1)
# That the committee for ethnic affairs became this department on this day is invented.
NEW_NAME = UnitName("Sở Dân tộc và Tôn giáo", RENAMED_ON, "12/NQ-HĐND", "Sở DT&TG")
MERGED_ON = date(2025, 7, 1)
INTO = UnitEnding(MERGED_ON, "1683/NQ-UBTVQH15", "thai-nguyen")


def units(*histories: UnitHistory) -> UnitHistories:
    return UnitHistories({one.unit_id: one for one in histories})


BDT = UnitHistory("ban-dan-toc", "Ban Dân tộc", founding_short_name="BDT")
TN = UnitHistory("thai-nguyen", "Sở Dân tộc Thái Nguyên")
TWO = units(BDT, TN)


def after(known: UnitHistories, changed: UnitHistory) -> UnitHistories:
    return UnitHistories({**known.by_id, changed.unit_id: changed})


def merge(known: UnitHistories, unit_id: str, into: str, day: date) -> UnitHistories:
    step = unit_change.merged(known, unit_id, UnitEnding(day, "1/QĐ", into), BODY, act(STANDING))
    return after(known, step.state)


def test_a_unit_bears_each_name_from_its_day_on() -> None:
    step = unit_change.renamed(TWO, "ban-dan-toc", NEW_NAME, BODY, act(STANDING))
    unit = step.state
    assert unit.name_on(RENAMED_ON - timedelta(days=1)) == "Ban Dân tộc"
    assert unit.name_on(RENAMED_ON) == "Sở Dân tộc và Tôn giáo"
    assert (unit.short_name_on(date(2023, 1, 1)), unit.short_name_on(RENAMED_ON)) == (
        "BDT",
        "Sở DT&TG",
    )
    assert dict(step.entry.facts) == {
        "former_name": "Ban Dân tộc",
        "new_name": "Sở Dân tộc và Tôn giáo",
        "effective_on": "2025-03-01",
        "decision_number": "12/NQ-HĐND",
    }
    assert step.entry.chain == "unit:ban-dan-toc"


def test_a_merged_unit_is_printed_as_the_one_that_carries_on_and_keeps_its_own_name() -> None:
    known = after(TWO, unit_change.merged(TWO, "ban-dan-toc", INTO, BODY, act(STANDING)).state)
    before = MERGED_ON - timedelta(days=1)
    assert known.printed_on("ban-dan-toc", before) == "Ban Dân tộc"
    assert known.printed_on("ban-dan-toc", MERGED_ON) == "Sở Dân tộc Thái Nguyên"
    assert known.of("ban-dan-toc").name_on(MERGED_ON) == "Ban Dân tộc"
    known.check_active("ban-dan-toc", before)
    with pytest.raises(UnitMerged) as refusal:
        known.check_active("ban-dan-toc", MERGED_ON)
    assert refusal.value.facts["successor"] == "Sở Dân tộc Thái Nguyên"


def test_a_dissolved_unit_has_no_successor_and_keeps_its_last_name() -> None:
    ending = UnitEnding(MERGED_ON, "9/QĐ-UBND", "thai-nguyen")
    step = unit_change.dissolved(TWO, "ban-dan-toc", ending, BODY, act(STANDING))
    known = after(TWO, step.state)
    assert known.successor_on("ban-dan-toc", MERGED_ON) == ""
    assert known.printed_on("ban-dan-toc", MERGED_ON) == "Ban Dân tộc"
    with pytest.raises(UnitDissolved):
        known.check_active("ban-dan-toc", MERGED_ON)


def test_a_chain_of_mergers_is_followed_as_far_as_the_day() -> None:
    known = units(*(UnitHistory(letter, letter.upper()) for letter in "abc"))
    known = merge(known, "a", "b", date(2024, 1, 1))
    known = merge(known, "b", "c", date(2025, 1, 1))
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1))
    assert [known.successor_on("a", day) for day in days] == ["a", "b", "b", "c"]


def test_mergers_make_no_ring() -> None:
    known = units(*(UnitHistory(letter, letter) for letter in "abc"))
    with pytest.raises(MergerCycle):
        merge(known, "a", "a", MERGED_ON)
    known = merge(known, "a", "b", date(2026, 1, 1))
    known = merge(known, "b", "c", date(2027, 1, 1))
    with pytest.raises(MergerCycle):
        merge(known, "c", "a", date(2025, 1, 1))


def test_nothing_merges_into_what_has_ended_by_then() -> None:
    known = merge(units(*(UnitHistory(one, one) for one in "abc")), "b", "c", date(2024, 1, 1))
    with pytest.raises(UnitMerged):
        merge(known, "a", "b", date(2024, 1, 1))
    assert merge(known, "a", "b", date(2023, 12, 31)).successor_on("a", MERGED_ON) == "c"


def test_a_unit_does_not_end_before_another_joined_it() -> None:
    known = merge(units(*(UnitHistory(one, one) for one in "abc")), "a", "b", date(2024, 1, 1))
    with pytest.raises(ChangeTooEarly):
        merge(known, "b", "c", date(2024, 1, 1))


def test_changes_come_one_after_another_and_none_after_the_end() -> None:
    known = after(TWO, unit_change.renamed(TWO, "ban-dan-toc", NEW_NAME, BODY, act(STANDING)).state)
    for day in (RENAMED_ON, RENAMED_ON - timedelta(days=1)):
        with pytest.raises(ChangeTooEarly):
            unit_change.renamed(
                known, "ban-dan-toc", UnitName("X", day, "1/QĐ"), BODY, act(STANDING)
            )
    known = merge(known, "ban-dan-toc", "thai-nguyen", MERGED_ON)
    for change in (unit_change.merged, unit_change.dissolved):
        with pytest.raises(WrongStage):
            change(known, "ban-dan-toc", INTO, BODY, act(STANDING))


def test_a_change_without_its_decision_or_of_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ChangeIncomplete):
        unit_change.renamed(TWO, "ban-dan-toc", UnitName("X", MERGED_ON, " "), BODY, act(STANDING))
    with pytest.raises(ChangeIncomplete):
        unit_change.dissolved(TWO, "ban-dan-toc", UnitEnding(MERGED_ON, ""), BODY, act(STANDING))
    with pytest.raises(Unknown):
        unit_change.renamed(TWO, "nobody", NEW_NAME, BODY, act(STANDING))
    with pytest.raises(Unknown):
        merge(TWO, "ban-dan-toc", "nobody", MERGED_ON)
    with pytest.raises(NotAuthorised):
        unit_change.renamed(TWO, "nobody", NEW_NAME, BODY, act(someone(Role.CHAIRMAN)))


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
IDS = st.sampled_from("abcde")
ACTS = st.tuples(st.sampled_from(("rename", "merge", "dissolve")), IDS, IDS, DAYS)


def done(known: UnitHistories, wanted: tuple[str, str, str, date]) -> UnitHistories:
    kind, unit_id, other, day = wanted
    try:
        if kind == "rename":
            name = UnitName(f"{unit_id} {day}", day, "1/QĐ")
            step = unit_change.renamed(known, unit_id, name, BODY, act(STANDING))
        elif kind == "merge":
            return merge(known, unit_id, other, day)
        else:
            ending = UnitEnding(day, "1/QĐ")
            step = unit_change.dissolved(known, unit_id, ending, BODY, act(STANDING))
    except DomainError:
        return known
    return after(known, step.state)


@given(st.lists(ACTS, max_size=25), DAYS)
def test_whatever_is_entered_every_unit_has_a_name_and_a_chain_that_ends(
    wanted: list[tuple[str, str, str, date]], day: date
) -> None:
    known = units(*(UnitHistory(letter, letter) for letter in "abcde"))
    for one in wanted:
        known = done(known, one)
    for unit_id, unit in known.by_id.items():
        assert unit.name_on(day) in {unit_id, *(name.name for name in unit.names)}
        carrying = known.successor_on(unit_id, day)
        assert carrying == "" or known.of(carrying).is_active_on(day)
        assert (carrying == unit_id) == unit.is_active_on(day)
        assert known.printed_on(unit_id, day)
        starts = [name.valid_from for name in unit.names]
        assert starts == sorted(set(starts))
        assert unit.ending is None or all(start < unit.ending.ended_on for start in starts)
