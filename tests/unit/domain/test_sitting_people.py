"""Who is at a sitting besides its members: stand-ins, guests, a secretary without a vote."""

from dataclasses import replace
from datetime import date

import pytest

from suyton.domain import sitting as council
from suyton.domain import sitting_people
from suyton.domain.attendance import Guest, StandIn
from suyton.domain.authority import Role
from suyton.domain.ballot import Choice
from suyton.domain.council_terms import StandIns
from suyton.domain.errors import (
    ItemUnknown,
    MemberCame,
    NotAbsent,
    NotASeat,
    StandInHasSeat,
    StandInIncomplete,
    StandInNotAppointed,
    StandInsNotAllowed,
    TextMissing,
)
from suyton.domain.organisation import Council, Seat
from suyton.domain.sitting import Sitting, SittingStage
from tests.unit.domain.cases import (
    COUNCIL,
    DAY,
    NOW,
    act,
    member,
    paper,
    rulebook,
    sitting,
    someone,
)

SECRETARY = someone(Role.COUNCIL_SECRETARY)
ALLOWED = replace(rulebook(), stand_ins=StandIns.ALLOWED)
CONVENED = sitting(SittingStage.CONVENED)
SENT = StandIn(
    "uy-vien-15", "pho-15", "Deputy 15", "12/GUQ", date(2023, 12, 20), paper("stand_in_appointment")
)


def record(case: Sitting, sent: StandIn = SENT) -> Sitting:
    return sitting_people.stand_in_recorded(case, sent, ALLOWED, act(SECRETARY)).state


def attend(case: Sitting, *came: str, guests: tuple[Guest, ...] = ()) -> Sitting:
    return council.presence_recorded(
        case, came, NOW + 2 * DAY, NOW + 7 * DAY, ALLOWED, act(SECRETARY), guests
    ).state


def members(count: int) -> list[str]:
    return [f"uy-vien-{number:02}" for number in range(1, count + 1)]


def test_a_stand_in_votes_in_the_members_place_who_then_writes_nothing() -> None:
    opened = attend(record(CONVENED), *members(12), "pho-15")
    assert [voter.id for voter in opened.roll] == [*members(12), "pho-15"]
    assert (opened.members, len(opened.present)) == (15, 12)
    assert [seat.account_id for seat in opened.absent] == ["uy-vien-13", "uy-vien-14"]
    choices = {item.nomination_id: Choice.YES for item in opened.agenda}
    with pytest.raises(NotAbsent):
        council.opinion_given(opened, choices, "", ALLOWED, act(member(15)))


def test_a_stand_in_who_does_not_come_leaves_the_member_to_write() -> None:
    opened = attend(record(CONVENED), *members(12))
    assert [seat.account_id for seat in opened.absent][-1] == "uy-vien-15"
    assert opened.standing_in == ()


def test_a_stand_in_counts_for_the_quorum() -> None:
    without = attend(CONVENED, *members(9))
    assert without.times_postponed == 1
    assert attend(record(CONVENED), *members(9), "pho-15").stage is SittingStage.VOTING


def test_nobody_may_be_sent_unless_the_pack_allows_it() -> None:
    with pytest.raises(StandInsNotAllowed):
        sitting_people.stand_in_recorded(CONVENED, SENT, rulebook(), act(SECRETARY))


@pytest.mark.parametrize("changed", [{"number": " "}, {"paper": None}])
def test_a_stand_in_needs_the_written_appointment(changed: dict[str, object]) -> None:
    with pytest.raises(StandInIncomplete):
        record(CONVENED, replace(SENT, **changed))  # type: ignore[arg-type]


def test_one_person_has_one_vote() -> None:
    with pytest.raises(StandInHasSeat):
        record(CONVENED, replace(SENT, account_id="uy-vien-01"))
    with pytest.raises(StandInHasSeat):
        record(record(CONVENED), replace(SENT, member_id="uy-vien-14"))
    with pytest.raises(MemberCame):
        attend(record(CONVENED), *members(15), "pho-15")
    with pytest.raises(NotASeat):
        record(CONVENED, replace(SENT, member_id="nobody"))


def test_another_appointment_for_the_same_member_takes_the_first_ones_place() -> None:
    other = replace(SENT, account_id="pho-khac", name="Another")
    assert [one.name for one in record(record(CONVENED), other).stand_ins] == ["Another"]


def test_whoever_is_sent_needs_an_appointment_to_act_on_the_council() -> None:
    sitting_people.check_appointed(CONVENED, member(16), NOW)
    for who in (someone(Role.UNIT_OFFICER), someone(Role.COUNCIL_MEMBER, f"not-{COUNCIL}")):
        with pytest.raises(StandInNotAppointed):
            sitting_people.check_appointed(CONVENED, who, NOW)


def test_the_appointment_and_who_came_stand_in_the_book() -> None:
    step = sitting_people.stand_in_recorded(CONVENED, SENT, ALLOWED, act(SECRETARY))
    assert step.entry.facts["number"] == "12/GUQ"
    assert step.entry.attachments == (SENT.paper,)
    opened = council.presence_recorded(
        step.state,
        (*members(12), "pho-15"),
        NOW + 2 * DAY,
        NOW + 7 * DAY,
        ALLOWED,
        act(SECRETARY),
        (Guest("The press"),),
    )
    assert opened.entry.facts["stand_ins"] == "Deputy 15 (Member 15)"
    assert opened.entry.facts["guests"] == "The press"


def test_guests_and_a_secretary_without_a_vote_are_never_in_n_nor_on_the_roll() -> None:
    secretary = Seat("thu-ky", "Secretary", "secretary", votes=False)
    case = replace(CONVENED, seats=(*CONVENED.seats, secretary))
    opened = attend(case, *members(12), "thu-ky", guests=(Guest("The press"),))
    assert (opened.members, len(opened.roll), len(opened.absent)) == (15, 12, 3)
    choices = {item.nomination_id: Choice.YES for item in opened.agenda}
    who = someone(Role.COUNCIL_MEMBER, account_id="thu-ky")
    with pytest.raises(NotASeat):
        council.opinion_given(opened, choices, "", ALLOWED, act(who))
    alone = attend(case, *members(9), "thu-ky")
    assert alone.times_postponed == 1, "the secretary does not help the quorum"


def test_a_secretary_who_is_a_member_votes() -> None:
    seats = (replace(CONVENED.seats[0], post="secretary"), *CONVENED.seats[1:])
    opened = attend(replace(CONVENED, seats=seats), *members(12))
    assert opened.roll[0].id == "uy-vien-01"


def test_the_seats_of_a_sitting_stay_as_they_were_when_it_was_called() -> None:
    body = Council(COUNCIL, "Council", "bac-kan", "1/QĐ", CONVENED.seats)
    called = replace(CONVENED, seats=body.seats)
    later = replace(body, seats=body.seats[:10])
    assert (called.members, len(later.seats)) == (15, 10)
    assert attend(called, *members(12)).members == 15


def test_a_member_may_have_a_differing_opinion_on_record_but_a_stranger_may_not() -> None:
    opened = attend(record(CONVENED), *members(12), "pho-15")
    item = opened.agenda[0].nomination_id

    def differ(number: int | str, text: str, on: str = "") -> Sitting:
        who = someone(Role.COUNCIL_MEMBER, account_id=f"uy-vien-{number}")
        return sitting_people.differing_recorded(opened, text, on, act(who)).state

    (said,) = differ("01", " Not yet. ", item).differing
    assert (said.name, said.text, said.nomination_id) == ("Member 1", "Not yet.", item)
    assert differ("13", "From afar").differing[0].name == "Member 13"
    deputy = someone(Role.COUNCIL_MEMBER, account_id="pho-15")
    assert sitting_people.differing_recorded(opened, "I differ", "", act(deputy)).state.differing
    with pytest.raises(TextMissing):
        differ("01", "  ")
    with pytest.raises(ItemUnknown):
        differ("01", "No", "not-listed")
    with pytest.raises(NotASeat):
        differ("99", "No")
