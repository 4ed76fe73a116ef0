"""Single items of a council's list: set aside, or voted on one by one; and who votes on them."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from suyton.domain.agenda import Aside
from suyton.domain.attendance import Guest, StandIn
from suyton.domain.ballot import Choice
from suyton.domain.council_terms import StandIns, VoteBy
from suyton.domain.errors import ItemCounted, ItemOpen, NotASeat, StandInsNotAllowed
from suyton.domain.incidents import HoldCause, HoldConclusion
from suyton.domain.organisation import Seat
from suyton.domain.sitting import Sitting
from tests.support.desk import DOSSIER, UNITS
from tests.support.incident_paths import concluded
from tests.support.office import Office
from tests.support.paths import SOON, scores
from tests.support.people import member
from tests.support.tie_paths import becomes
from workflows import sitting_messages as messages

WHY = "Cần làm rõ thêm"


async def appraised(office: Office, number: int) -> list[str]:
    """The first units' nominations, each awaiting the council."""
    awards = tuple(
        replace(rule, bloc_ballot=replace(rule.bloc_ballot, quota=None))
        for rule in office.rulebook.awards
    )
    office.rulebook = replace(office.rulebook, awards=awards)
    await office.open_round()
    cases = [await office.propose(unit) for unit in UNITS[:number]]
    await office.score(scores(office))
    await office.open_ballot()
    for nomination in cases:
        await office.reaches(nomination, "in_ballot")
    await office.vote([office.officer(unit) for unit in UNITS], cases)
    for nomination in cases:
        await office.reaches(nomination, "acclaimed")
    await office.report()
    for nomination in cases:
        await office.reaches(nomination, "in_appraisal")
        await office.appraise(nomination)
    return cases


async def set_aside(
    office: Office, sitting: str, nomination: str, way: Aside, cause: HoldCause | None = None
) -> None:
    request = messages.SetAsideItem(office.secretary, nomination, way, WHY, cause)
    await office.act(f"sitting:{sitting}", "set_aside_item", request)


def of(office: Office, sitting: str) -> Sitting:
    return office.database.records.sitting(sitting)


async def concludes(office: Office, sitting: str) -> Sitting:
    """Wait until the sitting has concluded."""
    for _ in range(100):
        if of(office, sitting).stage == "concluded":
            return of(office, sitting)
        await asyncio.sleep(0.05)
    raise AssertionError(f"the sitting is at {of(office, sitting).stage}")


async def listed(office: Office, number: int, **terms: Any) -> tuple[str, list[str]]:
    """A sitting over the first units' nominations, and those."""
    cases = await appraised(office, number)
    sitting = await office.convene(cases, **terms)
    for nomination in cases:
        await office.reaches(nomination, "in_council")
    return sitting, cases


async def set_aside_beside_one_paper(office: Office) -> None:
    """One is put off before the vote, one sent back and one held during it; the last is voted on."""
    sitting, (later, back, matter, clear) = await listed(office, 4)
    await set_aside(office, sitting, later, Aside.PUT_OFF)
    await becomes(office, later, "item_put_off")
    assert office.stage(later) == "awaiting_council"
    await office.attend(sitting, office.members)
    await office.vote(office.members[:5], [back, matter, clear])
    await set_aside(office, sitting, back, Aside.SENT_BACK)
    await set_aside(office, sitting, matter, Aside.HELD, HoldCause.PRESS)
    await becomes(office, back, "item_sent_back")
    await becomes(office, matter, "item_held")
    assert office.stage(back) == "in_appraisal"
    assert office.database.records.nomination(back).due_at is not None
    held = office.database.records.nomination(matter)
    assert (held.stage, held.is_held, held.holds[0].cause) == (
        "awaiting_council",
        True,
        HoldCause.PRESS,
    )
    await office.vote(office.members[5:], [back, clear])
    await office.reaches(clear, "awaiting_decision")
    done = of(office, sitting)
    assert done.tally is not None
    assert [(line.nomination_id, line.yes) for line in done.tally.lines] == [(clear, 15)]
    await concluded(office, matter, HoldConclusion.NO_FAULT)
    again = await office.convene([later, matter])
    for nomination in (later, matter):
        await office.reaches(nomination, "in_council")
    await office.attend(again, office.members)
    await office.vote(office.members, [later, matter])
    for nomination in (later, matter):
        await office.reaches(nomination, "awaiting_decision")
    assert office.database.records.nomination(later).outcome == ""


async def every_item_put_off_before_the_vote(office: Office) -> None:
    """Nothing is left to open: the sitting concludes without a vote."""
    sitting, cases = await listed(office, 2)
    for nomination in cases:
        await set_aside(office, sitting, nomination, Aside.PUT_OFF)
    done = await concludes(office, sitting)
    assert (done.agenda, done.tally, len(done.set_aside)) == ((), None, 2)
    for nomination in cases:
        await office.reaches(nomination, "awaiting_council")


async def every_item_put_off_in_the_vote(office: Office) -> None:
    """The box is closed and counted for nobody, and the sitting concludes at once."""
    sitting, cases = await listed(office, 2)
    await office.attend(sitting, office.members[:12])
    await office.vote(office.members[:3], cases)
    for nomination in cases:
        await set_aside(office, sitting, nomination, Aside.PUT_OFF)
    done = await concludes(office, sitting)
    assert done.tally is not None
    assert done.tally.lines == ()
    assert office.database.records.ballot(done.ballot_id).stage == "counted"
    for nomination in cases:
        await office.reaches(nomination, "awaiting_council")


async def open_item(office: Office, sitting: str, nomination: str) -> str:
    """Open the vote on one item; its ballot."""
    request = messages.OpenItem(office.secretary, nomination)
    await office.act(f"sitting:{sitting}", "open_item", request)
    return of(office, sitting).ballot_id


async def item_closes(office: Office, sitting: str, nomination: str) -> None:
    """Wait until the vote on an item has ended."""
    for _ in range(100):
        votes = of(office, sitting).item_votes
        if any(vote.nomination_id == nomination and vote.is_closed for vote in votes):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"the vote on {nomination} is still open")


async def voted_item_by_item(office: Office) -> None:
    """Three items with a ballot each: one voted on by all there, one closed by the secretary,
    one put off while its vote was open. Nobody hears a result before the last is closed."""
    sitting, (first, second, third) = await listed(office, 3, vote_by=VoteBy.ITEM_BY_ITEM)
    await office.attend(sitting, office.members[:12])
    assert of(office, sitting).ballot_id == ""
    for absent in office.members[12:]:
        choices = {first: Choice.YES, second: Choice.NO, third: Choice.YES}
        await office.opine(sitting, absent, choices)
    ballot = await open_item(office, sitting, first)
    with pytest.raises(ItemOpen):
        await open_item(office, sitting, second)
    await office.vote(office.members[:12], [first])
    await item_closes(office, sitting, first)
    with pytest.raises(ItemCounted):
        await set_aside(office, sitting, first, Aside.PUT_OFF)
    assert office.stage(first) == "in_council"
    assert await open_item(office, sitting, third) != ballot
    await office.vote(office.members[:3], [third])
    await set_aside(office, sitting, third, Aside.PUT_OFF)
    await office.reaches(third, "awaiting_council")
    ballot = await open_item(office, sitting, second)
    await office.vote(office.members[:6], [second])
    close = messages.CloseItem(office.secretary, ballot)
    await office.act(f"sitting:{sitting}", "close_item", close)
    await office.reaches(first, "awaiting_decision")
    await office.reaches(second, "not_recommended")
    done = await concludes(office, sitting)
    assert done.tally is not None
    counted = [(line.nomination_id, line.yes, line.no) for line in done.tally.lines]
    assert counted == [(first, 15, 0), (second, 6, 3)]


async def items_not_reached(office: Office) -> None:
    """The time is over with one item voted on: the other waits for another sitting."""
    sitting, (first, second) = await listed(office, 2, vote_by=VoteBy.ITEM_BY_ITEM)
    await office.attend(sitting, office.members, closes_in=SOON * 2)
    await open_item(office, sitting, first)
    await office.vote(office.members[:14], [first])
    await asyncio.sleep(SOON.total_seconds())
    await office.reaches(first, "awaiting_decision")
    await becomes(office, second, "item_put_off")
    assert "chưa được biểu quyết" in office.database.records.nomination(second).reason
    done = await concludes(office, sitting)
    assert [one.item.nomination_id for one in done.set_aside] == [second]


async def a_stand_in_and_a_secretary(office: Office) -> None:
    """A member sends somebody, where the pack lets them; the secretary is there and has no vote."""
    nomination = (await appraised(office, 1))[0]
    secretary = Seat(office.secretary.account_id, office.secretary.name, "secretary", votes=False)
    seats = (*office.seats, secretary)
    sent = member(16)
    stand_in = StandIn(
        office.members[14].account_id,
        sent.account_id,
        sent.name,
        "12/GUQ",
        date(2024, 1, 12),
        replace(DOSSIER[0], kind="stand_in_appointment"),
    )
    request = messages.RecordStandIn(office.secretary, stand_in)
    sitting = await office.convene([nomination], seats=seats)
    with pytest.raises(StandInsNotAllowed):
        await office.act(f"sitting:{sitting}", "record_stand_in", request)
    from_meeting = messages.SetAsideItem(office.secretary, nomination, Aside.PUT_OFF, WHY)
    await office.act(f"sitting:{sitting}", "set_aside_item", from_meeting)
    await office.reaches(nomination, "awaiting_council")
    office.rulebook = replace(office.rulebook, stand_ins=StandIns.ALLOWED)
    sitting = await office.convene([nomination], seats=seats, invited=(Guest("Báo chí"),))
    await office.reaches(nomination, "in_council")
    await office.act(f"sitting:{sitting}", "record_stand_in", request)
    voters = (*office.members[:12], sent)
    await office.attend(sitting, (*voters, office.secretary))
    opened = of(office, sitting)
    assert (opened.members, len(opened.roll), len(opened.absent)) == (15, 13, 2)
    with pytest.raises(NotASeat):
        await office.opine(sitting, sent, {nomination: Choice.YES})
    differing = messages.RecordDiffering(office.members[0], "Nên xét sau", nomination)
    await office.act(f"sitting:{sitting}", "record_differing", differing)
    for absent in office.members[12:14]:
        await office.opine(sitting, absent, {nomination: Choice.NO})
    await office.vote(voters, [nomination])
    await office.reaches(nomination, "awaiting_decision")
    done = await concludes(office, sitting)
    assert done.tally is not None
    assert (done.tally.lines[0].yes, done.tally.electorate) == (13, 15)
    assert [one.text for one in done.differing] == ["Nên xét sau"]
