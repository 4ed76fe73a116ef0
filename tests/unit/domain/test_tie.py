"""A tie at the last place: left open for whoever chairs, settled for nobody, or broken by a word."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain import bloc_round as year
from suyton.domain import round_waiting, sitting_waiting, tie
from suyton.domain import sitting as council
from suyton.domain.authority import PROCESS, Role
from suyton.domain.award_terms import TieRule
from suyton.domain.ballot import Choice, Choices, LineResult, Tally, TallyLine, count
from suyton.domain.bloc_round import RoundStage
from suyton.domain.errors import NotInTheChair, TieBreakWrong
from suyton.domain.organisation import Seat
from suyton.domain.rulebook import Ratio
from suyton.domain.sitting import Sitting, SittingStage
from tests.unit.domain.cases import (
    MERIT,
    act,
    award_rule,
    ballot,
    ballot_rule,
    bloc_round,
    candidate,
    rulebook,
    sitting,
    someone,
)

ELECTORATE = 10


def counted(votes: Sequence[int], quota: int, rule: TieRule) -> Tally:
    """What this many votes for each of a, b, c ... come to."""
    slate = tuple(candidate(f"u{place}", MERIT) for place in range(len(votes)))
    papers: list[Choices] = [
        {
            item.nomination_id: Choice.YES if voter < yes else Choice.NO
            for item, yes in zip(slate, votes, strict=True)
        }
        for voter in range(ELECTORATE)
    ]
    rules = {MERIT: ballot_rule(threshold=Ratio(1, 2), quota=quota, tie=rule)}
    return count(ballot(slate, electorate=ELECTORATE, rules=rules), papers)


def results(tally: Tally) -> list[str]:
    return [line.result.value for line in tally.lines]


def id_of(place: int) -> str:
    return candidate(f"u{place}", MERIT).nomination_id


@pytest.mark.parametrize(
    ("votes", "quota", "rule", "expected"),
    [
        ((8, 9, 8), 2, TieRule.NOBODY, "tie_lost carried tie_lost"),
        ((8, 9, 8), 2, TieRule.CASTING, "tie_open carried tie_open"),
        ((8, 9, 8), 2, TieRule.RANKING, "tie_lost carried tie_lost"),
        ((8, 9, 7), 2, TieRule.CASTING, "carried carried over_quota"),
        ((8, 8, 9), 1, TieRule.CASTING, "over_quota over_quota carried"),
        ((8, 8, 4), 1, TieRule.CASTING, "tie_open tie_open below_threshold"),
        ((8, 8, 4), 1, TieRule.NOBODY, "tie_lost tie_lost below_threshold"),
        ((4, 4, 4), 1, TieRule.CASTING, "below_threshold below_threshold below_threshold"),
        ((9, 8, 8), 3, TieRule.CASTING, "carried carried carried"),
        ((9, 8, 8), 0, TieRule.CASTING, "over_quota over_quota over_quota"),
    ],
)
def test_a_tie_at_the_last_place_ends_by_the_packs_rule(
    votes: tuple[int, ...], quota: int, rule: TieRule, expected: str
) -> None:
    assert results(counted(votes, quota, rule)) == expected.split()


@given(
    st.lists(st.integers(0, ELECTORATE), min_size=1, max_size=7),
    st.integers(0, 7),
    st.sampled_from((TieRule.NOBODY, TieRule.CASTING)),
)
def test_the_count_agrees_with_one_by_one_comparison(
    votes: list[int], quota: int, rule: TieRule
) -> None:
    """Who passed is in where fewer than the quota have as many votes or more, tied where that
    many do only with their equals, and out otherwise."""
    left = "tie_open" if rule is TieRule.CASTING else "tie_lost"
    passed = [yes for yes in votes if yes >= ELECTORATE / 2]

    def wanted(yes: int) -> str:
        if yes < ELECTORATE / 2:
            return "below_threshold"
        better = sum(other > yes for other in passed)
        as_good = sum(other >= yes for other in passed)
        if as_good <= quota:
            return "carried"
        return left if better < quota else "over_quota"

    assert results(counted(votes, quota, rule)) == [wanted(yes) for yes in votes]


@given(
    st.lists(st.integers(5, 8), min_size=2, max_size=7),
    st.integers(1, 6),
    st.data(),
)
def test_only_a_choice_of_as_many_of_the_tied_as_there_are_places_breaks_the_tie(
    votes: list[int], quota: int, data: st.DataObject
) -> None:
    tally = counted(votes, quota, TieRule.CASTING)
    chosen = data.draw(st.sets(st.sampled_from([line.nomination_id for line in tally.lines])))
    tied = {line.nomination_id for line in tie.tied(tally)}
    carried = results(tally).count("carried")
    right = chosen <= tied and len(chosen) == (quota - carried if tied else 0)
    if not right:
        with pytest.raises(TieBreakWrong):
            tie.broken(tally, chosen, {MERIT: quota})
        return
    after = tie.broken(tally, chosen, {MERIT: quota})
    assert not tie.tied(after)
    assert results(after).count("carried") == min(quota, len(votes))
    for line in after.lines:
        if line.nomination_id in tied:
            assert (line.result is LineResult.CARRIED) == (line.nomination_id in chosen)


def test_one_who_withdrew_since_the_count_takes_no_place_and_cannot_be_chosen() -> None:
    tally = counted((9, 8, 8, 8), 3, TieRule.CASTING)
    quotas: tie.Quotas = {MERIT: 3}
    assert tie.places_left(tally, quotas) == {MERIT: 2}
    assert tie.places_left(tally, quotas, {id_of(0)}) == {MERIT: 3}, "a place has become free"
    assert tie.places_left(tally, quotas, {id_of(1), id_of(2)}) == {MERIT: 1}
    with pytest.raises(TieBreakWrong):
        tie.broken(tally, {id_of(1), id_of(2)}, quotas, gone={id_of(1)})
    after = tie.broken(tally, {id_of(2), id_of(3)}, quotas, gone={id_of(1)})
    assert results(after) == ["carried", "tie_lost", "carried", "carried"]


# --- in a bloc and at the council ------------------------------------------------------------------

TIED = counted((8, 8), 1, TieRule.CASTING)
ONE = ballot_rule(threshold=Ratio(1, 2), quota=1, tie=TieRule.CASTING)
RULES = rulebook(award_rule(MERIT, bloc=ONE, council=ONE))
LEADER = someone(Role.BLOC_LEADER)


def test_a_bloc_waits_for_its_leader_to_break_the_tie_and_may_report_afterwards() -> None:
    open_tie = year.counted(bloc_round(RoundStage.BALLOTING), TIED, act(PROCESS)).state
    assert open_tie.stage is RoundStage.TIED
    (task,) = round_waiting.waiting(open_tie)
    assert (task.act, task.role) == ("break_tie", Role.BLOC_LEADER)
    step = year.tie_broken(open_tie, (id_of(1),), RULES, act(LEADER, "Nổi trội hơn"))
    assert step.state.stage is RoundStage.COUNTED
    assert step.state.tally is not None
    assert results(step.state.tally) == ["tie_lost", "carried"]
    assert (step.entry.tag, step.entry.reason) == ("bloc:ballot:tie_broken", "Nổi trội hơn")
    assert step.entry.facts[id_of(1)].endswith("carried")


def chaired(present: Sequence[int]) -> Sitting:
    """A sitting with a tie open; seats 1 to 3 are chair, vice-chair and member."""
    posts = ("chair", "vice_chair", "member")
    seats = tuple(
        Seat(f"uy-vien-{place:02}", f"Member {place}", post)
        for place, post in enumerate(posts, start=1)
    )
    there = tuple(f"uy-vien-{place:02}" for place in present)
    voting = replace(sitting(SittingStage.VOTING), seats=seats, present=there)
    return council.concluded(voting, TIED, act(PROCESS)).state


@pytest.mark.parametrize(
    ("present", "chairing"), [((1, 2, 3), (1,)), ((2, 3), (2,)), ((3,), (1,)), ((1, 3), (1,))]
)
def test_the_chair_breaks_a_councils_tie_and_the_vice_chair_where_the_chair_is_absent(
    present: tuple[int, ...], chairing: tuple[int, ...]
) -> None:
    open_tie = chaired(present)
    assert open_tie.stage is SittingStage.TIED
    awaited = [task.account_id for task in sitting_waiting.waiting(open_tie)]
    assert awaited == [f"uy-vien-{place:02}" for place in chairing]
    for place in (1, 2, 3):
        member = someone(Role.COUNCIL_MEMBER, account_id=f"uy-vien-{place:02}")
        by = act(member, "Nổi trội hơn")
        if place in chairing:
            after = council.tie_broken(open_tie, (id_of(0),), RULES, by).state
            assert after.stage is SittingStage.CONCLUDED
            assert after.tally is not None
            assert results(after.tally) == ["carried", "tie_lost"]
        else:
            with pytest.raises(NotInTheChair):
                council.tie_broken(open_tie, (id_of(0),), RULES, by)


def test_a_tally_without_an_open_tie_concludes_at_once() -> None:
    line = TallyLine("n", "A", MERIT, 3, 0, 0, 2, LineResult.CARRIED)
    tally = Tally("b", 3, 3, 2, True, (line,))
    after = council.concluded(sitting(SittingStage.VOTING), tally, act(PROCESS)).state
    assert after.stage is SittingStage.CONCLUDED
