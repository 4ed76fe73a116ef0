"""What befalls a nomination on its way and after its result."""

from typing import Any

from fastapi import APIRouter

from api.documented import act
from api.identity import Key, SignedIn
from api.parts import TheParts
from api.schemas import examples
from api.schemas.nomination_incidents import (
    AgencyReply,
    ComplaintAnswer,
    Consulting,
    HoldClosing,
    HoldOpening,
    RecoveryEntered,
    UnitDecision,
)
from api.schemas.nominations import Explained
from suyton.domain.audit import Receipt
from workflows import nomination_messages as messages

router = APIRouter(prefix="/nominations/{nomination_id}", tags=["nominations"])

CHAIN = f"nomination:{examples.NOMINATION_ID}"


def _told(summary: str, tag: str, stage: str, *codes: str) -> Any:
    return act(summary, examples.receipt(CHAIN, tag, stage), "reason_missing", *codes)


@router.post("/holds", **_told("Put on hold", "standing:hold:opened", "in_appraisal"))
async def open_hold(
    nomination_id: str, wanted: HoldOpening, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the standing body, at any stage before the result; the clock stops."""
    request = messages.OpenHold(caller.actor, wanted.cause, wanted.reason)
    return await parts.commands.on_nomination(nomination_id, key, request)


@router.post(
    "/holds/{hold_id}/conclusion",
    **_told("Conclude a hold", "standing:hold:closed", "in_appraisal", "case_held"),
)
async def close_hold(
    nomination_id: str,
    hold_id: str,
    wanted: HoldClosing,
    caller: SignedIn,
    key: Key,
    parts: TheParts,
) -> Receipt:
    """By the standing body. After a fault the case can only be returned or refused."""
    request = messages.CloseHold(caller.actor, hold_id, wanted.conclusion, wanted.reason)
    return await parts.commands.on_nomination(nomination_id, key, request)


@router.post(
    "/consultations",
    **_told(
        "Consult an agency", "standing:consultation:asked", "in_appraisal", "already_consulted"
    ),
)
async def consult(
    nomination_id: str, wanted: Consulting, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the standing body, in appraisal; the answer is awaited until the pack's limit."""
    return await parts.commands.consult(
        caller.actor, key, nomination_id, wanted.agency_id, wanted.question
    )


@router.post(
    "/consultations/{consultation_id}/answer",
    **_told("Answer for an agency", "agency:consultation:answered", "in_appraisal"),
)
async def answer_consultation(
    nomination_id: str,
    consultation_id: str,
    wanted: AgencyReply,
    caller: SignedIn,
    key: Key,
    parts: TheParts,
) -> Receipt:
    """By an officer of the agency asked. An objection stops the case."""
    request = messages.AnswerConsultation(
        caller.actor, consultation_id, wanted.agrees, wanted.remark
    )
    return await parts.commands.on_nomination(nomination_id, key, request)


@router.post(
    "/consultations/{consultation_id}/closing",
    **_told("Go on without an answer", "standing:consultation:closed", "in_appraisal"),
)
async def close_consultation(
    nomination_id: str,
    consultation_id: str,
    wanted: Explained,
    caller: SignedIn,
    key: Key,
    parts: TheParts,
) -> Receipt:
    """By the standing body, with a reason."""
    request = messages.CloseConsultation(caller.actor, consultation_id, wanted.reason)
    return await parts.commands.on_nomination(nomination_id, key, request)


@router.post(
    "/lateness-waiver",
    **_told("Let a late dossier in", "standing:lateness:waived", "in_appraisal"),
)
async def waive_lateness(
    nomination_id: str, wanted: Explained, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the role that the rule pack names."""
    request = messages.WaiveLateness(caller.actor, wanted.reason)
    return await parts.commands.on_nomination(nomination_id, key, request)


@router.post(
    "/unit-decision",
    **_told(
        "Record the unit's own decision",
        "unit:decision:recorded",
        "awarded",
        "case_held",
        "achievement_rewarded",
        "initiative_used",
    ),
)
async def record_unit_decision(
    nomination_id: str, wanted: UnitDecision, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the unit's officer, where its head decides the award."""
    request = messages.RecordUnitDecision(
        caller.actor, wanted.number, wanted.decided_on, wanted.remark
    )
    return await parts.commands.on_nomination(nomination_id, key, request)


@router.post("/complaint", **_told("Complain of the result", "unit:complaint:made", "refused"))
async def complain(
    nomination_id: str, wanted: Explained, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the unit's officer; one complaint at a time."""
    request = messages.Complain(caller.actor, wanted.reason)
    return await parts.commands.on_nomination(nomination_id, key, request)


@router.post(
    "/complaint/answer",
    **_told("Answer a complaint", "standing:complaint:answered", "refused"),
)
async def answer_complaint(
    nomination_id: str, wanted: ComplaintAnswer, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the standing body. The result itself changes only by a new decision."""
    request = messages.AnswerComplaint(caller.actor, wanted.upheld, wanted.reason)
    return await parts.commands.on_nomination(nomination_id, key, request)


@router.post(
    "/recovery",
    **_told(
        "Record what was recovered",
        "standing:recovery:recorded",
        "award_cancelled",
        "recovery_too_much",
    ),
)
async def record_recovery(
    nomination_id: str, wanted: RecoveryEntered, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the standing body, after a decision that cancels the award."""
    request = messages.RecordRecovery(
        caller.actor, wanted.artefact_returned, wanted.money_returned_vnd, wanted.reason
    )
    return await parts.commands.on_nomination(nomination_id, key, request)
