"""Nominations: the list, one case with its history, and what its people may do to it."""

from collections.abc import Awaitable, Callable
from functools import partial

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.drawn_decisions import notices
from api.drawn_papers import nomination_papers
from api.eligibility import EligibilityShown, eligibility_shown, judged_now
from api.explaining import tasks_of
from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form
from api.pages.receipts import AnyReceipt
from api.pages.refusal import Refusal
from api.sight import check_sight, may_read, may_read_nomination
from api.spoken import used_said
from suyton.domain.authority import Role
from suyton.domain.incidents import RefusalGround
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.nomination_options import open_acts
from suyton.domain.rulebook import Rulebook
from suyton.ports import NominationFilter

router = APIRouter(prefix="/nominations")


@router.get("")
def listed(
    desk: SignedIn,
    text: str = "",
    bloc_id: str = "",
    award_id: str = "",
    year: str = "",
    stage: str = "",
    cursor: str = "",
) -> Response:
    """The nominations this person may read, by what the search form asks."""
    stages = tuple(known for known in NominationStage if known == stage)
    wanted = NominationFilter(
        bloc_id=bloc_id,
        award_id=award_id,
        year=int(year) if year.isdecimal() else 0,
        stages=stages,
        text=text,
        visible_to=desk.sight,
    )
    return desk.page(
        "nominations.html",
        may_propose=bool(desk.actor.scopes(Role.UNIT_OFFICER, desk.now)),
        nominations=desk.world.records.nominations(wanted, cursor),
        stages=[known for known in NominationStage if known is not NominationStage.NEW],
        asked={
            "text": text,
            "bloc_id": bloc_id,
            "award_id": award_id,
            "year": year,
            "stage": stage,
        },
    )


@router.get("/{nomination_id}")
def shown(nomination_id: str, desk: SignedIn) -> Response:
    """One case: where it stands, why, who is awaited, its dossier and its history."""
    return shown_again(desk, nomination_id)


def shown_again(desk: Desk, nomination_id: str, refusal: Refusal | None = None) -> Response:
    """The page of one case, with a form that came back refused if there is one."""
    records = desk.world.records
    nomination = records.nomination(nomination_id)
    check_sight(may_read_nomination(desk.sight, nomination), "nomination", nomination_id)
    rulebook = desk.world.rulebooks.of(nomination)
    rule = rulebook.award(nomination.award_id)
    # A record may hold a disciplinary measure: the unit and the centre read it, not the bloc.
    reads_record = may_read(desk.sight, nomination.unit_id)
    return desk.page(
        "nomination.html",
        refusal,
        nomination=nomination,
        notices=notices(nomination),
        drawn_kinds=nomination_papers(desk.sight, nomination),
        acts=open_acts(nomination, desk.actor, desk.now),
        agencies=[unit_id for unit_id in desk.names.units if unit_id != nomination.unit_id],
        own_agencies=desk.actor.scopes(Role.AGENCY_OFFICER, desk.now),
        own=desk.actor.holds(Role.UNIT_OFFICER, nomination.unit_id, desk.now),
        awaited=tasks_of(records, nomination, desk.sight),
        entries=records.chain(nomination.chain),
        dossier_kinds=rule.dossier,
        reads_record=reads_record,
        eligibility=_eligibility(desk, nomination, rulebook) if reads_record else None,
        used_said=partial(used_said, desk.world.wording, desk.language),
        grounds={ground.id: ground for ground in rule.grounds},
    )


def _eligibility(desk: Desk, nomination: Nomination, rulebook: Rulebook) -> EligibilityShown | None:
    """What the rules say today; of a closed case the book says what they said then."""
    if nomination.is_closed:
        return None
    judgement = judged_now(desk.world.subject_records, nomination, rulebook, desk.now)
    return eligibility_shown(nomination, judgement, desk.world.wording, desk.language)


async def _act(
    desk: Desk, nomination_id: str, doing: Callable[[Form], Awaitable[AnyReceipt]]
) -> Response:
    return await desk.act(
        doing,
        then=f"/nominations/{nomination_id}",
        again=partial(shown_again, desk, nomination_id),
    )


@router.post("/{nomination_id}/return")
async def return_for_supplement(nomination_id: str, desk: SignedIn) -> Response:
    """Bloc leader or standing body sends the dossier back."""
    give_back = desk.world.commands.return_nomination
    return await _act(
        desk,
        nomination_id,
        lambda form: give_back(desk.actor, form.key, nomination_id, form.text("reason")),
    )


@router.post("/{nomination_id}/withdrawal")
async def withdraw(nomination_id: str, desk: SignedIn) -> Response:
    """The unit takes its nomination back."""
    take_back = desk.world.commands.withdraw
    return await _act(
        desk,
        nomination_id,
        lambda form: take_back(desk.actor, form.key, nomination_id, form.text("reason")),
    )


@router.post("/{nomination_id}/refusal")
async def refuse(nomination_id: str, desk: SignedIn) -> Response:
    """The standing body refuses the dossier for good."""
    turn_down = desk.world.commands.refuse
    return await _act(
        desk,
        nomination_id,
        lambda form: turn_down(
            desk.actor,
            form.key,
            nomination_id,
            form.text("reason"),
            form.one_of("ground", RefusalGround),
        ),
    )


@router.post("/{nomination_id}/appraisal")
async def pass_appraisal(nomination_id: str, desk: SignedIn) -> Response:
    """The standing body finds the dossier fit for the council."""

    async def doing(form: Form) -> AnyReceipt:
        papers = await desk.papers(form)
        return await desk.world.commands.pass_appraisal(
            desk.actor, form.key, nomination_id, form.text("remark"), papers
        )

    return await _act(desk, nomination_id, doing)


@router.post("/{nomination_id}/resubmission")
async def resubmit(nomination_id: str, desk: SignedIn) -> Response:
    """The unit sends the supplemented dossier; a paper not chosen anew stays as it is."""

    async def doing(form: Form) -> AnyReceipt:
        chosen = await desk.papers(form)
        before = await run_in_threadpool(desk.world.records.nomination, nomination_id)
        replaced = {paper.kind for paper in chosen}
        kept = tuple(paper for paper in before.dossier if paper.kind not in replaced)
        return await desk.world.commands.resubmit(
            desk.actor,
            form.key,
            nomination_id,
            form.text("summary"),
            (*kept, *chosen),
            form.text("remark"),
        )

    return await _act(desk, nomination_id, doing)
