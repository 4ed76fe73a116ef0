"""A list takes nominations up while their units may withdraw: whatever comes first, both agree."""

import asyncio
from datetime import timedelta

import pytest
from temporalio.service import RPCError
from temporalio.testing import WorkflowEnvironment

from suyton.domain.decision import DecisionStage
from suyton.domain.errors import AlreadySigned, DomainError, NominationNotReady, WrongStage
from suyton.persistence.database import Database
from tests.fixtures.offices import office_on
from tests.support.office import UNITS, Office
from workflows import messages, nomination_messages
from workflows.addresses import update_id

SCORES = {unit: str(98 - place) for place, unit in enumerate(UNITS)}


async def withdraw(office: Office, nomination: str, key: str = "withdraw") -> str:
    """Withdraw as the API does it, or say by which refusal it could not be."""
    unit = office.database.records.nomination(nomination).unit_id
    request = nomination_messages.Withdraw(office.officer(unit), "Đơn vị xin rút")
    chain, done_as = f"nomination:{nomination}", update_id(request.actor.account_id, key)
    refused = ""
    while office.database.records.receipt(chain, done_as) is None:
        if refused:
            return refused
        try:
            await office.act(chain, "withdraw", request, key=key)
        except DomainError as refusal:
            refused = refusal.code
        except RPCError:  # the engine lost the task in a collision: the same act is sent again
            await asyncio.sleep(0.02)
    return "withdrawn"


async def appraised(office: Office, count: int) -> list[str]:
    """So many nominations that await the council."""
    await office.open_round()
    found = [await office.propose(unit) for unit in UNITS[:count]]
    await office.score(SCORES)
    await office.open_ballot(timedelta(days=9))
    for nomination in found:
        await office.reaches(nomination, "in_ballot")
    await office.vote([office.officer(unit) for unit in UNITS], found)
    for nomination in found:
        await office.reaches(nomination, "acclaimed")
    await office.report()
    for nomination in found:
        await office.reaches(nomination, "in_appraisal")
        await office.appraise(nomination)
    return found


async def settled(office: Office, nomination: str, *stages: str) -> str:
    """The stage at which a nomination comes to rest, once no word is on its way."""
    for _ in range(100):
        if (stage := office.stage(nomination)) in stages:
            return stage
        await asyncio.sleep(0.05)
    raise AssertionError(f"{nomination} rests at {office.stage(nomination)}")


@pytest.mark.parametrize("head_start", [0.0, 0.005, 0.01, 0.02, 0.04])
async def test_a_sitting_and_a_withdrawal_at_once_agree_on_the_agenda(
    dev_server: WorkflowEnvironment, sqlite_database: Database, head_start: float
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        first, second = nominations = await appraised(office, 2)

        async def later() -> str:
            await asyncio.sleep(head_start)
            return await withdraw(office, second)

        convened, outcome = await asyncio.gather(
            office.convene(nominations), later(), return_exceptions=True
        )
        assert outcome == "withdrawn"
        if isinstance(convened, NominationNotReady):
            assert await settled(office, first, "awaiting_council")
            return
        assert isinstance(convened, str)
        await office.reaches(first, "in_council")
        for _ in range(100):
            agenda = sqlite_database.records.sitting(convened).agenda
            if second not in {item.nomination_id for item in agenda}:
                break
            await asyncio.sleep(0.05)
        assert [item.nomination_id for item in agenda] == [first]


@pytest.mark.parametrize("head_start", [0.0, 0.01, 0.02, 0.04])
async def test_a_draft_a_withdrawal_and_a_signature_at_once_agree_on_the_names(
    dev_server: WorkflowEnvironment, sqlite_database: Database, head_start: float
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        kept, leaving = nominations = await appraised(office, 2)
        sitting = await office.convene(nominations)
        for nomination in nominations:
            await office.reaches(nomination, "in_council")
        await office.attend(sitting, office.members)
        await office.vote(office.members, nominations)
        for nomination in nominations:
            await office.reaches(nomination, "awaiting_decision")

        async def drafted_and_signed() -> str:
            drafted = await office.draft(nominations)
            await office.sign(drafted)
            return drafted

        async def later() -> str:
            await asyncio.sleep(head_start)
            return await withdraw(office, leaving)

        drafted, outcome = await asyncio.gather(
            drafted_and_signed(), later(), return_exceptions=True
        )
        if isinstance(drafted, NominationNotReady):
            assert outcome == "withdrawn"
            return
        assert isinstance(drafted, str)
        await office.reaches(kept, "awarded")
        signed = sqlite_database.records.decision(drafted)
        named = {recipient.nomination_id for recipient in signed.standing}
        assert signed.stage is DecisionStage.ISSUED
        if outcome == "withdrawn":
            assert await settled(office, leaving, "withdrawn")
            assert named == {kept}
        else:
            assert outcome in {AlreadySigned.code, WrongStage.code}
            assert await settled(office, leaving, "awarded")
            assert named == {kept, leaving}
        assert list(sqlite_database.records.broken_links()) == []


async def test_one_that_withdrew_from_a_failed_ballot_may_stand_in_the_next(
    time_skipping: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(time_skipping, sqlite_database) as office:
        await office.open_round()
        nomination = await office.propose(UNITS[0])
        other = await office.propose(UNITS[1])
        await office.score(SCORES)
        await office.open_ballot()
        await office.reaches(nomination, "in_ballot")
        await office.reaches(other, "in_ballot")
        assert await withdraw(office, nomination) == "withdrawn"
        await time_skipping.sleep(timedelta(days=2))  # nobody votes
        await office.reaches(other, "in_bloc")
        await office.propose(UNITS[0], key="again")
        await office.open_ballot()
        await office.reaches(nomination, "in_ballot")
        await office.vote([office.officer(unit) for unit in UNITS], [nomination])
        await office.reaches(nomination, "acclaimed")


@pytest.mark.parametrize("head_start", [0.0, 0.005, 0.01, 0.015, 0.02])
async def test_a_proposal_while_the_round_reports_is_refused_or_told_its_outcome(
    dev_server: WorkflowEnvironment, sqlite_database: Database, head_start: float
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        await office.open_round()
        await office.score(SCORES)
        report = messages.ReportRound(office.leader, remark="Không có đơn vị đề nghị")

        async def later() -> str:
            await asyncio.sleep(head_start)
            return await office.propose(UNITS[0])

        _, proposed = await asyncio.gather(
            office.act(office.round_chain, "report_round", report), later(), return_exceptions=True
        )
        if isinstance(proposed, str):
            await office.reaches(proposed, "not_acclaimed")
            assert office.database.records.nomination(proposed).reason
        else:
            assert isinstance(proposed, WrongStage)
