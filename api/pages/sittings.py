"""Sittings of the council: convening, presence, written opinions, the vote and its count."""

from collections.abc import Awaitable, Callable
from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.drawn_papers import sitting_papers
from api.pages.ballots import choices_of
from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form
from api.pages.meetings import meeting_in
from api.pages.minutes import percent
from api.pages.receipts import AnyReceipt, case_of
from api.pages.refusal import Refusal
from api.pages.secrecy import before_the_vote
from api.pages.sitting_people import guests_of, may_differ, may_stand_in
from api.pages.tied import may_choose
from api.sight import check_sight
from suyton.domain import sitting_items, tie
from suyton.domain.agenda import Aside
from suyton.domain.authority import Role
from suyton.domain.award_terms import Station
from suyton.domain.ballot import Choice, parts
from suyton.domain.before_count import without_partial_result
from suyton.domain.council_terms import VoteBy
from suyton.domain.errors import Unknown
from suyton.domain.incidents import HoldCause
from suyton.domain.minutes import minutes_of
from suyton.domain.nomination import NominationStage
from suyton.domain.organisation import Province
from suyton.domain.revealing import Revealing
from suyton.domain.second_ballot import is_due
from suyton.domain.sitting import PROCEDURE, Sitting, SittingAct, SittingStage, scopes
from suyton.ports import BallotView, NominationFilter, Page

router = APIRouter(prefix="/sittings")

BODIES = (Station.COUNCIL, Station.STANDING_COMMITTEE)
"""Who may sit on nominations. Each lists only those that its routes give it."""


def convening(desk: Desk) -> tuple[Province, ...]:
    """The provinces whose council this person may convene."""
    return tuple(
        province
        for province in desk.names.provinces.values()
        if SittingAct.CONVENE
        in PROCEDURE.open_acts(
            SittingStage.NEW,
            desk.actor,
            {
                Role.COUNCIL_SECRETARY: province.council_id,
                Role.STANDING_OFFICER: province.standing_body_id,
            },
            desk.now,
        )
    )


@router.get("")
def listed(desk: SignedIn, cursor: str = "") -> Response:
    """The sittings, newest first."""
    return desk.page(
        "sittings.html",
        sittings=desk.world.records.sittings(cursor) if desk.sight.everything else Page(()),
        may_convene=bool(convening(desk)),
    )


@router.get("/new")
def convene_page(desk: SignedIn) -> Response:
    """The form to convene, listing the nominations that await the council."""
    return _convening(desk)


def _convening(desk: Desk, refusal: Refusal | None = None) -> Response:
    waiting = NominationFilter(stages=(NominationStage.AWAITING_COUNCIL,), visible_to=desk.sight)
    nominations = desk.world.records.nominations(waiting, limit=200).items
    lain_before = {one.review_body for one in nominations}
    return desk.page(
        "sitting_new.html",
        refusal,
        provinces=convening(desk),
        nominations=nominations,
        bodies=BODIES,
        voting_forms=list(VoteBy),
        body=next((body for body in BODIES if body in lain_before), BODIES[0]),
    )


@router.post("/new")
async def convene(desk: SignedIn) -> Response:
    """Call the sitting with its list."""

    async def doing(form: Form) -> AnyReceipt:
        return await desk.world.commands.convene(
            desk.actor,
            form.key,
            form.text("council_id"),
            form.time("meets_at"),
            form.many("nomination_id"),
            form.one_of("body", Station),
            guests_of(form),
            form.one_of("vote_by", VoteBy) if form.text("vote_by") else None,
        )

    return await desk.act(doing, then=case_of, again=partial(_convening, desk))


@router.get("/{sitting_id}")
def shown(sitting_id: str, desk: SignedIn) -> Response:
    """One sitting: its agenda, who is there, who is awaited, the count, its history."""
    return _sitting(desk, sitting_id)


def _sitting(desk: Desk, sitting_id: str, refusal: Refusal | None = None) -> Response:
    records = desk.world.records
    sitting = records.sitting(sitting_id)
    check_sight(desk.sight.everything, "sitting", sitting_id)
    acts = _open_acts(desk, sitting)
    view = _box(desk, sitting)
    return desk.page(
        "sitting.html",
        refusal,
        sitting=without_partial_result(sitting),
        drawn_kinds=sitting_papers(sitting),
        acts=acts,
        tied=tie.tied(sitting.tally),
        minutes=minutes_of(sitting),
        percent=partial(percent, desk),
        to_open=sitting_items.waiting_items(sitting),
        to_set_aside=sitting_items.may_be_set_aside(sitting),
        open_vote=sitting_items.open_vote(sitting),
        ways=list(Aside),
        causes=list(HoldCause),
        second_due=is_due(sitting.tally),
        may_choose=may_choose(sitting.tally, records),
        owes_opinion=_owes_opinion(desk, sitting),
        may_differ=may_differ(desk, sitting),
        substitutes=may_stand_in(desk, sitting) if SittingAct.RECORD_STAND_IN in acts else (),
        view=view,
        may_vote=view is not None
        and desk.actor.account_id in {voter.id for voter in view.turnout.awaited},
        choices=list(Choice),
        secrecy=_secrecy(desk, sitting, acts),
        parts=parts(view.ballot.slate, view.ballot.rules) if view else (),
        awaited=(
            *records.awaited(sitting.chain),
            *(records.awaited(f"ballot:{sitting.ballot_id}") if sitting.ballot_id else ()),
        ),
        entries=records.chain(sitting.chain),
    )


def _secrecy(desk: Desk, sitting: Sitting, acts: tuple[SittingAct, ...]) -> Revealing | None:
    """What the office or the chair is told before a vote opens; None where they may open none.

    Before presence is recorded every member may come; whoever does not writes openly.
    """
    if not {SittingAct.RECORD_PRESENCE, SittingAct.HOLD_SECOND_BALLOT} & {*acts}:
        return None
    nominations = [desk.world.records.nomination(one.nomination_id) for one in sitting.agenda]
    papers = len(sitting.roll) or sitting.members
    return before_the_vote(desk, nominations, papers, lambda award: award.council_ballot)


_OF_THE_CHAIR = frozenset({SittingAct.BREAK_TIE, SittingAct.HOLD_SECOND_BALLOT})


def _box(desk: Desk, sitting: Sitting) -> BallotView | None:
    """The box voted into now. The state names it a moment before it is set up."""
    try:
        return desk.world.records.ballot(sitting.ballot_id) if sitting.ballot_id else None
    except Unknown:
        return None


def _open_acts(desk: Desk, sitting: Sitting) -> tuple[SittingAct, ...]:
    """What this person may do now; of the members, only whoever chairs breaks a tie."""
    acts = PROCEDURE.open_acts(sitting.stage, desk.actor, scopes(sitting), desk.now)
    chairs = desk.actor.account_id in {seat.account_id for seat in sitting.chairing}
    return tuple(act for act in acts if chairs or act not in _OF_THE_CHAIR)


def _owes_opinion(desk: Desk, sitting: Sitting) -> bool:
    """Whether the records await a written opinion from this person."""
    return any(
        task.act == SittingAct.GIVE_OPINION and task.account_id == desk.actor.account_id
        for task in desk.world.records.awaited(sitting.chain)
    )


async def act_on(
    desk: Desk, sitting_id: str, doing: Callable[[Form], Awaitable[AnyReceipt]]
) -> Response:
    """Do one act on the sitting, and show it again with what came of it."""
    return await desk.act(
        doing, then=f"/sittings/{sitting_id}", again=partial(_sitting, desk, sitting_id)
    )


@router.post("/{sitting_id}/presence")
async def record_presence(sitting_id: str, desk: SignedIn) -> Response:
    """Record who is there; with the quorum the vote opens, else the sitting is put off."""

    async def doing(form: Form) -> AnyReceipt:
        return await desk.world.commands.record_presence(
            desk.actor,
            form.key,
            sitting_id,
            form.many("present"),
            form.time("closes_at"),
            form.time("postpone_to"),
            guests_of(form),
            meeting_in(form),
        )

    return await act_on(desk, sitting_id, doing)


@router.post("/{sitting_id}/opinions")
async def give_opinion(sitting_id: str, desk: SignedIn) -> Response:
    """An absent member answers in writing."""

    async def doing(form: Form) -> AnyReceipt:
        return await desk.world.commands.give_opinion(
            desk.actor, form.key, sitting_id, choices_of(form), form.text("remark")
        )

    return await act_on(desk, sitting_id, doing)


@router.post("/{sitting_id}/postponement")
async def postpone(sitting_id: str, desk: SignedIn) -> Response:
    """Move the sitting to another time."""
    move = desk.world.commands.postpone
    return await act_on(
        desk,
        sitting_id,
        lambda form: move(
            desk.actor, form.key, sitting_id, form.time("meets_at"), form.text("reason")
        ),
    )


@router.post("/{sitting_id}/extension")
async def extend(sitting_id: str, desk: SignedIn) -> Response:
    """Keep the vote open longer."""
    extend_vote = desk.world.commands.extend_sitting
    return await act_on(
        desk,
        sitting_id,
        lambda form: extend_vote(
            desk.actor, form.key, sitting_id, form.time("until"), form.text("reason")
        ),
    )


@router.post("/{sitting_id}/cancellation")
async def cancel(sitting_id: str, desk: SignedIn) -> Response:
    """Call the sitting off."""
    call_off = desk.world.commands.cancel_sitting
    return await act_on(
        desk,
        sitting_id,
        lambda form: call_off(desk.actor, form.key, sitting_id, form.text("reason")),
    )


@router.post("/{sitting_id}/tie")
async def break_tie(sitting_id: str, desk: SignedIn) -> Response:
    """Whoever chairs says in the open who of those tied goes in."""
    choose = desk.world.commands.break_sitting_tie
    return await act_on(
        desk,
        sitting_id,
        lambda form: choose(
            desk.actor, form.key, sitting_id, form.many("nomination_id"), form.text("reason")
        ),
    )


@router.post("/{sitting_id}/second-ballot")
async def hold_second_ballot(sitting_id: str, desk: SignedIn) -> Response:
    """Whoever chairs has those tied voted on again."""
    hold = desk.world.commands.hold_second_sitting_ballot
    return await act_on(
        desk,
        sitting_id,
        lambda form: hold(desk.actor, form.key, sitting_id, form.time("closes_at")),
    )
