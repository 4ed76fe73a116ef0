"""Forms that change a draft before it is signed, or draft what changes an issued decision."""

from fastapi import APIRouter
from starlette.responses import Response

from api.commands.decision_changes import Change
from api.pages.decisions import act_on, again
from api.pages.entrance import SignedIn
from api.pages.forms import Form
from api.pages.receipts import AnyReceipt, case_of
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.incidents import CancellationGround

router = APIRouter(prefix="/decisions")
NAME_FIELD = "name:"


@router.post("/{decision_id}/strikes")
async def strike(decision_id: str, desk: SignedIn) -> Response:
    """The signer leaves a name out."""
    leave_out = desk.world.commands.strike_recipient

    async def doing(form: Form) -> AnyReceipt:
        return await leave_out(
            desk.actor, form.key, decision_id, form.text("nomination_id"), form.text("reason")
        )

    return await act_on(desk, decision_id, doing)


@router.post("/{decision_id}/reassignment")
async def reassign(decision_id: str, desk: SignedIn) -> Response:
    """The draft goes before another signer."""
    lay = desk.world.commands.reassign

    async def doing(form: Form) -> AnyReceipt:
        return await lay(
            desk.actor, form.key, decision_id, form.text("signer_id"), form.text("reason")
        )

    return await act_on(desk, decision_id, doing)


@router.post("/{decision_id}/corrections")
async def correct(decision_id: str, desk: SignedIn) -> Response:
    """Draft a correction of the names that were typed anew."""

    async def doing(form: Form) -> AnyReceipt:
        names = {one: name for one, name in form.starting(NAME_FIELD).items() if name}
        change = Change(
            DecisionKind.CORRECT,
            form.text("title"),
            form.text("signer_id"),
            form.text("reason"),
            tuple(names),
            names,
        )
        return await desk.world.commands.draft_change(desk.actor, form.key, decision_id, change)

    return await desk.act(doing, then=case_of, again=again(desk, decision_id))


@router.post("/{decision_id}/cancellations")
async def cancel(decision_id: str, desk: SignedIn) -> Response:
    """Draft a cancellation for the names that were ticked."""

    async def doing(form: Form) -> AnyReceipt:
        change = Change(
            DecisionKind.CANCEL,
            form.text("title"),
            form.text("signer_id"),
            form.text("reason"),
            form.many("nomination_id"),
            ground=form.one_of("ground", CancellationGround),
        )
        return await desk.world.commands.draft_change(desk.actor, form.key, decision_id, change)

    return await desk.act(doing, then=case_of, again=again(desk, decision_id))
