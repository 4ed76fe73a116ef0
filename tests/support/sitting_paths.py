"""A hold, a missing quorum or a change of members while a body votes, each told once."""

from dataclasses import replace

import pytest

from suyton.domain.authority import Role
from suyton.domain.ballot import Choice
from suyton.domain.errors import CaseHeld, NotASeat, NotAuthorised
from suyton.domain.incidents import HoldConclusion
from suyton.domain.organisation import Seat
from tests.support.incident_paths import case_of, concluded, held
from tests.support.office import Office
from tests.support.paths import FIRST, before_the_bloc, before_the_council
from tests.support.people import member
from tests.support.tie_paths import becomes


async def held_while_the_bloc_votes(office: Office) -> None:
    """The vote is finished and counted; what is acclaimed waits until the hold is closed."""
    nomination = await before_the_bloc(office)
    await office.open_ballot()
    await office.reaches(nomination, "in_ballot")
    await held(office, nomination)
    await office.vote([office.officer(unit) for unit in office.units], [nomination])
    await office.reaches(nomination, "acclaimed")
    await office.report()
    await office.reaches(nomination, "in_appraisal")
    with pytest.raises(CaseHeld):
        await office.appraise(nomination)
    await concluded(office, nomination, HoldConclusion.NO_FAULT)
    await office.appraise(nomination)
    assert office.stage(nomination) == "awaiting_council"


async def held_while_the_council_votes(office: Office) -> None:
    """Recommended, and still held: no decision may name it until the matter is concluded."""
    sitting = await before_the_council(office)
    nomination = office.of(FIRST)
    await office.reaches(nomination, "in_council")
    await held(office, nomination)
    await office.attend(sitting, office.members)
    await office.vote(office.members, [nomination])
    await office.reaches(nomination, "awaiting_decision")
    assert case_of(office, nomination).is_held
    await concluded(office, nomination, HoldConclusion.NO_FAULT)
    assert not case_of(office, nomination).is_held
    await office.draft([nomination])
    await office.reaches(nomination, "in_signing")


async def held_at_the_report(office: Office) -> None:
    """A hold keeps it off the slate, and the bloc's year ends without it."""
    nomination = await before_the_bloc(office)
    await held(office, nomination)
    await office.report()
    await office.reaches(nomination, "not_acclaimed")
    case = case_of(office, nomination)
    assert case.outcome == "held_at_report"
    assert "chưa có kết luận" in case.reason
    await office.is_told(FIRST, "nomination_not_acclaimed")


async def put_off_twice(office: Office) -> None:
    """Too few come twice: the item is told each time, and the third date has its vote."""
    sitting = await before_the_council(office)
    nomination = office.of(FIRST)
    await office.reaches(nomination, "in_council")
    for _ in range(2):
        await office.attend(sitting, office.members[:9])
        await becomes(office, nomination, "sitting_put_off")
    assert office.database.records.sitting(sitting).times_postponed == 2
    await office.attend(sitting, office.members[:12])
    assert office.database.records.sitting(sitting).stage == "voting"
    for absent in office.members[12:]:
        await office.opine(sitting, absent, {nomination: Choice.YES})
    await office.vote(office.members[:12], [nomination])
    await office.reaches(nomination, "awaiting_decision")
    tags = [line.entry.tag for line in office.database.records.chain(f"nomination:{nomination}")]
    assert tags.count("council:nomination:put_off") == 2


async def members_change_while_opinions_are_asked(office: Office) -> None:
    """The seats of the day it was called answer: one who joins may not, one who leaves the
    council's list still may, and whose appointment has ended acts no more; N stays 15."""
    sitting = await before_the_council(office)
    nomination = office.of(FIRST)
    await office.reaches(nomination, "in_council")
    await office.attend(sitting, office.members[:12])
    newcomer, left, ended = member(16), office.members[13], office.members[14]
    seats = tuple(seat for seat in office.seats if seat.account_id != left.account_id)
    joined = Seat(newcomer.account_id, newcomer.name, "member")
    changed = replace(office.council, id=f"hoi-dong-{office.bloc}", seats=(*seats, joined))
    office.database.organisation.save_council(changed)
    yes = {nomination: Choice.YES}
    with pytest.raises(NotASeat):
        await office.opine(sitting, newcomer, yes)
    over = replace(ended.appointments[0], valid_to=await office.now())
    with pytest.raises(NotAuthorised) as refusal:
        await office.opine(sitting, replace(ended, appointments=(over,)), yes)
    assert refusal.value.facts["roles"] == Role.COUNCIL_MEMBER.value
    for absent in (office.members[12], left):
        await office.opine(sitting, absent, yes)
    await office.vote(office.members[:12], [nomination])
    await office.opine(sitting, ended, yes)
    await office.reaches(nomination, "awaiting_decision")
    tally = office.database.records.sitting(sitting).tally
    assert tally is not None
    assert (tally.electorate, tally.cast, tally.lines[0].yes) == (15, 15, 15)
