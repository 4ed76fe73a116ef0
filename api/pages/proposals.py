"""A unit puts itself forward: which award, then the dossier that this award asks for."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.addresses import case_address
from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form
from api.pages.receipts import AnyReceipt
from api.pages.refusal import Refusal
from api.pages.rounds import may_propose, own_units
from suyton.domain.nomination import nomination_id

router = APIRouter(prefix="/rounds")


@router.get("/{round_id}/proposal")
def shown(round_id: str, desk: SignedIn, unit_id: str = "", award_id: str = "") -> Response:
    """The choice of unit and award, or the form for those chosen."""
    return _proposal(desk, round_id, unit_id, award_id)


def _proposal(
    desk: Desk, round_id: str, unit_id: str, award_id: str, refusal: Refusal | None = None
) -> Response:
    round_ = desk.world.records.round(round_id)
    rulebook = desk.world.rulebooks.for_year(round_.year)
    units = [unit for unit in own_units(desk, round_) if may_propose(round_, unit)]
    return desk.page(
        "proposal.html",
        refusal,
        round=round_,
        units=units,
        awards=rulebook.awards,
        unit_id=unit_id,
        rule=rulebook.award(award_id) if award_id else None,
    )


@router.post("/{round_id}/proposal")
async def propose(round_id: str, desk: SignedIn) -> Response:
    """Send the proposal with its papers."""
    typed = Form(await desk.request.form())
    unit_id, award_id = typed.text("unit_id"), typed.text("award_id")

    async def doing(form: Form) -> AnyReceipt:
        papers = await desk.papers(form)
        return await desk.world.commands.propose(
            desk.actor, form.key, round_id, unit_id, award_id, form.text("summary"), papers
        )

    return await desk.act(
        doing,
        then=case_address(f"nomination:{nomination_id(round_id, unit_id, award_id)}"),
        again=partial(_proposal, desk, round_id, unit_id, award_id),
    )
