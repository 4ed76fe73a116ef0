"""Single items of a sitting's list: set aside, or voted on one after the other."""

from dataclasses import replace

import pytest

from suyton.domain import sitting as council
from suyton.domain import sitting_items
from suyton.domain.agenda import Aside
from suyton.domain.authority import PROCESS, Role
from suyton.domain.ballot import AwardBallotRule, LineResult, Tally, TallyLine
from suyton.domain.council_terms import VoteBy, VotingForms
from suyton.domain.errors import (
    BallotClosed,
    ItemCounted,
    ItemOpen,
    ItemUnknown,
    NoCandidates,
    NotByItem,
    VotingFormFixed,
)
from suyton.domain.incidents import HoldCause
from suyton.domain.sitting import Sitting, SittingStage
from suyton.domain.sitting_count import put_together
from tests.unit.domain.cases import DAY, MERIT, NOW, act, ballot_rule, rulebook, sitting, someone

SECRETARY = someone(Role.COUNCIL_SECRETARY)
VOTING = replace(
    sitting(SittingStage.VOTING), present=tuple(f"uy-vien-{n:02}" for n in range(1, 13))
)
BY_ITEM = replace(VOTING, vote_by=VoteBy.ITEM_BY_ITEM)
FIRST, SECOND = (item.nomination_id for item in VOTING.agenda)


def aside(case: Sitting, nomination: str, way: Aside = Aside.PUT_OFF) -> Sitting:
    return sitting_items.set_aside(case, nomination, way, act(SECRETARY, "unclear")).state


def opened(case: Sitting, nomination: str) -> Sitting:
    return sitting_items.opened(case, nomination, act(SECRETARY)).state


def ended(case: Sitting) -> Sitting:
    return sitting_items.closed(case, case.ballot_id, act(PROCESS)).state


@pytest.mark.parametrize("stage", [SittingStage.CONVENED, SittingStage.VOTING])
def test_one_item_leaves_the_list_with_a_reason_and_the_others_stay(stage: SittingStage) -> None:
    after = aside(replace(VOTING, stage=stage), FIRST)
    assert [item.nomination_id for item in after.agenda] == [SECOND]
    (gone,) = after.set_aside
    assert (gone.item.nomination_id, gone.way, gone.reason) == (FIRST, Aside.PUT_OFF, "unclear")
    with pytest.raises(ItemUnknown):
        aside(after, FIRST)


def test_an_item_that_is_held_names_the_matter() -> None:
    step = sitting_items.set_aside(
        VOTING, FIRST, Aside.HELD, act(SECRETARY, "letters"), HoldCause.COMPLAINT
    )
    assert step.state.set_aside[0].cause is HoldCause.COMPLAINT
    assert step.entry.facts == {"nomination": FIRST, "way": "held"}
    assert aside(VOTING, FIRST, Aside.HELD).set_aside[0].cause is HoldCause.INSPECTION
    assert aside(VOTING, FIRST).set_aside[0].cause is None


def test_what_is_being_counted_can_no_longer_be_set_aside() -> None:
    with pytest.raises(ItemCounted):
        sitting_items.set_aside(VOTING, FIRST, Aside.PUT_OFF, act(SECRETARY, "late"), counting=True)
    with pytest.raises(ItemCounted):
        aside(ended(opened(BY_ITEM, FIRST)), FIRST)


def test_a_sitting_whose_items_were_all_set_aside_before_its_vote_concludes_without_one() -> None:
    case = replace(VOTING, stage=SittingStage.CONVENED)
    assert not sitting_items.is_emptied(case)
    empty = aside(aside(case, FIRST), SECOND)
    assert sitting_items.is_emptied(empty)
    with pytest.raises(NoCandidates):
        council.presence_recorded(
            empty, VOTING.present, NOW + DAY, NOW + DAY, rulebook(), act(SECRETARY)
        )
    step = sitting_items.concluded_empty(empty, act(PROCESS))
    assert (step.state.stage, step.entry.facts) == (SittingStage.CONCLUDED, {"set_aside": "2"})


def test_a_list_all_of_which_was_withdrawn_is_not_taken_for_one_put_off() -> None:
    assert not sitting_items.is_emptied(replace(VOTING, agenda=()))


def test_each_item_has_a_ballot_of_its_own_and_one_is_open_at_a_time() -> None:
    case = opened(BY_ITEM, FIRST)
    assert case.ballot_id == "s-1.i1"
    with pytest.raises(ItemOpen):
        opened(case, SECOND)
    case = ended(case)
    assert sitting_items.open_vote(case) is None
    with pytest.raises(ItemCounted):
        opened(case, FIRST)
    case = opened(case, SECOND)
    assert case.ballot_id == "s-1.i2"
    assert sitting_items.waiting_items(case) == ()


def test_an_item_put_off_in_its_vote_gives_its_ballots_number_to_no_other() -> None:
    case = aside(opened(BY_ITEM, FIRST), FIRST)
    assert case.item_votes == ()
    assert opened(case, SECOND).ballot_id == "s-1.i2"


def test_only_a_sitting_that_votes_by_item_opens_one_and_only_in_time() -> None:
    with pytest.raises(NotByItem):
        opened(VOTING, FIRST)
    with pytest.raises(ItemUnknown):
        opened(BY_ITEM, "not-listed")
    with pytest.raises(BallotClosed):
        sitting_items.opened(BY_ITEM, FIRST, act(SECRETARY, at=NOW + 2 * DAY))
    with pytest.raises(ItemUnknown):
        sitting_items.closed(BY_ITEM, "s-1.i1", act(SECRETARY))


def test_items_that_were_not_reached_are_put_off_together() -> None:
    case = ended(opened(BY_ITEM, FIRST))
    step = sitting_items.not_reached(case, act(PROCESS, "out of time"))
    assert [one.item.nomination_id for one in step.state.set_aside] == [SECOND]
    assert [item.nomination_id for item in step.state.agenda] == [FIRST]


def test_by_item_no_box_is_opened_with_the_sitting() -> None:
    case = replace(BY_ITEM, stage=SittingStage.CONVENED)
    step = council.presence_recorded(
        case, VOTING.present, NOW + DAY, NOW + DAY, rulebook(), act(SECRETARY)
    )
    assert (step.state.stage, step.state.ballot_id) == (SittingStage.VOTING, "")
    assert "ballot" not in step.entry.facts


def test_a_pack_may_fix_how_a_council_votes() -> None:
    free = rulebook()
    assert sitting_items.voting_form(free, None) is VoteBy.ONE_PAPER
    assert sitting_items.voting_form(free, VoteBy.ITEM_BY_ITEM) is VoteBy.ITEM_BY_ITEM
    fixed = replace(free, voting_form=VotingForms.ITEM_BY_ITEM)
    assert sitting_items.voting_form(fixed, None) is VoteBy.ITEM_BY_ITEM
    with pytest.raises(VotingFormFixed):
        sitting_items.voting_form(fixed, VoteBy.ONE_PAPER)


def test_a_quota_holds_across_items_voted_on_one_by_one() -> None:
    def alone(name: str, yes: int) -> Tally:
        line = TallyLine(name, name, MERIT, yes, 0, 0, 8, LineResult.CARRIED)
        return Tally(f"b.{name}", 15, yes, 10, True, (line,))

    rules = [AwardBallotRule(MERIT, ballot_rule(quota=2))]
    whole = put_together(BY_ITEM, [alone("a", 12), alone("b", 14), alone("c", 13)], rules, 15)
    results = {line.nomination_id: line.result for line in whole.lines}
    assert results == {
        "a": LineResult.OVER_QUOTA,
        "b": LineResult.CARRIED,
        "c": LineResult.CARRIED,
    }
    assert (whole.cast, whole.electorate, whole.quorum_met) == (14, 15, True)
    assert put_together(BY_ITEM, [], rules, 15).lines == ()
