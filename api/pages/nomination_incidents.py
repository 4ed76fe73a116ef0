"""Forms for what befalls a nomination: holds, consultations, lateness, complaints, recovery."""

from collections.abc import Callable
from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.commands.engine import Request
from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form
from api.pages.nominations import shown_again
from api.pages.receipts import AnyReceipt
from suyton.domain.errors import Unknown
from suyton.domain.incidents import HoldCause, HoldConclusion
from suyton.domain.nomination import NominationAct
from workflows import nomination_messages as messages

router = APIRouter(prefix="/nominations")

_READ: dict[NominationAct, Callable[[Desk, Form], Request]] = {
    NominationAct.OPEN_HOLD: lambda desk, form: messages.OpenHold(
        desk.actor, form.one_of("cause", HoldCause), form.text("reason")
    ),
    NominationAct.CLOSE_HOLD: lambda desk, form: messages.CloseHold(
        desk.actor,
        form.text("hold_id"),
        form.one_of("conclusion", HoldConclusion),
        form.text("reason"),
    ),
    NominationAct.ANSWER_CONSULTATION: lambda desk, form: messages.AnswerConsultation(
        desk.actor, form.text("consultation_id"), form.is_yes("agrees"), form.text("remark")
    ),
    NominationAct.CLOSE_CONSULTATION: lambda desk, form: messages.CloseConsultation(
        desk.actor, form.text("consultation_id"), form.text("reason")
    ),
    NominationAct.WAIVE_LATENESS: lambda desk, form: messages.WaiveLateness(
        desk.actor, form.text("reason")
    ),
    NominationAct.RECORD_UNIT_DECISION: lambda desk, form: messages.RecordUnitDecision(
        desk.actor, form.text("number"), form.day("decided_on"), form.text("remark")
    ),
    NominationAct.COMPLAIN: lambda desk, form: messages.Complain(desk.actor, form.text("reason")),
    NominationAct.ANSWER_COMPLAINT: lambda desk, form: messages.AnswerComplaint(
        desk.actor, form.is_yes("upheld"), form.text("reason")
    ),
    NominationAct.RECORD_RECOVERY: lambda desk, form: messages.RecordRecovery(
        desk.actor,
        form.is_yes("artefact_returned"),
        form.whole("money_returned_vnd"),
        form.text("reason"),
    ),
}
"""How each form is read into its message."""


@router.post("/{nomination_id}/incidents/{act}")
async def incident(nomination_id: str, act: NominationAct, desk: SignedIn) -> Response:
    """One form of the case's page; ``act`` says which."""

    async def doing(form: Form) -> AnyReceipt:
        if act is NominationAct.CONSULT:
            return await desk.world.commands.consult(
                desk.actor, form.key, nomination_id, form.text("agency_id"), form.text("reason")
            )
        if act not in _READ:
            raise Unknown(noun="nomination", id=act.value)
        request = _READ[act](desk, form)
        return await desk.world.commands.on_nomination(nomination_id, form.key, request)

    return await desk.act(
        doing,
        then=f"/nominations/{nomination_id}",
        again=partial(shown_again, desk, nomination_id),
    )
