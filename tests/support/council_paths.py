"""The ways a nomination can go at the council and before the signer."""

from datetime import timedelta

import pytest

from suyton.domain.errors import NoLiveAssignment
from tests.support.office import Office
from tests.support.paths import FIRST, SOON, before_the_council, recommended
from workflows import messages


async def below_the_threshold(office: Office) -> None:
    """The flag of the facts' counter-case would fail at 11 of 15; a merit at fewer than half."""
    sitting = await before_the_council(office)
    nomination = office.of(FIRST)
    await office.attend(sitting, office.members[:12], closes_in=SOON)
    await office.vote(office.members[:4], [nomination])
    await office.vote(office.members[4:12], [])
    await office.reaches(nomination, "not_recommended")
    assert "4 phiếu đồng ý" in office.database.records.nomination(nomination).reason
    await office.is_told(FIRST, "nomination_not_recommended")


async def quorum_missed_at_the_council(office: Office) -> None:
    """Too few come: the sitting is put off, and held on its new date."""
    sitting = await before_the_council(office)
    nomination = office.of(FIRST)
    before = office.database.records.sitting(sitting).meets_at
    await office.attend(sitting, office.members[:3])
    put_off = office.database.records.sitting(sitting)
    assert (put_off.stage, put_off.times_postponed) == ("convened", 1)
    assert put_off.meets_at > before
    await office.attend(sitting, office.members)
    await office.vote(office.members, [nomination])
    await office.reaches(nomination, "awaiting_decision")


async def sitting_cancelled(office: Office) -> None:
    """The office calls it off; the item waits for another sitting and finds one."""
    sitting = await before_the_council(office)
    nomination = office.of(FIRST)
    await office.reaches(nomination, "in_council")
    request = messages.CancelSitting(office.secretary, "Trùng lịch")
    await office.act(f"sitting:{sitting}", "cancel", request)
    await office.reaches(nomination, "awaiting_council")
    await office.convene([nomination])
    await office.reaches(nomination, "in_council")


async def sent_back_by_the_signer(office: Office) -> None:
    """The draft comes back with a reason, is drafted anew and signed."""
    nomination = await recommended(office)
    draft = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    request = messages.SendBack(office.signer, "Sửa căn cứ")
    await office.act(f"decision:{draft}", "send_back", request)
    await office.reaches(nomination, "awaiting_decision")
    case = office.database.records.nomination(nomination)
    assert (case.reason, case.outcome) == ("Sửa căn cứ", "sent_back_by_signer")
    again = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    await office.sign(again)
    await office.reaches(nomination, "awarded")


async def signer_without_an_assignment(office: Office) -> None:
    """The Chairman has taken the assignment back: nothing is signed and no number spent."""
    nomination = await recommended(office)
    draft = await office.draft([nomination])
    office.revoke_assignment(await office.now() - timedelta(seconds=1))
    with pytest.raises(NoLiveAssignment):
        await office.sign(draft)
    assert office.database.records.decision(draft).number == ""
    assert office.stage(nomination) == "in_signing"
