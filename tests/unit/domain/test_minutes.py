"""What the minutes state: every sum agrees, whatever was voted and whoever came."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain import sitting as council
from suyton.domain.attendance import Guest
from suyton.domain.authority import PROCESS, Role
from suyton.domain.ballot import Choice, LineResult, Tally, TallyLine, count
from suyton.domain.bloc_round import RoundStage
from suyton.domain.council_terms import Unreturned
from suyton.domain.minutes import hundredths, minutes_of, minutes_of_round
from suyton.domain.organisation import Seat
from suyton.domain.second_ballot import SecondBallot
from suyton.domain.sitting import Opinion, Sitting, SittingStage
from suyton.domain.sitting_count import electorate
from tests.unit.domain.cases import (
    FLAG,
    NOW,
    act,
    ballot,
    ballot_rule,
    bloc_round,
    rulebook,
    sitting,
    someone,
)

CHOICES = st.sampled_from(list(Choice))
SECRETARY = Seat("thu-ky", "Secretary", "secretary", votes=False)


def held(present: int, opinions: list[Choice], papers: list[Choice]) -> Sitting:
    """A counted sitting of 15: who came, what the absent wrote, what the papers in the box say."""
    case = sitting(SittingStage.VOTING)
    case = replace(
        case,
        agenda=case.agenda[:1],
        seats=(*case.seats, SECRETARY),
        present=(*(seat.account_id for seat in case.seats[:present]), "thu-ky"),
        guests=(Guest("The press"),),
    )
    (item,) = case.agenda
    written = tuple(
        Opinion(seat.account_id, seat.name, {item.nomination_id: choice}, NOW)
        for seat, choice in zip(case.absent, opinions, strict=False)
    )
    case = replace(case, opinions=written)
    said = [{item.nomination_id: choice} for choice in papers[:present]]
    box = ballot(
        case.agenda,
        electorate=case.members,
        rules={FLAG: ballot_rule()},
        voter_role=Role.COUNCIL_MEMBER,
        roll=case.roll,
    )
    tally = count(box, [*said, *(opinion.choices for opinion in written)])
    return council.concluded(case, tally, act(PROCESS)).state


@given(st.integers(10, 15), st.lists(CHOICES, max_size=5), st.lists(CHOICES, max_size=15))
def test_the_sums_always_agree(present: int, opinions: list[Choice], papers: list[Choice]) -> None:
    done = minutes_of(held(present, opinions, papers))
    (line,) = done.lines
    assert line.issued == line.returned + line.not_returned == len(done.present) == present
    assert line.returned == line.valid + line.invalid == min(present, len(papers))
    assert line.yes + line.no + line.abstain + line.silent == line.valid + line.opinions
    assert len(done.present) + len(done.absent) == done.members == 15
    assert done.opinions_asked == done.absent
    assert len(done.opinions_asked) == len(done.opinions) + len(done.opinions_unreturned)
    assert line.of == done.electorate == 15


def test_a_sitting_of_twelve_with_three_absent_of_whom_one_did_not_answer() -> None:
    done = minutes_of(held(12, [Choice.YES, Choice.NO], [Choice.YES] * 11))
    (line,) = done.lines
    assert (line.issued, line.returned, line.not_returned, line.opinions) == (12, 11, 1, 2)
    assert (line.yes, line.no, line.abstain, line.needed) == (12, 1, 0, 8)
    assert (line.hundredths, line.result) == (8000, LineResult.CARRIED)
    assert [seat.account_id for seat in done.opinions_unreturned] == ["uy-vien-15"]
    assert done.without_vote == (SECRETARY,)
    assert [guest.name for guest in done.guests] == ["The press"]


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_a_share_is_rounded_half_up_to_two_decimals(votes: int, of: int) -> None:
    exact = (Decimal(votes) * 100 / Decimal(of)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert Decimal(hundredths(votes, of)) / 100 == exact


@pytest.mark.parametrize(("votes", "of", "shown"), [(13, 15, 8667), (1, 8, 1250), (1, 3, 3333)])
def test_a_share_by_example(votes: int, of: int, shown: int) -> None:
    assert hundredths(votes, of) == shown
    assert hundredths(1, 16000) == 1, "0.00625 % is 0.01 %"
    assert hundredths(0, 0) == 0


def test_whoever_broke_a_tie_stands_in_the_minutes_with_the_reason() -> None:
    case = sitting(SittingStage.VOTING)
    chair = Seat("chair-1", "The chair", "chair")
    case = replace(case, seats=(chair, *case.seats[1:]), present=("chair-1",))
    lines = tuple(
        TallyLine(item.nomination_id, item.unit_name, FLAG, 9, 0, 0, 8, LineResult.TIE_OPEN)
        for item in case.agenda
    )
    tied = council.concluded(case, Tally("b", 15, 9, 10, True, lines), act(PROCESS)).state
    rules = rulebook()
    rule = replace(rules.award(FLAG), council_ballot=ballot_rule(quota=1))
    rules = replace(rules, awards=(rule,))
    who = someone(Role.COUNCIL_MEMBER, account_id="chair-1")
    first = case.agenda[0].nomination_id
    done = council.tie_broken(tied, [first], rules, act(who, "leads the movement")).state
    told = minutes_of(done)
    assert told.ties == tuple(item.nomination_id for item in case.agenda)
    assert told.tie_break is not None
    assert (told.tie_break.name, told.tie_break.reason) == ("The chair", "leads the movement")


def test_an_opinion_that_never_came_lessens_n_only_where_the_pack_says_so() -> None:
    case = held(12, [Choice.YES], [Choice.YES] * 12)
    assert electorate(case, rulebook()) == 15
    left_out = replace(rulebook(), unreturned_opinions=Unreturned.LEFT_OUT)
    assert electorate(case, left_out) == 13


def test_a_blocs_ballot_has_its_figures_once_it_is_counted() -> None:
    assert minutes_of_round(bloc_round(RoundStage.BALLOTING)) is None
    line = TallyLine("n", "Unit", FLAG, 2, 1, 0, 2, LineResult.CARRIED)
    counted = replace(bloc_round(RoundStage.COUNTED), tally=Tally("b", 4, 3, 3, True, (line,)))
    told = minutes_of_round(counted)
    assert told is not None
    assert (told.issued, told.returned, told.not_returned) == (4, 3, 1)
    assert (told.lines[0].valid, told.lines[0].hundredths) == (3, 5000)


def test_a_units_own_paper_is_silent_on_itself_and_was_returned_all_the_same() -> None:
    line = TallyLine("n", "Unit", FLAG, 3, 0, 0, 2, LineResult.CARRIED, recused=1)
    counted = replace(bloc_round(RoundStage.COUNTED), tally=Tally("b", 4, 4, 3, True, (line,)))
    told = minutes_of_round(counted)
    assert told is not None
    (one,) = told.lines
    assert (one.returned, one.valid, one.silent, one.not_returned) == (4, 4, 1, 0)


def test_opinions_on_a_second_ballot_are_not_taken_for_those_on_the_first() -> None:
    case = held(13, [Choice.YES, Choice.YES], [Choice.YES] * 13)
    assert case.tally is not None
    (item,) = case.agenda
    second = SecondBallot(1, (item,), (), case.tally)
    again = replace(case.tally.lines[0], yes=10, no=1, ballot_id="s-1.b1.2")
    whole = replace(case.tally, lines=(again,))
    said = (case.opinions[0],)
    case = replace(case, second=second, first_opinions=case.opinions, opinions=said, tally=whole)
    (line,) = minutes_of(case).lines
    assert (line.opinions, line.returned, line.not_returned) == (1, 10, 3)
    first = replace(case, tally=replace(whole, lines=(replace(again, ballot_id=""),)))
    assert minutes_of(first).lines[0].opinions == 2
