"""Forms beside a sitting's way: who stands in, differing opinions, single items of its list."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import Response

from api.commands.engine import Request
from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form
from api.pages.receipts import AnyReceipt
from api.pages.sittings import act_on
from suyton.domain.agenda import Aside
from suyton.domain.errors import Unknown
from suyton.domain.incidents import HoldCause
from workflows.sitting_messages import CloseItem, OpenItem, RecordDiffering, SetAsideItem

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


_ITEM_FORMS: dict[str, Callable[[Desk, Form], Request]] = {
    "vote": lambda desk, form: OpenItem(desk.actor, form.text("nomination_id")),
    "vote-end": lambda desk, form: CloseItem(desk.actor, form.text("ballot_id")),
    "set-aside": lambda desk, form: SetAsideItem(
        desk.actor,
        form.text("nomination_id"),
        form.one_of("way", Aside),
        form.text("reason"),
        form.one_of("cause", HoldCause) if form.text("cause") else None,
    ),
}
"""How each form about one item is read into its message."""


@router.post("/{sitting_id}/items/{act}")
async def item(sitting_id: str, act: str, desk: SignedIn) -> Response:
    """One form about one item of the list; ``act`` says which."""

    async def doing(form: Form) -> AnyReceipt:
        if act not in _ITEM_FORMS:
            raise Unknown(noun="sitting", id=act)
        request = _ITEM_FORMS[act](desk, form)
        return await desk.world.commands.on_sitting(sitting_id, form.key, request)

    return await act_on(desk, sitting_id, doing)
