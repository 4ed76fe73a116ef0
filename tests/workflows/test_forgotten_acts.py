"""An act that is in the book although its workflow has forgotten it.

A local activity writes before Temporal knows that the act was accepted. A worker or server that
dies in between leaves exactly this behind; here the act is written as that activity would have.
"""

import pytest
from temporalio.testing import WorkflowEnvironment

from suyton.domain import bloc_round, decision_issue, nomination
from suyton.domain.ballot import Candidate
from suyton.domain.errors import AlreadySigned, WrongStage
from suyton.domain.nomination import NominationAct
from suyton.domain.procedure import Act
from suyton.persistence.database import Database
from suyton.ports.documents import SIGNATURE
from tests.fixtures.offices import office_on
from tests.support.office import DOSSIER, UNITS
from tests.workflows.test_lists_and_withdrawal import SCORES, appraised, withdraw
from workflows import messages, nomination_messages
from workflows.addresses import update_id


async def test_a_forgotten_signature_still_reaches_every_recipient(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        one, other = nominations = await appraised(office, 2)
        sitting = await office.convene(nominations)
        for name in nominations:
            await office.reaches(name, "in_council")
        await office.attend(sitting, office.members)
        await office.vote(office.members, nominations)
        for name in nominations:
            await office.reaches(name, "awaiting_decision")
        drafted = await office.draft(nominations)
        for name in nominations:
            await office.reaches(name, "in_signing")
        await office.prepare(drafted)
        now = await office.now()
        leave = sqlite_database.register.assignment_for("pho-chu-tich", "bac-kan", now)
        known = sqlite_database.records.decision(drafted)
        file = office.with_signature(drafted, "paper", SIGNATURE, office.signer.account_id)
        act = Act(update_id(office.signer.account_id, "forgotten"), office.signer, now)
        signed = decision_issue.signed(known, leave, file, act)
        sqlite_database.register.record_decision(signed)
        assert await withdraw(office, one) == AlreadySigned.code
        await office.number(drafted)
        await office.issue(drafted)
        await office.reaches(one, "awarded")
        await office.reaches(other, "awarded")
        assert list(sqlite_database.records.broken_links()) == []


async def test_the_same_act_sent_again_is_answered_with_its_first_receipt(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        await office.open_round()
        name = await office.propose(UNITS[0])
        known = sqlite_database.records.nomination(name)
        act = Act(
            update_id(office.leader.account_id, "k"),
            office.leader,
            await office.now(),
            "Thiếu chữ ký",
        )
        step = nomination.step(known, NominationAct.RETURN, act)
        first = sqlite_database.register.record_nomination(step)
        request = nomination_messages.ReturnForSupplement(office.leader, "Thiếu chữ ký")
        again = await office.act(f"nomination:{name}", "return_for_supplement", request, key="k")
        assert again == first
        assert office.stage(name) == "returned"


async def test_another_act_is_judged_by_the_state_that_the_forgotten_one_left(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        await office.open_round()
        name = await office.propose(UNITS[0])
        known = sqlite_database.records.nomination(name)
        unit = office.officer(UNITS[0])
        forgotten = Act("forgotten", unit, await office.now(), "Đơn vị xin rút")
        step = nomination.step(known, NominationAct.WITHDRAW, forgotten)
        sqlite_database.register.record_nomination(step)
        request = nomination_messages.ReturnForSupplement(office.leader, "Thiếu chữ ký")
        with pytest.raises(WrongStage):
            await office.act(f"nomination:{name}", "return_for_supplement", request)
        assert office.stage(name) == "withdrawn"
        assert len(sqlite_database.records.chain(f"nomination:{name}")) == 2


async def test_a_forgotten_proposal_goes_its_way_once_the_unit_asks_again(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        await office.open_round()
        unit = office.officer(UNITS[0])
        new = office.draft_nomination(
            UNITS[0], "provincial_certificate_of_merit", await office.now()
        )
        act = Act(update_id(unit.account_id, "k"), unit, await office.now(), attachments=DOSSIER)
        sqlite_database.register.record_nomination(nomination.step(new, NominationAct.PROPOSE, act))
        with pytest.raises(Exception, match="already has a nomination"):
            await office.propose(UNITS[0], key="k")
        await office.score(SCORES)
        await office.open_ballot()
        await office.reaches(new.id, "in_ballot")


async def test_a_forgotten_opening_of_the_ballot_is_made_good_by_the_next_act(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        await office.open_round()
        name = await office.propose(UNITS[0])
        await office.score(SCORES)
        known = sqlite_database.records.round(office.round_id)
        closes_at = await office.soon(days=9)
        slate = (Candidate(name, UNITS[0], UNITS[0], "provincial_certificate_of_merit"),)
        act = Act("forgotten", office.leader, await office.now())
        step = bloc_round.ballot_opened(known, slate, closes_at, act)
        sqlite_database.register.record_round(step)
        request = messages.OpenBallot(office.leader, closes_at)
        with pytest.raises(WrongStage):
            await office.act(office.round_chain, "open_ballot", request)
        await office.reaches(name, "in_ballot")
        await office.vote([office.officer(unit) for unit in UNITS], [name])
        await office.reaches(name, "acclaimed")
