"""A second ballot among those tied, as often as the pack allows, and only then a word or nobody."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from suyton.domain import bloc_round as year
from suyton.domain import round_waiting, second_ballot
from suyton.domain.authority import PROCESS, Role
from suyton.domain.award_terms import PaperForm, TieRule
from suyton.domain.ballot import Tally, count
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.errors import (
    DeadlineInPast,
    NoSecondBallot,
    NotAuthorised,
    SecondBallotDue,
    TieBreakWrong,
)
from suyton.domain.round_second_ballot import second_ballot_held
from suyton.domain.rulebook import BallotRule, Rulebook
from suyton.domain.second_ballot import SecondBallot
from tests.unit.domain.cases import (
    DAY,
    FLAG,
    MERIT,
    NOW,
    act,
    award_rule,
    ballot,
    bloc_round,
    candidate,
    rulebook,
    someone,
)
from tests.unit.domain.tied_cases import (
    ELECTORATE,
    SLATE,
    A,
    B,
    C,
    D,
    first,
    papers,
    results,
    rule_of,
)

LEADER = someone(Role.BLOC_LEADER)


def again(second: SecondBallot, votes: Sequence[int], cast: int = ELECTORATE) -> Tally:
    """The whole count once the second ballot is in."""
    rules = {line.award_id: line.rule for line in second.rules}
    box = replace(ballot(second.slate, electorate=ELECTORATE, rules=rules), id="b2")
    return second_ballot.merged(second, count(box, papers(box, cast, votes)))


def call(
    tally: Tally, rule: BallotRule, before: SecondBallot | None = None, gone: Sequence[str] = ()
) -> SecondBallot:
    return second_ballot.called(tally, SLATE, {MERIT: rule}, before, gone)


def test_where_the_pack_allows_it_the_count_asks_for_a_second_ballot_first() -> None:
    for tie_rule in TieRule:
        assert results(first(rule_of(1, tie_rule))) == [
            "carried",
            "tie_again",
            "tie_again",
            "below_threshold",
        ]
    assert results(first(rule_of(0)))[1] == "tie_open"


def test_only_those_tied_stand_and_for_the_places_left() -> None:
    rule = replace(rule_of(2), form=PaperForm.CHOOSE, choose_at_most=2)
    second = call(first(rule), rule)
    assert [one.nomination_id for one in second.slate] == [B, C]
    (line,) = second.rules
    assert (line.rule.quota, line.rule.choose_at_most, line.rule.second_ballots) == (1, 1, 1)


def test_what_the_second_ballot_says_is_put_into_the_first_count() -> None:
    whole = again(call(first(rule_of(1)), rule_of(1)), (3, 6))
    assert results(whole) == ["carried", "below_threshold", "carried", "below_threshold"]
    assert [(line.yes, line.ballot_id) for line in whole.lines] == [
        (9, ""),
        (3, "b2"),
        (6, "b2"),
        (4, ""),
    ]


def test_whoever_gets_fewer_votes_in_the_second_ballot_is_over_the_quota() -> None:
    assert results(again(call(first(rule_of(1)), rule_of(1)), (6, 7)))[1:3] == [
        "over_quota",
        "carried",
    ]


@pytest.mark.parametrize(
    ("times", "tie_rule", "left"),
    [
        (1, TieRule.CASTING, "tie_open"),
        (1, TieRule.NOBODY, "tie_lost"),
        (1, TieRule.RANKING, "tie_lost"),
        (2, TieRule.NOBODY, "tie_again"),
    ],
)
def test_a_tie_in_the_last_second_ballot_ends_as_the_pack_says(
    times: int, tie_rule: TieRule, left: str
) -> None:
    rule = rule_of(times, tie_rule)
    assert results(again(call(first(rule), rule), (6, 6)))[1:3] == [left, left]


@pytest.mark.parametrize(
    ("times", "tie_rule", "left"),
    [
        (1, TieRule.CASTING, "tie_open"),
        (1, TieRule.NOBODY, "tie_lost"),
        (2, TieRule.CASTING, "tie_again"),
    ],
)
def test_without_its_quorum_they_are_still_tied_and_the_ballot_was_held_all_the_same(
    times: int, tie_rule: TieRule, left: str
) -> None:
    rule = rule_of(times, tie_rule)
    whole = again(call(first(rule), rule), (4, 0), cast=4)
    assert results(whole) == ["carried", left, left, "below_threshold"]
    assert [line.yes for line in whole.lines] == [9, 7, 7, 4]
    assert whole.quorum_met


def test_a_third_ballot_is_held_only_where_two_second_ones_are_allowed() -> None:
    rule = rule_of(2)
    second = call(first(rule), rule)
    third = call(again(second, (6, 6)), rule, second)
    assert (third.number, third.rules[0].rule.second_ballots) == (2, 0)
    with pytest.raises(NoSecondBallot):
        call(again(third, (6, 6)), rule, third)


def test_whoever_withdrew_is_left_off_and_has_lost_the_tie() -> None:
    tied = first(rule_of(1), (9, 7, 7, 7))
    second = call(tied, rule_of(1), gone=[C])
    assert [one.nomination_id for one in second.slate] == [B, D]
    left = replace(second, slate=second.slate[1:])  # b withdraws before it is counted
    assert results(again(left, (8,))) == ["carried", "tie_lost", "tie_lost", "carried"]


def test_there_is_no_second_ballot_where_all_who_are_left_may_go_in() -> None:
    with pytest.raises(NoSecondBallot):
        call(first(rule_of(1)), rule_of(1), gone=[C])
    with pytest.raises(NoSecondBallot):
        call(first(rule_of(1)), rule_of(1), gone=[A])
    with pytest.raises(NoSecondBallot):
        call(first(rule_of(0)), rule_of(0))


def test_an_award_without_second_ballots_stays_with_whoever_chairs_meanwhile() -> None:
    slate = (candidate("x", FLAG), candidate("y", FLAG), *SLATE[1:3])
    rules = {FLAG: replace(rule_of(0), quota=1), MERIT: replace(rule_of(1), quota=1)}
    box = ballot(slate, electorate=ELECTORATE, rules=rules)
    tied = count(box, papers(box, ELECTORATE, (6, 6, 7, 7)))
    second = second_ballot.called(tied, slate, rules, None)
    assert [one.nomination_id for one in second.slate] == [B, C]
    assert results(again(second, (6, 2))) == ["tie_open", "tie_open", "carried", "below_threshold"]


# --- in a bloc ---------------------------------------------------------------------------------

BOOK = rulebook(award_rule(MERIT, bloc=rule_of(1)))


def tied_round(book: Rulebook = BOOK) -> BlocRound:
    opened = replace(
        bloc_round(RoundStage.BALLOTING), slate=SLATE, ballot_id="r.b1", ballots_held=1
    )
    tally = first(book.award(MERIT).bloc_ballot)
    return year.counted(opened, tally, act(PROCESS)).state


def hold(round_: BlocRound, gone: Sequence[str] = ()) -> BlocRound:
    return second_ballot_held(round_, NOW + DAY, BOOK, act(LEADER), gone).state


def test_the_leader_is_awaited_for_the_second_ballot_and_then_holds_it() -> None:
    tied = tied_round()
    assert [task.act for task in round_waiting.waiting(tied)] == ["hold_second_ballot"]
    held = hold(tied)
    assert (held.stage, held.ballots_held) == (RoundStage.BALLOTING, 2)
    assert held.ballot_id.endswith(".b2")
    assert held.slate == SLATE
    assert round_waiting.waiting(held) == ()


def test_nobody_but_the_leader_holds_it_and_not_into_the_past() -> None:
    for role in (Role.BLOC_DEPUTY, Role.UNIT_OFFICER):
        with pytest.raises(NotAuthorised):
            second_ballot_held(tied_round(), NOW + DAY, BOOK, act(someone(role)))
    with pytest.raises(DeadlineInPast):
        second_ballot_held(tied_round(), NOW, BOOK, act(LEADER))


def test_the_leader_chooses_only_once_the_second_ballot_was_held() -> None:
    with pytest.raises(SecondBallotDue) as due:
        year.tie_broken(tied_round(), [B], BOOK, act(LEADER, "better"))
    assert due.value.facts == {"names": "Unit b, Unit c"}
    held = hold(tied_round())
    assert held.second
    box = replace(
        ballot(held.second.slate, electorate=ELECTORATE), rules=held.second.rules, id=held.ballot_id
    )
    counted = count(box, papers(box, ELECTORATE, (6, 6)))
    still = year.counted(held, counted, act(PROCESS)).state
    assert still.stage is RoundStage.TIED
    assert [task.act for task in round_waiting.waiting(still)] == ["break_tie"]
    with pytest.raises(TieBreakWrong):
        year.tie_broken(still, [B, C], BOOK, act(LEADER, "better"))
    broken = year.tie_broken(still, [B], BOOK, act(LEADER, "better")).state
    assert broken.tally
    assert results(broken.tally) == ["carried", "carried", "tie_lost", "below_threshold"]


def test_with_room_for_all_who_are_left_the_leader_says_so_without_a_second_ballot() -> None:
    broken = year.tie_broken(tied_round(), [B], BOOK, act(LEADER, "c withdrew"), [C]).state
    assert broken.tally
    assert results(broken.tally)[1:3] == ["carried", "tie_lost"]


def test_a_second_ballot_without_its_quorum_does_not_send_the_round_back() -> None:
    held = hold(tied_round())
    assert held.second
    box = replace(
        ballot(held.second.slate, electorate=ELECTORATE), rules=held.second.rules, id="b2"
    )
    missed = count(box, papers(box, 4, (4, 0)))
    assert not missed.quorum_met
    after = year.counted(held, missed, act(PROCESS, "too few"))
    assert after.state.stage is RoundStage.TIED
    assert (after.entry.facts["ballot"], after.entry.facts["cast"]) == ("b2", "4")
