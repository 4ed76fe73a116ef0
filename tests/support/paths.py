"""Every way a nomination can go in the yearly route, each told once.

A path plays on a real server and asserts its own outcome. The workflow tests run it; the replay
recorder runs it too and keeps the histories, so that no path is tested without being replayed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from suyton.domain.audit import Receipt
from suyton.domain.ballot import Choice
from suyton.domain.errors import AlreadySigned, WrongStage
from tests.support.desk import DOSSIER, FLAG, MERIT, UNITS
from tests.support.office import Office
from workflows import nomination_messages

Path = Callable[[Office], Awaitable[None]]
FIRST, SECOND = UNITS[0], UNITS[1]
SOON = timedelta(seconds=3)


def scores(office: Office) -> dict[str, str]:
    """The units in their order, from best to worst."""
    return {unit: str(98 - place) for place, unit in enumerate(office.units)}


async def before_the_bloc(office: Office, unit: str = FIRST, award: str = MERIT) -> str:
    """A nomination that lies before its bloc, with scores adopted."""
    await office.open_round()
    nomination = await office.propose(unit, award)
    await office.score(scores(office))
    return nomination


async def acclaimed(office: Office) -> str:
    """A nomination for which every unit has voted."""
    nomination = await before_the_bloc(office)
    await office.open_ballot()
    await office.vote([office.officer(unit) for unit in office.units], [nomination])
    await office.reaches(nomination, "acclaimed")
    return nomination


async def in_appraisal(office: Office) -> str:
    """A nomination that the bloc has reported."""
    nomination = await acclaimed(office)
    await office.report()
    await office.reaches(nomination, "in_appraisal")
    return nomination


async def before_the_council(office: Office) -> str:
    """A nomination on the agenda of an open sitting, 12 of 15 present; the sitting's id."""
    nomination = await in_appraisal(office)
    await office.appraise(nomination)
    return await office.convene([nomination])


async def recommended(office: Office) -> str:
    """A nomination that the council recommends, everyone in favour."""
    sitting = await before_the_council(office)
    nomination = office.of(FIRST)
    await office.attend(sitting, office.members)
    await office.vote(office.members, [nomination])
    await office.reaches(nomination, "awaiting_decision")
    return nomination


async def awarded(office: Office) -> None:
    """The straight path, with written opinions: 12 present, 3 absent of whom 2 answer in time."""
    sitting = await before_the_council(office)
    nomination = office.of(FIRST)
    await office.attend(sitting, office.members[:12], closes_in=SOON)
    await office.vote(office.members[:11], [nomination])
    await office.vote(office.members[11:12], [])
    for member in office.members[12:14]:
        await office.opine(sitting, member, {nomination: Choice.YES})
    await office.reaches(nomination, "awaiting_decision")
    decision = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    await office.sign(decision)
    await office.reaches(nomination, "awarded")
    tally = office.database.records.sitting(sitting).tally
    assert tally is not None
    assert (tally.lines[0].yes, tally.electorate) == (13, 15)
    await office.is_told(FIRST, "nomination_awarded")


async def returned_by_the_leader(office: Office) -> None:
    nomination = await before_the_bloc(office)
    back = nomination_messages.ReturnForSupplement(office.leader, "Thiếu số liệu")
    await office.act(f"nomination:{nomination}", "return_for_supplement", back)
    assert office.stage(nomination) == "returned"
    await office.is_told(FIRST, "nomination_returned")
    again = nomination_messages.Resubmit(office.officer(FIRST), dossier=DOSSIER)
    await office.act(f"nomination:{nomination}", "resubmit", again)
    assert office.stage(nomination) == "in_bloc"
    await office.open_ballot()
    await office.reaches(nomination, "in_ballot")


async def returned_by_the_standing_body(office: Office) -> None:
    nomination = await in_appraisal(office)
    due = office.database.records.nomination(nomination).due_at
    back = nomination_messages.ReturnForSupplement(office.standing, "Thiếu báo cáo")
    await office.act(f"nomination:{nomination}", "return_for_supplement", back)
    held = office.database.records.nomination(nomination)
    assert held.due_at is not None
    assert due is not None
    assert held.due_at < due, "the unit's own limit runs, and the appraisal's clock has stopped"
    again = nomination_messages.Resubmit(office.officer(FIRST), dossier=DOSSIER)
    await office.act(f"nomination:{nomination}", "resubmit", again)
    resumed = office.database.records.nomination(nomination)
    assert (resumed.stage, resumed.due_at) == ("in_appraisal", due)
    await office.appraise(nomination)
    assert office.stage(nomination) == "awaiting_council"


async def withdrawn(office: Office, nomination: str) -> None:
    request = nomination_messages.Withdraw(office.officer(FIRST), "Đơn vị rút")
    await office.act(f"nomination:{nomination}", "withdraw", request)
    assert office.stage(nomination) == "withdrawn"
    await office.is_told(FIRST, "nomination_withdrawn")


async def withdrawn_before_the_bloc(office: Office) -> None:
    await withdrawn(office, await before_the_bloc(office))
    again = await office.propose(FIRST)
    assert office.stage(again) == "in_bloc"


async def withdrawn_in_the_ballot(office: Office) -> None:
    nomination = await before_the_bloc(office)
    other = await office.propose(SECOND)
    await office.open_ballot()
    await office.reaches(nomination, "in_ballot")
    voters = [office.officer(unit) for unit in office.units]
    await office.vote(voters[:4], [nomination, other])
    await withdrawn(office, nomination)
    await office.vote(voters[4:], [nomination, other])
    await office.reaches(other, "acclaimed")
    tally = office.database.records.round(office.round_id).tally
    assert tally is not None
    assert [line.nomination_id for line in tally.lines] == [other]


async def withdrawn_before_the_council(office: Office) -> None:
    sitting = await before_the_council(office)
    await withdrawn(office, office.of(FIRST))
    for _ in range(60):
        if not office.database.records.sitting(sitting).agenda:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the item is still on the agenda")


async def withdrawn_in_signing(office: Office) -> None:
    nomination = await recommended(office)
    decision = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    await withdrawn(office, nomination)
    assert office.database.records.decision(decision).stage == "lapsed"


async def withdrawn_too_late(office: Office) -> None:
    """Unit and signer act at the same moment: one of them is first, and both are told so."""
    nomination = await recommended(office)
    decision = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    request = nomination_messages.Withdraw(office.officer(FIRST), "Đơn vị rút")
    signing, withdrawing = await asyncio.gather(
        office.sign(decision),
        office.act(f"nomination:{nomination}", "withdraw", request),
        return_exceptions=True,
    )
    issued = office.database.records.decision(decision).stage == "issued"
    await office.reaches(nomination, "awarded" if issued else "withdrawn")
    if issued:
        assert isinstance(signing, Receipt)
        assert isinstance(withdrawing, (AlreadySigned, WrongStage))
    else:
        assert isinstance(withdrawing, Receipt)
        assert isinstance(signing, WrongStage)


async def not_acclaimed(office: Office) -> None:
    nomination = await before_the_bloc(office)
    await office.open_ballot()
    await office.vote([office.officer(unit) for unit in office.units], [])
    await office.reaches(nomination, "not_acclaimed")
    assert "0 phiếu đồng ý" in office.database.records.nomination(nomination).reason
    await office.is_told(FIRST, "nomination_not_acclaimed")


async def not_the_top_scorer(office: Office) -> None:
    await before_the_bloc(office)
    flag = await office.propose(SECOND, FLAG)
    await office.open_ballot()
    await office.reaches(flag, "not_acclaimed")
    assert "không dẫn đầu" in office.database.records.nomination(flag).reason


async def papers_missing_at_the_deadline(office: Office) -> None:
    nomination = await before_the_bloc(office)
    await office.open_ballot(SOON)
    await office.vote([office.officer(unit) for unit in office.units[:4]], [nomination])
    await office.reaches(nomination, "acclaimed")
    tally = office.database.records.round(office.round_id).tally
    assert tally is not None
    assert (tally.cast, tally.electorate) == (4, 5)


async def quorum_missed_in_the_bloc(office: Office) -> None:
    nomination = await before_the_bloc(office)
    await office.open_ballot(SOON)
    await office.reaches(nomination, "in_ballot")
    await office.vote([office.officer(FIRST)], [nomination])
    await office.reaches(nomination, "in_bloc")
    await office.open_ballot()
    await office.vote([office.officer(unit) for unit in office.units], [nomination])
    await office.reaches(nomination, "acclaimed")


async def refused_at_appraisal(office: Office) -> None:
    nomination = await in_appraisal(office)
    request = nomination_messages.Refuse(office.standing, "Không đúng đối tượng")
    await office.act(f"nomination:{nomination}", "refuse", request)
    assert office.stage(nomination) == "refused"
    await office.is_told(FIRST, "nomination_refused")
