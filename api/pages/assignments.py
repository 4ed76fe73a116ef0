"""The Chairman's assignments: who may sign for him, from when, until when."""

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.refusal import Refusal
from suyton.domain.authority import Role

router = APIRouter(prefix="/assignments")


@router.get("")
def listed(desk: SignedIn) -> Response:
    """Every assignment, ended ones included."""
    return _assignments(desk)


def _assignments(desk: Desk, refusal: Refusal | None = None) -> Response:
    provinces = desk.names.provinces
    accounts = desk.world.accounts
    chairing = [one for one in provinces if desk.actor.holds(Role.CHAIRMAN, one, desk.now)]
    return desk.page(
        "assignments.html",
        refusal,
        assignments=[one for province in provinces for one in accounts.assignments(province)],
        chairing=chairing,
        signers=[
            (account.id, account.name)
            for account in accounts.accounts()
            if any(
                accounts.actor(account.id).holds(Role.VICE_CHAIRMAN, province, desk.now)
                for province in chairing
            )
        ],
    )
