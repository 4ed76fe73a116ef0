"""Blocs, their years, and the opening of a round."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form
from api.pages.receipts import AnyReceipt, case_of
from api.pages.refusal import Refusal
from api.sight import may_read
from suyton.domain.authority import Role
from suyton.domain.bloc_round import PROCEDURE, RoundAct, RoundStage

router = APIRouter(prefix="/blocs")


@router.get("")
def listed(desk: SignedIn) -> Response:
    """Every bloc of the province."""
    return desk.page("blocs.html", blocs=desk.world.records.blocs())


@router.get("/{bloc_id}")
def shown(bloc_id: str, desk: SignedIn) -> Response:
    """One bloc: who leads it each year, who belongs to it, and its rounds."""
    return _bloc(desk, bloc_id)


def _bloc(desk: Desk, bloc_id: str, refusal: Refusal | None = None) -> Response:
    records = desk.world.records
    bloc = records.bloc(bloc_id)
    rounds = {one.year: one for one in records.rounds(bloc_id=bloc_id).items}
    in_sight = may_read(desk.sight, bloc_id=bloc_id)
    years = records.bloc_years(bloc_id)
    leads = {Role.BLOC_LEADER: bloc_id, Role.BLOC_DEPUTY: bloc_id}
    may_open = RoundAct.OPEN in PROCEDURE.open_acts(RoundStage.NEW, desk.actor, leads, desk.now)
    return desk.page(
        "bloc.html",
        refusal,
        bloc=bloc,
        years=sorted(years, key=lambda one: -one.year),
        rounds=rounds if in_sight else {},
        reads_record=partial(may_read, desk.sight),
        openable=[one.year for one in years if may_open and one.year not in rounds],
    )


@router.post("/{bloc_id}/rounds")
async def open_round(bloc_id: str, desk: SignedIn) -> Response:
    """The leader opens a year with a deadline for scores."""

    async def doing(form: Form) -> AnyReceipt:
        return await desk.world.commands.open_round(
            desk.actor, form.key, bloc_id, form.whole("year"), form.time("scores_due_at")
        )

    return await desk.act(doing, then=case_of, again=partial(_bloc, desk, bloc_id))
