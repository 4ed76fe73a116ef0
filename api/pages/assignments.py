"""The Chairman's assignments: who may sign for him, from when, until when."""

from functools import partial
from uuid import NAMESPACE_URL, uuid5

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form
from api.pages.receipts import AnyReceipt
from api.pages.refusal import Refusal
from suyton.domain.authority import Assignment, Role
from workflows.addresses import update_id

router = APIRouter(prefix="/assignments")


@router.get("")
def listed(desk: SignedIn) -> Response:
    """Every assignment, ended ones included."""
    return _assignments(desk)


def _assignments(desk: Desk, refusal: Refusal | None = None) -> Response:
    accounts = desk.world.accounts
    chairing = desk.actor.scopes(Role.CHAIRMAN, desk.now)
    return desk.page(
        "assignments.html",
        refusal,
        assignments=[
            one for province in desk.names.provinces for one in accounts.assignments(province)
        ],
        chairing=chairing,
        signers=_vice_chairmen(desk, chairing),
    )


def _vice_chairmen(desk: Desk, chairing: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Province, account id and name of each vice-chairman whom this Chairman may assign."""
    accounts = desk.world.accounts
    return [
        (province_id, account.id, account.name)
        for province_id in chairing
        for account in accounts.accounts()
        if accounts.actor(account.id).holds(Role.VICE_CHAIRMAN, province_id, desk.now)
    ]


@router.post("")
async def assign(desk: SignedIn) -> Response:
    """The Chairman lets a vice-chairman sign for him."""

    async def doing(form: Form) -> AnyReceipt:
        province_id, _, signer_id = form.text("signer").partition("/")
        done_as = update_id(desk.actor.account_id, form.key)
        assignment = Assignment(
            id=f"a-{uuid5(NAMESPACE_URL, done_as).hex[:10]}",
            province_id=province_id,
            chairman_id=desk.actor.account_id,
            signer_id=signer_id,
            valid_from=form.time("valid_from"),
            valid_to=form.optional_time("valid_to"),
        )
        return await run_in_threadpool(
            desk.world.accounts.assign, assignment, desk.actor, done_as, desk.now
        )

    return await desk.act(doing, then="/assignments", again=partial(_assignments, desk))


@router.post("/{assignment_id}/revocation")
async def revoke(assignment_id: str, desk: SignedIn) -> Response:
    """The Chairman ends an assignment now."""

    async def doing(form: Form) -> AnyReceipt:
        return await run_in_threadpool(
            desk.world.accounts.revoke_assignment,
            assignment_id,
            desk.actor,
            update_id(desk.actor.account_id, form.key),
            desk.now,
        )

    return await desk.act(doing, then="/assignments", again=partial(_assignments, desk))
