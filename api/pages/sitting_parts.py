"""Forms about the people at a sitting: guests, those who stand in, differing opinions."""

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.entrance import SignedIn
from api.pages.forms import Form
from api.pages.receipts import AnyReceipt
from api.pages.sittings import act_on
from workflows.sitting_messages import RecordDiffering

router = APIRouter(prefix="/sittings")


@router.post("/{sitting_id}/stand-ins")
async def record_stand_in(sitting_id: str, desk: SignedIn) -> Response:
    """The office records who comes in a member's place."""

    async def doing(form: Form) -> AnyReceipt:
        papers = await desk.papers(form)
        return await desk.world.commands.record_stand_in(
            desk.actor,
            form.key,
            sitting_id,
            form.text("member_id"),
            form.text("account_id"),
            form.text("number"),
            form.day("dated_on"),
            papers,
        )

    return await act_on(desk, sitting_id, doing)


@router.post("/{sitting_id}/differing-opinions")
async def record_differing(sitting_id: str, desk: SignedIn) -> Response:
    """A member puts a differing opinion on record."""

    async def doing(form: Form) -> AnyReceipt:
        request = RecordDiffering(desk.actor, form.text("text"), form.text("nomination_id"))
        return await desk.world.commands.on_sitting(sitting_id, form.key, request)

    return await act_on(desk, sitting_id, doing)
