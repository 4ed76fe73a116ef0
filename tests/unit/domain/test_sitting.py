"""A council sitting, act by act."""

from dataclasses import replace

import pytest

from suyton.domain import sitting as council
from suyton.domain import sitting_waiting
from suyton.domain.authority import PROCESS, Role
from suyton.domain.ballot import Choice, Tally
from suyton.domain.errors import (
    AlreadyVoted,
    BallotClosed,
    DeadlineInPast,
    DeadlineNotLater,
    NoCandidates,
    NotAbsent,
    NotASeat,
    NotAuthorised,
    PaperForeign,
    PaperIncomplete,
    WrongStage,
)
from suyton.domain.procedure import Step
from suyton.domain.rulebook import Ratio
from suyton.domain.sitting import Sitting, SittingStage
from tests.unit.domain.cases import (
    COUNCIL,
    DAY,
    FLAG,
    MERIT,
    NOW,
    act,
    award_rule,
    ballot_rule,
    member,
    rulebook,
    sitting,
    someone,
)

SECRETARY = someone(Role.COUNCIL_SECRETARY)
RULES = rulebook(
    award_rule(FLAG, council=ballot_rule(Ratio(4, 5), quorum=Ratio(4, 5))),
    award_rule(MERIT, council=ballot_rule(Ratio(1, 2), quorum=Ratio(2, 3))),
)
CONVENED = sitting(SittingStage.CONVENED)
VOTING = replace(
    sitting(SittingStage.VOTING), present=tuple(f"uy-vien-{n:02}" for n in range(1, 13))
)
EVERY_YES = {item.nomination_id: Choice.YES for item in VOTING.agenda}


def names(*numbers: int) -> tuple[str, ...]:
    return tuple(f"uy-vien-{n:02}" for n in numbers)


def presence(case: Sitting, present: tuple[str, ...]) -> Step[Sitting]:
    return council.presence_recorded(
        case, present, NOW + 2 * DAY, NOW + 7 * DAY, RULES, act(SECRETARY)
    )


def test_a_sitting_is_convened_over_a_list_at_a_time_to_come() -> None:
    entry = council.convened(sitting(), act(SECRETARY)).entry
    assert (entry.facts["members"], entry.facts["founding_decision"]) == ("15", "1/QĐ")
    with pytest.raises(NoCandidates):
        council.convened(replace(sitting(), agenda=()), act(SECRETARY))
    with pytest.raises(DeadlineInPast):
        council.convened(replace(sitting(), meets_at=NOW), act(SECRETARY))


def test_with_the_quorum_the_vote_opens_for_those_present() -> None:
    opened = presence(CONVENED, names(*range(1, 13))).state
    assert (opened.stage, opened.ballot_id) == (SittingStage.VOTING, "s-1.b1")
    assert [voter.id for voter in opened.roll] == list(names(*range(1, 13)))
    assert [seat.account_id for seat in opened.absent] == list(names(13, 14, 15))


def test_the_strictest_award_on_the_agenda_sets_the_quorum() -> None:
    assert council.quorum_needed(CONVENED, RULES) == 12
    merit_only = replace(CONVENED, agenda=CONVENED.agenda[1:])
    assert council.quorum_needed(merit_only, RULES) == 10


def test_one_member_short_of_the_quorum_puts_the_sitting_off() -> None:
    step = presence(CONVENED, names(*range(1, 12)))
    put_off = step.state
    assert (put_off.stage, put_off.meets_at) == (SittingStage.CONVENED, NOW + 7 * DAY)
    assert (put_off.times_postponed, put_off.stage_since) == (1, NOW)
    assert step.entry.tag == "council:sitting:quorum_missed"
    assert step.entry.facts["present"] == "11"
    assert presence(put_off, names(*range(1, 13))).state.ballot_id == "s-1.b2"


def test_a_member_written_down_twice_is_there_once() -> None:
    assert presence(CONVENED, names(*range(1, 12)) + names(1)).state.times_postponed == 1
    opened = presence(CONVENED, names(*range(1, 13)) + names(1)).state
    assert len(opened.present) == 12


def test_someone_without_a_seat_cannot_be_present() -> None:
    with pytest.raises(NotASeat) as refusal:
        presence(CONVENED, (*names(*range(1, 13)), "a-guest"))
    assert refusal.value.facts == {"names": "a-guest"}


def test_a_stranger_is_refused_before_the_list_of_members_is_looked_at() -> None:
    with pytest.raises(NotAuthorised):
        council.presence_recorded(
            CONVENED, ("a-guest",), NOW + DAY, NOW + DAY, RULES, act(member(1))
        )


def test_a_sitting_whose_items_were_all_withdrawn_can_only_be_called_off() -> None:
    empty = CONVENED
    for item in CONVENED.agenda:
        empty = council.taken_off(empty, item.nomination_id, act(PROCESS, "withdrawn")).state
    with pytest.raises(NoCandidates):
        presence(empty, names(*range(1, 16)))
    assert council.cancelled(empty, act(SECRETARY, "nothing left")).state.is_closed


def opine(case: Sitting, number: int, choices: dict[str, Choice]) -> Sitting:
    return council.opinion_given(case, choices, "in writing", RULES, act(member(number))).state


def test_an_absent_member_answers_in_writing_once() -> None:
    after = opine(VOTING, 13, EVERY_YES)
    assert [opinion.account_id for opinion in after.opinions] == ["uy-vien-13"]
    assert [task.account_id for task in sitting_waiting.waiting(after)] == list(names(14, 15))
    with pytest.raises(AlreadyVoted):
        opine(after, 13, EVERY_YES)


def test_a_member_who_is_present_votes_by_paper_instead() -> None:
    with pytest.raises(NotAbsent):
        opine(VOTING, 1, EVERY_YES)


def test_a_member_of_the_council_without_a_seat_at_this_sitting_has_no_opinion() -> None:
    with pytest.raises(NotASeat):
        opine(VOTING, 16, EVERY_YES)


def test_a_seat_does_not_outlive_the_appointment() -> None:
    left = someone(Role.COUNCIL_MEMBER, COUNCIL, account_id="uy-vien-13", until=NOW)
    with pytest.raises(NotAuthorised):
        council.opinion_given(VOTING, EVERY_YES, "", RULES, act(left))


def test_an_opinion_answers_for_the_whole_agenda_and_nothing_else() -> None:
    first, _ = VOTING.agenda
    with pytest.raises(PaperIncomplete):
        opine(VOTING, 13, {first.nomination_id: Choice.YES})
    with pytest.raises(PaperForeign):
        opine(VOTING, 13, EVERY_YES | {"x": Choice.NO})


def test_an_opinion_at_the_closing_is_too_late() -> None:
    with pytest.raises(BallotClosed):
        council.opinion_given(VOTING, EVERY_YES, "", RULES, act(member(13), at=NOW + 2 * DAY))


def test_the_vote_is_kept_open_longer_but_never_shortened() -> None:
    later = council.extended(VOTING, NOW + 3 * DAY, act(SECRETARY, "the post is slow")).state
    assert later.closes_at == NOW + 3 * DAY
    with pytest.raises(DeadlineNotLater):
        council.extended(VOTING, NOW + 2 * DAY, act(SECRETARY, "shorter"))


def test_the_count_enters_papers_and_opinions_on_the_whole_membership() -> None:
    voted = opine(VOTING, 13, EVERY_YES)
    done = council.concluded(voted, Tally("s-1.b1", 15, 13, 12, True, ()), act(PROCESS))
    assert done.state.stage is SittingStage.CONCLUDED
    first, second = VOTING.agenda
    assert done.entry.facts == {
        "members": "15",
        "present": "12",
        "opinions": "1",
        "cast": "13",
        "opinion:uy-vien-13:yes": f"{first.nomination_id}, {second.nomination_id}",
        "opinion:uy-vien-13:remark": "in writing",
    }


def test_what_an_opinion_says_stands_in_no_entry_before_the_count() -> None:
    given = council.opinion_given(
        VOTING, EVERY_YES, "in writing", RULES, act(member(13), "so be it")
    )
    assert given.entry.facts == {}
    assert given.entry.reason == ""


def test_a_sitting_in_its_vote_cannot_be_called_off_or_moved() -> None:
    with pytest.raises(WrongStage):
        council.cancelled(VOTING, act(SECRETARY, "changed our minds"))
    with pytest.raises(WrongStage):
        council.postponed(VOTING, NOW + 9 * DAY, act(SECRETARY, "later"))


def test_the_secretary_is_awaited_at_the_sitting() -> None:
    (task,) = sitting_waiting.waiting(CONVENED)
    assert (task.role, task.scope_id, task.until) == (
        Role.COUNCIL_SECRETARY,
        COUNCIL,
        CONVENED.meets_at,
    )
    assert sitting_waiting.waiting(sitting(SittingStage.CONCLUDED)) == ()
