"""A decision's paper: signed with a key at hand or elsewhere, then numbered, sealed and issued."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from api.pages.decisions import act_on
from api.pages.entrance import SignedIn
from api.pages.forms import Form, secret_of
from api.pages.receipts import AnyReceipt

router = APIRouter(prefix="/decisions")


@router.post("/{decision_id}/preparation")
async def prepare(decision_id: str, desk: SignedIn) -> Response:
    """The signer has the paper drawn, to sign it elsewhere."""
    drawn = desk.world.commands.prepare_decision
    return await act_on(desk, decision_id, lambda form: drawn(desk.actor, form.key, decision_id))


@router.post("/{decision_id}/signature")
async def sign(decision_id: str, desk: SignedIn) -> Response:
    """The signer signs: here with a password or PIN, or with a file that was signed elsewhere."""
    commands = desk.world.commands

    async def doing(form: Form) -> AnyReceipt:
        if files := await desk.papers(form):
            return await commands.signed_outside(desk.actor, form.key, decision_id, files[0])
        return await commands.sign(desk.actor, form.key, decision_id, secret_of(form))

    return await act_on(desk, decision_id, doing)


@router.post("/{decision_id}/number")
async def number(decision_id: str, desk: SignedIn) -> Response:
    """The records clerk numbers it, to seal it elsewhere."""
    give = desk.world.commands.number_decision
    return await act_on(desk, decision_id, lambda form: give(desk.actor, form.key, decision_id))


@router.post("/{decision_id}/issue")
async def issue(decision_id: str, desk: SignedIn) -> Response:
    """The records clerk seals and issues it; the same two ways."""
    commands = desk.world.commands

    async def doing(form: Form) -> AnyReceipt:
        publish = form.text("publish") == "yes"
        if files := await desk.papers(form):
            return await commands.sealed_outside(
                desk.actor, form.key, decision_id, files[0], publish
            )
        return await commands.issue_decision(
            desk.actor, form.key, decision_id, secret_of(form), publish
        )

    return await act_on(desk, decision_id, doing)


@router.get("/{decision_id}/papers/{stage}")
def paper(decision_id: str, stage: str, desk: SignedIn) -> Response:
    """The file itself, by the address that programs use."""
    return RedirectResponse(f"/api/v1/decisions/{decision_id}/papers/{stage}", 303)
