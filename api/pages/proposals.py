"""A unit puts a subject forward: which award, then the dossier that this award asks for.

Where an award's route begins in a bloc the page belongs to the bloc's round; any other award is
proposed at ``/proposals``.
"""

from dataclasses import replace
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
from suyton.domain.authority import Role
from suyton.domain.award_terms import CommendationKind, Station, SubjectKind
from suyton.domain.calendar import HANOI
from suyton.domain.candidature import Candidature
from suyton.domain.rulebook import AwardRule, Rulebook

router = APIRouter()


@router.get("/rounds/{round_id}/proposal")
def shown(round_id: str, desk: SignedIn, unit_id: str = "", award_id: str = "") -> Response:
    """The choice of unit and award, or the form for those chosen."""
    return _in_bloc(desk, round_id, unit_id, award_id)


def _in_bloc(
    desk: Desk, round_id: str, unit_id: str, award_id: str, refusal: Refusal | None = None
) -> Response:
    round_ = desk.world.records.round(round_id)
    rulebook = desk.world.rulebooks.for_year(round_.year)
    units = [
        unit
        for unit in own_units(desk, round_)
        if may_propose(round_, unit) and desk.names.is_active(unit)
    ]
    return desk.page(
        "proposal.html",
        refusal,
        round=round_,
        here=f"/rounds/{round_id}/proposal",
        year=round_.year,
        units=units,
        choices=_choices(rulebook, in_bloc=True),
        unit_id=unit_id,
        kind=CommendationKind.MERIT,
        rule=rulebook.award(award_id) if award_id else None,
    )


@router.get("/proposals")
def outside(
    desk: SignedIn, year: int = 0, unit_id: str = "", award_id: str = "", kind: str = ""
) -> Response:
    """The same for awards whose route does not begin in a bloc."""
    return _outside(desk, year or desk.now.year, unit_id, award_id, kind)


def _outside(
    desk: Desk,
    year: int,
    unit_id: str,
    award_id: str,
    kind: str,
    refusal: Refusal | None = None,
) -> Response:
    chosen = CommendationKind(kind) if kind in set(CommendationKind) else CommendationKind.MERIT
    today = desk.now.astimezone(HANOI).date()
    rulebook = desk.world.rulebooks.for_case(chosen, year, today)
    return desk.page(
        "proposal.html",
        refusal,
        round=None,
        here="/proposals",
        year=year,
        units=sorted(filter(desk.names.is_active, desk.actor.scopes(Role.UNIT_OFFICER, desk.now))),
        choices=_choices(rulebook, in_bloc=False),
        unit_id=unit_id,
        kind=chosen,
        rule=rulebook.award(award_id) if award_id else None,
    )


def _choices(rulebook: Rulebook, *, in_bloc: bool) -> list[tuple[AwardRule, CommendationKind]]:
    """The awards and kinds that begin in a bloc, or those that do not."""
    found = []
    for rule in rulebook.awards:
        for kind in [route.kind for route in rule.routes] or [CommendationKind.MERIT]:
            if (rule.route(kind)[0] is Station.BLOC) is in_bloc:
                found.append((rule, kind))
    return found


@router.post("/rounds/{round_id}/proposal")
async def propose(round_id: str, desk: SignedIn) -> Response:
    """Send the proposal with its papers."""
    typed = Form(await desk.request.form())
    wanted = _candidature(typed, round_id)
    again = partial(_in_bloc, desk, round_id, wanted.unit_id, wanted.award_id)
    return await _sent(desk, wanted, again)


@router.post("/proposals")
async def propose_outside(desk: SignedIn) -> Response:
    """Send a proposal for an award whose route does not begin in a bloc."""
    wanted = _candidature(Form(await desk.request.form()), "")
    again = partial(_outside, desk, wanted.year, wanted.unit_id, wanted.award_id, wanted.kind.value)
    return await _sent(desk, wanted, again)


def _candidature(typed: Form, round_id: str) -> Candidature:
    """What the form's fields say; a kind or subject it does not know is the usual one."""
    kind, subject = typed.text("kind"), typed.text("subject_kind")
    year = typed.text("year")
    return Candidature(
        unit_id=typed.text("unit_id"),
        award_id=typed.text("award_id"),
        year=int(year) if year.isdecimal() else 0,
        round_id=round_id,
        kind=CommendationKind(kind) if kind in set(CommendationKind) else CommendationKind.MERIT,
        subject_kind=SubjectKind(subject)
        if subject in set(SubjectKind)
        else SubjectKind.COLLECTIVE,
        subject_id=typed.text("subject_id"),
        subject_name=typed.text("subject_name"),
        ground_id=typed.text("ground_id"),
        achievement_id=typed.text("achievement_id"),
        initiatives=tuple(typed.text("initiatives").replace(",", " ").split()),
    )


async def _sent(desk: Desk, wanted: Candidature, again: "partial[Response]") -> Response:
    async def doing(form: Form) -> AnyReceipt:
        papers = await desk.papers(form)
        dated = replace(
            wanted,
            achieved_from=form.optional_day("achieved_from"),
            achieved_to=form.optional_day("achieved_to"),
        )
        return await desk.world.commands.propose(
            desk.actor, form.key, dated, form.text("summary"), papers
        )

    return await desk.act(
        doing, then=case_address(f"nomination:{wanted.nomination_id}"), again=again
    )
