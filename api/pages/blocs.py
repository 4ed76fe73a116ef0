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
from suyton.domain.authority import Role, bloc_year_scope
from suyton.domain.bloc_rotation import PROCEDURE as ROTATION
from suyton.domain.bloc_rotation import BlocYearStage, planned, rotation_order, scopes
from suyton.domain.bloc_round import PROCEDURE, RoundAct, RoundStage
from suyton.domain.organisation import BlocYear

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
    plan = _next_year(desk, bloc_id, years, set(rounds))
    leaders = rotation_order(plan) if plan else ()
    return desk.page(
        "bloc.html",
        refusal,
        bloc=bloc,
        plan=plan,
        leaders=leaders,
        deputies=leaders[1:] + leaders[:1],
        years=sorted(years, key=lambda one: -one.year),
        rounds=rounds if in_sight else {},
        openable=[
            one.year
            for one in years
            if one.year not in rounds and _may_open(desk, bloc_id, one.year)
        ],
        reads_record=partial(may_read, desk.sight),
    )


def _next_year(
    desk: Desk, bloc_id: str, years: tuple[BlocYear, ...], begun: set[int]
) -> BlocYear | None:
    """The year whose leaders this person may name: the latest without a round, or the one after."""
    if not _may_rotate(desk) or not years:
        return None
    latest = max(one.year for one in years)
    year = latest + 1 if latest in begun else latest
    return planned(bloc_id, year, years, desk.names.histories, desk.today)


def _may_rotate(desk: Desk) -> bool:
    bodies = (province.standing_body_id for province in desk.names.provinces.values())
    return any(
        ROTATION.open_acts(BlocYearStage.PLANNED, desk.actor, scopes(body_id), desk.now)
        for body_id in bodies
    )


def _may_open(desk: Desk, bloc_id: str, year: int) -> bool:
    where = bloc_year_scope(bloc_id, year)
    leads = {Role.BLOC_LEADER: where, Role.BLOC_DEPUTY: where}
    return RoundAct.OPEN in PROCEDURE.open_acts(RoundStage.NEW, desk.actor, leads, desk.now)


@router.post("/{bloc_id}/rounds")
async def open_round(bloc_id: str, desk: SignedIn) -> Response:
    """The leader opens a year with a deadline for scores."""

    async def doing(form: Form) -> AnyReceipt:
        return await desk.world.commands.open_round(
            desk.actor, form.key, bloc_id, form.whole("year"), form.time("scores_due_at")
        )

    return await desk.act(doing, then=case_of, again=partial(_bloc, desk, bloc_id))


@router.post("/{bloc_id}/leaders")
async def rotate(bloc_id: str, desk: SignedIn) -> Response:
    """The standing body names who leads the bloc in a year."""

    async def doing(form: Form) -> AnyReceipt:
        return await desk.world.commands.units.rotate_bloc(
            desk.actor,
            form.key,
            bloc_id,
            form.whole("year"),
            form.text("leader_unit_id"),
            form.text("deputy_unit_id"),
        )

    return await desk.act(doing, then=case_of, again=partial(_bloc, desk, bloc_id))
