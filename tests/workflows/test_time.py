"""Months pass: reminders come once, nothing is approved by silence, long cases go on as new."""

from collections import Counter
from datetime import timedelta

import pytest
from temporalio.client import WorkflowExecutionStatus
from temporalio.testing import WorkflowEnvironment

from suyton.domain.authority import Role
from suyton.domain.errors import ConsultationOpen, NotAuthorised, WrongStage
from suyton.persistence.database import Database
from tests.fixtures.offices import office_on
from tests.support.desk import UNITS
from tests.support.office import Office
from tests.support.paths import FIRST, before_the_bloc, in_appraisal, recommended
from tests.support.people import person
from workflows import addresses, messages, nomination_messages


async def told(office: Office, role: Role, scope_id: str) -> Counter[str]:
    """How often each notice was left for whoever holds a role."""
    reader = person("reader", (role, scope_id))
    page = office.database.records.notices(reader, await office.now(), limit=200)
    return Counter(notice.code for notice in page.items)


async def test_a_forgotten_dossier_is_reminded_of_once_and_never_passes_by_silence(
    time_skipping: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(time_skipping, sqlite_database) as office:
        nomination = await in_appraisal(office)
        await time_skipping.sleep(timedelta(days=120))
        assert office.stage(nomination) == "in_appraisal"
        standing = await told(office, Role.STANDING_OFFICER, "so-noi-vu")
        assert standing["nomination_reminder"] == 1
        assert standing["nomination_overdue"] == 1
        await office.appraise(nomination)
        assert office.stage(nomination) == "awaiting_council"


async def test_an_agency_that_stays_silent_is_noted_once_and_its_silence_is_no_consent(
    time_skipping: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(time_skipping, sqlite_database) as office:
        nomination = await in_appraisal(office)
        asked = nomination_messages.Consult(
            office.standing, "so-tai-chinh", "Sở Tài chính", "Thuế?"
        )
        await office.act(f"nomination:{nomination}", "consult", asked)
        await time_skipping.sleep(timedelta(days=120))
        case = sqlite_database.records.nomination(nomination)
        assert (case.stage, case.outcome) == ("in_appraisal", "agency_silent")
        with pytest.raises(ConsultationOpen):
            await office.appraise(nomination)
        chairman = await told(office, Role.CHAIRMAN, "bac-kan")
        assert chairman == {"agency_silent": 1, "nomination_overdue": 1}
        entries = sqlite_database.records.chain(case.chain)
        noted = [one for one in entries if one.entry.tag == "agency:consultation:silent"]
        assert len(noted) == 1


async def test_a_draft_waits_for_its_signer_for_months(
    time_skipping: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(time_skipping, sqlite_database) as office:
        nomination = await recommended(office)
        decision = await office.draft([nomination])
        await office.reaches(nomination, "in_signing")
        await time_skipping.sleep(timedelta(days=90))
        signer = await told(office, Role.VICE_CHAIRMAN, "bac-kan")
        assert signer == {}, "the notices are for the one signer, not for every vice-chairman"
        page = office.database.records.notices(office.signer, await office.now(), limit=200)
        codes = Counter(notice.code for notice in page.items)
        assert codes == {"decision_to_sign": 1, "decision_reminder": 1, "decision_overdue": 1}
        await office.sign(decision)
        await office.reaches(nomination, "awarded")


async def test_a_unit_without_a_score_is_reminded_and_the_leader_told(
    time_skipping: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(time_skipping, sqlite_database) as office:
        await office.open_round(timedelta(days=20))
        await time_skipping.sleep(timedelta(days=30))
        unit = await told(office, Role.UNIT_OFFICER, FIRST)
        assert (unit["scores_reminder"], unit["scores_overdue"]) == (1, 1)
        leader = await told(office, Role.BLOC_LEADER, office.bloc)
        assert leader["scores_overdue"] == 1


async def test_a_ballot_closes_at_its_extended_deadline(
    time_skipping: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(time_skipping, sqlite_database) as office:
        nomination = await before_the_bloc(office)
        await office.open_ballot(timedelta(days=10))
        until = await office.soon(days=20)
        await office.act(
            office.round_chain,
            "extend_ballot",
            messages.ExtendDeadline(office.leader, until, "Thêm thời gian"),
        )
        await office.vote([office.officer(unit) for unit in UNITS[:4]], [nomination])
        await time_skipping.sleep(timedelta(days=15))
        assert office.stage(nomination) == "in_ballot"
        await time_skipping.sleep(timedelta(days=6))
        await office.reaches(nomination, "acclaimed")
        late = await told(office, Role.UNIT_OFFICER, UNITS[4])
        early = await told(office, Role.UNIT_OFFICER, FIRST)
        assert (late["ballot_reminder"], early["ballot_reminder"]) == (1, 0)


async def test_a_long_case_goes_on_as_new_and_knows_its_receipts(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database, history_limit_events=20) as office:
        nomination = await before_the_bloc(office)
        await office.open_ballot()
        await office.vote([office.officer(unit) for unit in UNITS], [nomination])
        await office.reaches(nomination, "acclaimed")
        first = await office.report_as("the-report")
        await office.reaches(nomination, "in_appraisal")
        back = nomination_messages.ReturnForSupplement(office.standing, "Thiếu")
        chain = addresses.nomination_workflow_id(nomination)
        receipt = await office.act(chain, "return_for_supplement", back, key="back")
        for number in range(6):
            again = nomination_messages.Resubmit(office.officer(FIRST))
            await office.act(chain, "resubmit", again, key=f"again-{number}")
            later = nomination_messages.ReturnForSupplement(office.standing, "Còn thiếu")
            await office.act(chain, "return_for_supplement", later, key=f"back-{number}")
        assert await office.runs_of(chain) > 1
        assert await office.runs_of(office.round_chain) > 1
        assert await office.act(chain, "return_for_supplement", back, key="back") == receipt
        assert first.stage == "reported"
        assert list(sqlite_database.records.broken_links()) == []


async def test_a_refused_act_leaves_nothing_in_the_history(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        nomination = await before_the_bloc(office)
        chain = addresses.nomination_workflow_id(nomination)
        handle = office.client.get_workflow_handle(chain)
        before = [event.event_id for event in (await handle.fetch_history()).events]
        stranger = person("stranger", (Role.UNIT_OFFICER, UNITS[2]))
        with pytest.raises(NotAuthorised):
            await office.act(
                chain, "withdraw", nomination_messages.Withdraw(stranger, "Không phải của tôi")
            )
        with pytest.raises(WrongStage):
            await office.act(
                chain, "pass_appraisal", nomination_messages.PassAppraisal(office.standing)
            )
        assert [event.event_id for event in (await handle.fetch_history()).events] == before


async def test_an_act_sent_twice_is_one_act(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        await office.open_round()
        await office.propose(FIRST, key="once")
        nomination = await office.propose(FIRST, key="once")
        entries = sqlite_database.records.chain(f"nomination:{nomination}")
        assert [sealed.entry.tag for sealed in entries] == ["unit:nomination:proposed"]


async def test_a_refused_start_leaves_nothing_and_ends(
    time_skipping: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(time_skipping, sqlite_database) as office:
        await office.open_round()
        with pytest.raises(WrongStage):
            await office.open_round()
        office.units = (*UNITS, "stranger")
        with pytest.raises(Exception, match="stranger"):
            await office.propose("stranger")
        await time_skipping.sleep(timedelta(minutes=2))
        chain = addresses.nomination_workflow_id(office.of("stranger"))
        status = (await office.client.get_workflow_handle(chain).describe()).status
        assert status is WorkflowExecutionStatus.COMPLETED
        assert sqlite_database.records.chain(chain) == ()
