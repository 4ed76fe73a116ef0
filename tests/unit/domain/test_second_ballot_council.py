"""A second ballot of the council among those tied: who calls for it, and whom it asks."""

from dataclasses import replace

import pytest

from suyton.domain import sitting as council
from suyton.domain import sitting_waiting
from suyton.domain.agenda import Aside
from suyton.domain.authority import PROCESS, Actor, Role
from suyton.domain.ballot import Choice, count
from suyton.domain.errors import (
    ItemCounted,
    NotInTheChair,
    PaperForeign,
    SecondBallotDue,
)
from suyton.domain.sitting import Sitting, SittingStage
from suyton.domain.sitting_items import set_aside
from suyton.domain.sitting_second_ballot import second_ballot_held as sitting_second_ballot_held
from tests.unit.domain.cases import (
    DAY,
    MERIT,
    NOW,
    act,
    award_rule,
    ballot,
    member,
    rulebook,
    sitting,
    someone,
)
from tests.unit.domain.tied_cases import ELECTORATE, SLATE, A, B, C, first, papers, results, rule_of

COUNCIL_BOOK = rulebook(award_rule(MERIT, council=rule_of(1)))
CHAIR = member(1)
ABSENT = member(13)


def tied_sitting() -> Sitting:
    """The chair and eleven others are there; one of the absent has answered in writing."""
    there = tuple(f"uy-vien-{n:02}" for n in range(1, 13))
    voting = replace(sitting(SittingStage.VOTING), agenda=SLATE, present=there)
    first_seat, *others = voting.seats
    voting = replace(voting, seats=(replace(first_seat, post="chair"), *others))
    whole = {one.nomination_id: Choice.YES for one in SLATE}
    voting = council.opinion_given(voting, whole, "", COUNCIL_BOOK, act(ABSENT)).state
    return council.concluded(voting, first(rule_of(1)), act(PROCESS)).state


def hold_at(meeting: Sitting, actor: Actor = CHAIR) -> Sitting:
    return sitting_second_ballot_held(meeting, NOW + DAY, COUNCIL_BOOK, act(actor)).state


def test_only_whoever_chairs_has_those_tied_voted_on_again() -> None:
    tied = tied_sitting()
    assert [(task.act, task.account_id) for task in sitting_waiting.waiting(tied)] == [
        ("hold_second_ballot", "uy-vien-01")
    ]
    with pytest.raises(NotInTheChair):
        hold_at(tied, member(2))
    with pytest.raises(SecondBallotDue):
        council.tie_broken(tied, [B], COUNCIL_BOOK, act(CHAIR, "better"))
    held = hold_at(tied)
    assert (held.stage, held.ballot_id) == (SittingStage.VOTING, f"{tied.id}.again1")


def test_the_absent_are_asked_again_on_those_tied_alone() -> None:
    held = hold_at(tied_sitting())
    assert (len(held.first_opinions), held.opinions) == (1, ())
    assert "uy-vien-13" in [task.account_id for task in sitting_waiting.waiting(held)]
    with pytest.raises(PaperForeign):
        council.opinion_given(held, {A: Choice.YES}, "", COUNCIL_BOOK, act(ABSENT))
    answer = {B: Choice.YES, C: Choice.NO}
    answered = council.opinion_given(held, answer, "", COUNCIL_BOOK, act(ABSENT)).state
    assert [opinion.choices for opinion in answered.opinions] == [answer]


def test_no_item_is_set_aside_once_those_tied_are_voted_on_again() -> None:
    held = hold_at(tied_sitting())
    with pytest.raises(ItemCounted):
        set_aside(held, A, Aside.PUT_OFF, act(someone(Role.COUNCIL_SECRETARY), "later"))


def test_the_second_ballot_concludes_the_sitting_with_the_rest_as_counted_before() -> None:
    held = hold_at(tied_sitting())
    assert held.second
    box = replace(
        ballot(held.second.slate, electorate=ELECTORATE), rules=held.second.rules, id=held.ballot_id
    )
    done = council.concluded(held, count(box, papers(box, ELECTORATE, (8, 6))), act(PROCESS)).state
    assert done.stage is SittingStage.CONCLUDED
    assert done.tally
    assert results(done.tally) == ["carried", "carried", "over_quota", "below_threshold"]
