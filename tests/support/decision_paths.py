"""What a decision may do besides granting, each told once: submit, correct, cancel, and the rest."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from suyton.domain import decision_change
from suyton.domain.authority import Role
from suyton.domain.award_terms import CommendationKind, Prize, Route, Station, SubjectKind
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.errors import (
    AlreadyCancelled,
    LastRecipient,
    NoLiveAssignment,
    NotTheSigner,
    RecoveryTooMuch,
)
from suyton.domain.incidents import CancellationGround
from tests.support.incident_paths import (
    INVENTED,
    case_of,
    change_merit,
    ended,
    on,
    proposed_outside_a_bloc,
    woken,
)
from tests.support.office import Office
from tests.support.paths import FIRST, SECOND, recommended
from tests.support.people import person
from workflows import messages
from workflows import nomination_messages as sent


async def forwarded(office: Office) -> None:
    """The province submits; a higher authority decides. The letter has a series of its own."""
    stations = (Station.APPRAISAL, Station.FORWARDING)
    change_merit(office, routes=(Route(CommendationKind.SUDDEN, stations, INVENTED),))
    nomination = await proposed_outside_a_bloc(office, stations)
    await office.appraise(nomination)
    letter = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    await office.sign(letter)
    await office.reaches(nomination, "forwarded")
    case = case_of(office, nomination)
    assert case.decision_number == office.database.records.decision(letter).number
    assert case.decision_number.endswith("/TTr-UBND")
    assert case.outcome == "forwarded"
    await office.is_told(FIRST, "nomination_forwarded")


async def granted(office: Office) -> tuple[str, str]:
    """An awarded nomination whose case is over, and the decision that grants it."""
    change_merit(office, prizes=(Prize(SubjectKind.COLLECTIVE, Decimal("3.0"), INVENTED),))
    nomination = await recommended(office)
    decision = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    await office.sign(decision)
    await office.reaches(nomination, "awarded")
    await ended(office, nomination)
    return nomination, decision


async def changed(office: Office, decision: str, **terms: Any) -> str:
    """A draft that corrects or cancels what ``decision`` granted, and signed."""
    issued = office.database.records.decision(decision)
    listed = office.database.register.nominations_named(
        [one.nomination_id for one in issued.recipients]
    )
    names = terms.pop("names", {})
    draft = await office.draft(
        [one.id for one in listed],
        recipients=decision_change.concerned(issued, listed, names),
        refers_to=issued.id,
        refers_to_number=issued.number,
        **terms,
    )
    await office.sign(draft)
    return draft


async def keep_woken(office: Office, nomination: str) -> None:
    """Note the run that the decision has started, for the recorder and for closing."""
    handle = office.client.get_workflow_handle(f"nomination:{nomination}")
    office.started[(await handle.describe()).run_id] = f"nomination:{nomination}"


async def corrected(office: Office) -> None:
    """A slip in a name: a new decision corrects it, the old number stands."""
    nomination, decision = await granted(office)
    draft = await changed(
        office,
        decision,
        names={nomination: "Ban Dân tộc và Tôn giáo"},
        kind=DecisionKind.CORRECT,
        explanation="In sai tên",
    )
    await office.is_told(FIRST, "award_corrected")
    await keep_woken(office, nomination)
    case = case_of(office, nomination)
    assert (case.honoured_name, case.outcome) == ("Ban Dân tộc và Tôn giáo", "corrected")
    assert case.stage == "awarded"
    old, new = (office.database.records.decision(one) for one in (decision, draft))
    assert case.decision_number == old.number
    assert (old.number, new.number) == ("01/QĐ-UBND", "02/QĐ-UBND")
    assert new.exchange_due_at is not None


async def cancelled(office: Office) -> None:
    """The award is cancelled: the case wakes, and no more is taken back than was given."""
    nomination, decision = await granted(office)
    again = {"kind": DecisionKind.CANCEL, "explanation": "Kết luận thanh tra"}
    ground = CancellationGround.FALSE_DECLARATION
    await changed(office, decision, ground=ground, **again)
    await office.reaches(nomination, "in_recovery")
    await keep_woken(office, nomination)
    recovery = case_of(office, nomination).recovery
    assert recovery is not None
    assert recovery.money_due_vnd == office.database.records.decision(decision).total_vnd
    assert recovery.money_due_vnd
    with pytest.raises(AlreadyCancelled):
        await changed(office, decision, ground=ground, **again)
    too_much = sent.RecordRecovery(office.standing, True, recovery.money_due_vnd + 1, "Đã thu")
    with pytest.raises(RecoveryTooMuch):
        await on(office, nomination, "record_recovery", too_much)
    whole = sent.RecordRecovery(office.standing, True, recovery.money_due_vnd, "Đã thu")
    case = await on(office, nomination, "record_recovery", whole)
    assert (case.stage, case.outcome) == ("award_cancelled", "cancelled_false_declaration")
    assert office.database.records.decision(decision).number == "01/QĐ-UBND"
    await office.is_told(FIRST, "award_cancelled")


async def corrected_while_awake(office: Office) -> None:
    """A case that a complaint has just woken hears the correction, whichever run takes it."""
    nomination, decision = await granted(office)
    complaint = sent.Complain(office.officer(FIRST), "In sai tên")
    await woken(office, nomination, "complain", complaint)
    await changed(
        office,
        decision,
        names={nomination: "Ban Dân tộc và Tôn giáo"},
        kind=DecisionKind.CORRECT,
        explanation="In sai tên",
    )
    await office.is_told(FIRST, "award_corrected")
    assert case_of(office, nomination).honoured_name == "Ban Dân tộc và Tôn giáo"


async def two_in_a_draft(office: Office) -> tuple[str, str, str]:
    """Two nominations in one draft of the simplified procedure; the draft comes third."""
    stations = (Station.APPRAISAL, Station.DECISION)
    change_merit(office, routes=(Route(CommendationKind.SUDDEN, stations, INVENTED),))
    first = await proposed_outside_a_bloc(office, stations)
    second = await proposed_outside_a_bloc(office, stations, SECOND)
    for nomination in (first, second):
        await office.appraise(nomination)
    draft = await office.draft([first, second])
    for nomination in (first, second):
        await office.reaches(nomination, "in_signing")
    return first, second, draft


async def struck_by_the_signer(office: Office) -> None:
    """Part of a list is signed; whoever is left out awaits another decision, the last one never."""
    first, second, draft = await two_in_a_draft(office)
    striking = messages.StrikeRecipient(office.signer, first, "Chờ xác minh thêm")
    await office.act(f"decision:{draft}", "strike_recipient", striking)
    await office.reaches(first, "awaiting_decision")
    case = case_of(office, first)
    assert (case.outcome, case.reason) == ("struck_by_signer", "Chờ xác minh thêm")
    await office.is_told(FIRST, "recipient_struck")
    last = messages.StrikeRecipient(office.signer, second, "Cũng vậy")
    with pytest.raises(LastRecipient):
        await office.act(f"decision:{draft}", "strike_recipient", last)
    await office.sign(draft)
    await office.reaches(second, "awarded")
    again = await office.draft([first])
    await office.reaches(first, "in_signing")
    await office.sign(again)
    await office.reaches(first, "awarded")


async def reassigned(office: Office) -> None:
    """The vice-chairman's assignment has run out: the draft goes to the Chairman, who signs."""
    nomination = await recommended(office)
    draft = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    office.revoke_assignment(await office.now() - timedelta(seconds=1))
    with pytest.raises(NoLiveAssignment):
        await office.sign(draft)
    chairman = person("chu-tich", (Role.CHAIRMAN, "bac-kan"))
    to_him = messages.ReassignDecision(
        office.standing, chairman.account_id, chairman.name, Role.CHAIRMAN, "Hết phân công"
    )
    await office.act(f"decision:{draft}", "reassign", to_him)
    (task,) = office.database.records.awaited(f"decision:{draft}")
    assert (task.account_id, task.role) == (chairman.account_id, Role.CHAIRMAN)
    with pytest.raises(NotTheSigner):
        await office.sign(draft)
    await office.sign(draft, chairman)
    await office.reaches(nomination, "awarded")
    assert office.database.records.decision(draft).capacity == "chairman"
