"""What may befall a nomination on its way and after its result, each told once."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from suyton.domain.authority import Actor, Role
from suyton.domain.award_terms import CommendationKind, CutOff, Route, Station
from suyton.domain.errors import CaseHeld, ConsultationOpen, LateUnwaived, NotAuthorised
from suyton.domain.incidents import HoldCause, HoldConclusion, RefusalGround
from suyton.domain.nomination import Nomination
from suyton.domain.rulebook import Citation, Limit
from tests.support.desk import DOSSIER, MERIT
from tests.support.office import Office
from tests.support.paths import FIRST, in_appraisal, recommended
from tests.support.people import person
from workflows import messages
from workflows import nomination_messages as sent

AGENCY = "so-tai-chinh"
INVENTED = Citation("đặt ra để thử", confirmed=False)


def case_of(office: Office, nomination: str) -> Nomination:
    return office.database.records.nomination(nomination)


def agency(agency_id: str = AGENCY) -> Actor:
    """Whoever answers for an agency that is asked."""
    return person(f"can-bo-{agency_id}", (Role.AGENCY_OFFICER, agency_id))


async def on(office: Office, nomination: str, update: str, request: object) -> Nomination:
    """Send one update to the nomination; its state as recorded then."""
    await office.act(f"nomination:{nomination}", update, request)
    return case_of(office, nomination)


async def held(office: Office, nomination: str) -> Nomination:
    request = sent.OpenHold(office.standing, HoldCause.INSPECTION, "Đang thanh tra")
    return await on(office, nomination, "open_hold", request)


async def concluded(office: Office, nomination: str, conclusion: HoldConclusion) -> Nomination:
    request = sent.CloseHold(office.standing, "h1", conclusion, "Đã có kết luận")
    return await on(office, nomination, "close_hold", request)


async def held_in_appraisal_and_cleared(office: Office) -> None:
    nomination = await in_appraisal(office)
    case = await held(office, nomination)
    assert (case.stage, case.outcome, case.due_at) == ("in_appraisal", "held", None)
    assert case.clock_left is not None
    with pytest.raises(CaseHeld):
        await office.appraise(nomination)
    case = await concluded(office, nomination, HoldConclusion.NO_FAULT)
    assert (case.outcome, case.clock_left) == ("hold_cleared", None)
    assert case.due_at is not None
    await office.is_told(FIRST, "nomination_hold_closed")
    await office.appraise(nomination)
    assert office.stage(nomination) == "awaiting_council"


async def held_with_a_fault_and_refused(office: Office) -> None:
    nomination = await in_appraisal(office)
    await held(office, nomination)
    case = await concluded(office, nomination, HoldConclusion.FAULT)
    assert case.outcome == "hold_confirmed"
    with pytest.raises(CaseHeld):
        await office.appraise(nomination)
    refusal = sent.Refuse(office.standing, "Có vi phạm", RefusalGround.VIOLATION)
    case = await on(office, nomination, "refuse", refusal)
    assert (case.stage, case.outcome) == ("refused", "refused_violation")


async def held_before_the_signature(office: Office) -> None:
    """Between council and signature: the draft strikes the name, and may not take it up again."""
    nomination = await recommended(office)
    decision = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    case = await held(office, nomination)
    assert (case.stage, case.decision_id) == ("awaiting_decision", "")
    assert office.database.records.decision(decision).stage == "lapsed"
    await concluded(office, nomination, HoldConclusion.NO_FAULT)
    again = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    await office.sign(again)
    await office.reaches(nomination, "awarded")


async def an_agency_agrees(office: Office) -> None:
    nomination = await in_appraisal(office)
    asked = sent.Consult(office.standing, AGENCY, "Sở Tài chính", "Đã nộp đủ thuế chưa?")
    await on(office, nomination, "consult", asked)
    with pytest.raises(ConsultationOpen):
        await office.appraise(nomination)
    stranger = sent.AnswerConsultation(agency("so-xay-dung"), "c1", agrees=True)
    with pytest.raises(NotAuthorised):
        await on(office, nomination, "answer_consultation", stranger)
    answer = sent.AnswerConsultation(agency(), "c1", agrees=True, remark="Đã nộp đủ")
    case = await on(office, nomination, "answer_consultation", answer)
    assert (case.outcome, case.consultations[0].answer) == ("agency_agreed", "positive")
    await office.appraise(nomination)
    assert office.stage(nomination) == "awaiting_council"


async def an_agency_objects(office: Office) -> None:
    """An objection is a hold until the standing body concludes the matter."""
    nomination = await in_appraisal(office)
    asked = sent.Consult(office.standing, AGENCY, "Sở Tài chính", "Đã nộp đủ thuế chưa?")
    await on(office, nomination, "consult", asked)
    answer = sent.AnswerConsultation(agency(), "c1", agrees=False, remark="Còn nợ thuế")
    case = await on(office, nomination, "answer_consultation", answer)
    assert (case.is_held, case.outcome, case.due_at) == (True, "agency_objected", None)
    with pytest.raises(CaseHeld):
        await office.appraise(nomination)
    await concluded(office, nomination, HoldConclusion.NO_FAULT)
    await office.appraise(nomination)


async def an_agency_is_not_waited_for(office: Office) -> None:
    """The office goes on without an answer, and says why."""
    nomination = await in_appraisal(office)
    asked = sent.Consult(office.standing, AGENCY, "Sở Tài chính", "Đã nộp đủ thuế chưa?")
    await on(office, nomination, "consult", asked)
    closing = sent.CloseConsultation(office.standing, "c1", "Đã có văn bản thuế trong hồ sơ")
    case = await on(office, nomination, "close_consultation", closing)
    assert (case.outcome, case.consultations[0].answer) == ("agency_dispensed", "dispensed")
    await office.appraise(nomination)


async def complained_of_and_answered(office: Office) -> None:
    """A case that is over wakes for the complaint, and for its answer; the result stands."""
    nomination = await in_appraisal(office)
    refusal = sent.Refuse(office.standing, "Chưa đủ tiêu chuẩn", RefusalGround.STANDARDS)
    await on(office, nomination, "refuse", refusal)
    await office.is_told(FIRST, "nomination_refused")
    complaint = sent.Complain(office.officer(FIRST), "Hồ sơ đủ tiêu chuẩn")
    await woken(office, nomination, "complain", complaint)
    case = case_of(office, nomination)
    assert (case.stage, case.reason) == ("refused", "Chưa đủ tiêu chuẩn")
    assert case.complaint is not None
    assert case.complaint.is_open
    answer = sent.AnswerComplaint(office.standing, upheld=False, reason="Đã xem lại")
    await woken(office, nomination, "answer_complaint", answer)
    case = case_of(office, nomination)
    assert (case.stage, case.complaint and case.complaint.upheld) == ("refused", False)
    await office.is_told(FIRST, "complaint_answered")
    await office.is_told(FIRST, "nomination_refused")


async def woken(office: Office, nomination: str, update: str, request: object) -> None:
    """Send an update to a case that is over, as the API does."""
    await ended(office, nomination)
    case = messages.NominationCase(case_of(office, nomination), office.rulebook, woken=True)
    await office.start("NominationWorkflow", f"nomination:{nomination}", case, update, request)


async def ended(office: Office, nomination: str) -> None:
    """Wait until the run of a closed case is over."""
    handle = office.client.get_workflow_handle(f"nomination:{nomination}")
    await asyncio.wait_for(handle.result(), 10)


async def late_and_let_in(office: Office) -> None:
    yesterday = (await office.now()).date() - timedelta(days=1)
    last = CutOff(yesterday.month, yesterday.day, yesterday.year - 2023, INVENTED)
    change_merit(office, cut_off=last)
    nomination = await in_appraisal(office)
    case = case_of(office, nomination)
    assert (case.outcome, case.lateness is not None) == ("late", True)
    with pytest.raises(LateUnwaived):
        await office.appraise(nomination)
    by_office = sent.WaiveLateness(office.standing, "Bưu điện chậm")
    with pytest.raises(NotAuthorised):
        await on(office, nomination, "waive_lateness", by_office)
    chairman = person("chu-tich", (Role.CHAIRMAN, "bac-kan"))
    waived = sent.WaiveLateness(chairman, "Bưu điện chậm")
    case = await on(office, nomination, "waive_lateness", waived)
    assert case.outcome == "lateness_waived"
    await office.appraise(nomination)


async def decided_by_the_unit(office: Office) -> None:
    """No bloc and no council: the unit's own head decides, and the unit records it."""
    stations = (Station.UNIT_DECISION,)
    change_merit(office, routes=(Route(CommendationKind.SUDDEN, stations, INVENTED),))
    nomination = await proposed_outside_a_bloc(office, stations)
    assert office.stage(nomination) == "awaiting_unit_decision"
    made = sent.RecordUnitDecision(office.officer(FIRST), "12/QĐ-BDT", date(2023, 12, 29))
    case = await on(office, nomination, "record_unit_decision", made)
    assert (case.stage, case.outcome) == ("awarded", "awarded_by_unit")
    assert case.decision_number == "12/QĐ-BDT"


async def straight_to_the_decision(office: Office) -> None:
    """The simplified procedure: appraisal, then the Chairman; no ballot anywhere."""
    stations = (Station.APPRAISAL, Station.DECISION)
    change_merit(office, routes=(Route(CommendationKind.SUDDEN, stations, INVENTED),))
    nomination = await proposed_outside_a_bloc(office, stations)
    assert office.stage(nomination) == "in_appraisal"
    assert case_of(office, nomination).received_at is not None
    await office.appraise(nomination)
    decision = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    await office.sign(decision)
    await office.reaches(nomination, "awarded")


async def proposed_outside_a_bloc(
    office: Office, stations: tuple[Station, ...], unit: str = FIRST
) -> str:
    """A nomination whose route does not begin in a bloc."""
    draft = replace(
        office.draft_nomination(unit, MERIT, await office.now()),
        id=f"2023.{office.bloc}-{unit}.{MERIT}",
        round_id="",
        bloc_id="",
        kind=CommendationKind.SUDDEN,
        route=stations,
    )
    request = sent.Propose(office.officer(unit), "Cứu người", DOSSIER)
    case = messages.NominationCase(draft, office.rulebook)
    await office.start("NominationWorkflow", draft.chain, case, "propose", request)
    return draft.id


def change_merit(office: Office, **changes: object) -> None:
    """Give the certificate other terms than the demo province does."""
    awards = tuple(
        replace(rule, **changes) if rule.id == MERIT else rule  # type: ignore[arg-type]
        for rule in office.rulebook.awards
    )
    office.rulebook = replace(
        office.rulebook,
        awards=awards,
        limits={
            "complaint_limit_working_days": Limit(10, INVENTED),
            "correction_limit_working_days": Limit(10, INVENTED),
        },
    )
