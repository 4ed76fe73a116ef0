"""Units over time: their names, their end, and the forms by which the standing body enters both."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form
from api.pages.receipts import AnyReceipt
from api.pages.refusal import Refusal
from suyton.domain.unit_change import PROCEDURE, chain_of, scopes, stage_of
from suyton.domain.unit_history import UnitEnding, UnitName

router = APIRouter(prefix="/units")


@router.get("")
def listed(desk: SignedIn) -> Response:
    """Every unit under its name of today."""
    return desk.page("units.html", units=desk.names.histories.by_id.values())


@router.get("/{unit_id}")
def shown(unit_id: str, desk: SignedIn) -> Response:
    """One unit: its names, its end, whom it carries on, and what was entered about it."""
    return _unit(desk, unit_id)


def _unit(desk: Desk, unit_id: str, refusal: Refusal | None = None) -> Response:
    units = desk.names.histories
    unit = units.of(unit_id)
    acts = {
        act
        for province in desk.names.provinces.values()
        for act in PROCEDURE.open_acts(
            stage_of(unit), desk.actor, scopes(province.standing_body_id), desk.now
        )
    }
    return desk.page(
        "unit.html",
        refusal,
        unit=unit,
        joined=[one.unit_id for one in units.merged_into(unit_id)],
        acts=acts,
        others=[
            one.unit_id
            for one in units.by_id.values()
            if one.unit_id != unit_id and one.is_active_on(desk.today)
        ],
        entries=desk.world.records.chain(chain_of(unit_id)),
    )


@router.post("/{unit_id}/names")
async def rename(unit_id: str, desk: SignedIn) -> Response:
    """The standing body enters a new name."""

    async def doing(form: Form) -> AnyReceipt:
        name = UnitName(
            form.text("name"),
            form.day("effective_on"),
            form.text("decision_number"),
            form.text("short_name"),
        )
        return await desk.world.commands.units.rename(desk.actor, form.key, unit_id, name)

    return await desk.act(doing, then=f"/units/{unit_id}", again=partial(_unit, desk, unit_id))


@router.post("/{unit_id}/ending")
async def end(unit_id: str, desk: SignedIn) -> Response:
    """The standing body enters a merger, or a dissolution: the form with no successor."""

    async def doing(form: Form) -> AnyReceipt:
        ending = UnitEnding(
            form.day("effective_on"), form.text("decision_number"), form.text("successor_id")
        )
        return await desk.world.commands.units.end(desk.actor, form.key, unit_id, ending)

    return await desk.act(doing, then=f"/units/{unit_id}", again=partial(_unit, desk, unit_id))
