"""Decisions: drafting, reading, signing, sending back."""

from collections.abc import Awaitable, Callable
from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.commands.decisions import Terms
from api.drafts import decision_drafts
from api.drawn_decisions import Reader, papers_for
from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form
from api.pages.receipts import AnyReceipt, case_of
from api.pages.refusal import Refusal
from api.sight import check_sight, may_read, may_read_decision
from suyton.domain.authority import Role
from suyton.domain.decision import (
    PROCEDURE,
    Decision,
    DecisionAct,
    DecisionStage,
    scopes,
    sent_back,
)
from suyton.domain.decision import waiting as awaited_on
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.errors import DomainError
from suyton.domain.nomination import NominationStage
from suyton.domain.organisation import Province
from suyton.domain.procedure import Act
from suyton.ports import Account, NominationFilter

router = APIRouter(prefix="/decisions")
_STRIKE = DecisionAct.STRIKE_RECIPIENT
_SIGNERS_OWN = {DecisionAct.SIGN, DecisionAct.PREPARE}
"""Nobody else does these, not even the Chairman with what lies before another."""


def drafting(desk: Desk) -> tuple[Province, ...]:
    """The provinces whose standing body this person drafts for."""
    return tuple(
        province
        for province in desk.names.provinces.values()
        if DecisionAct.DRAFT
        in PROCEDURE.open_acts(
            DecisionStage.NEW,
            desk.actor,
            {Role.STANDING_OFFICER: province.standing_body_id},
            desk.now,
        )
    )


@router.get("")
def listed(desk: SignedIn, cursor: str = "") -> Response:
    """The decisions, newest first."""
    page = desk.world.records.decisions(cursor)
    return desk.page(
        "decisions.html",
        decisions=[one for one in page.items if may_read_decision(desk.sight, one)],
        next_cursor=page.next_cursor,
        may_draft=bool(drafting(desk)),
        waiting=awaited_on,
    )


@router.get("/new")
def draft_page(desk: SignedIn, award_id: str = "") -> Response:
    """The choice of an award with nominations awaiting a decision, then the form for it."""
    return _drafting(desk, award_id)


def _drafting(desk: Desk, award_id: str, refusal: Refusal | None = None) -> Response:
    provinces = drafting(desk)
    waiting = NominationFilter(stages=(NominationStage.AWAITING_DECISION,), visible_to=desk.sight)
    nominations = desk.world.records.nominations(waiting, limit=200).items
    return desk.page(
        "decision_new.html",
        refusal,
        may_draft=bool(provinces),
        award_id=award_id,
        awards=list(dict.fromkeys(one.award_id for one in nominations)),
        nominations=[one for one in nominations if one.award_id == award_id],
        signers=_signers(desk, provinces) if award_id else [],
    )


def _signers(desk: Desk, provinces: tuple[Province, ...]) -> list[tuple[Account, Role]]:
    """Who may sign: the Chairman and the vice-chairmen, each with the role they sign in."""
    found: list[tuple[Account, Role]] = []
    for account in desk.world.accounts.accounts():
        actor = desk.world.accounts.actor(account.id)
        for role in (Role.CHAIRMAN, Role.VICE_CHAIRMAN):
            if any(actor.holds(role, province.id, desk.now) for province in provinces):
                found.append((account, role))
    return found


@router.post("/new")
async def draft(desk: SignedIn) -> Response:
    """Lay a draft before its signer."""
    award_id = Form(await desk.request.form()).text("award_id")

    async def doing(form: Form) -> AnyReceipt:
        return await desk.world.commands.draft_decision(
            desk.actor,
            form.key,
            award_id,
            form.text("title"),
            form.many("nomination_id"),
            form.text("signer_id"),
            Terms(
                form.text("proposal"),
                form.optional_day("effective_on"),
                tuple(line.strip() for line in form.text("copies_to").splitlines() if line.strip()),
            ),
        )

    return await desk.act(doing, then=case_of, again=partial(_drafting, desk, award_id))


@router.get("/{decision_id}")
def shown(decision_id: str, desk: SignedIn) -> Response:
    """One decision: whom it names, who signs, its number once signed, its history."""
    return _decision(desk, decision_id)


def _decision(desk: Desk, decision_id: str, refusal: Refusal | None = None) -> Response:
    records = desk.world.records
    decision = records.decision(decision_id)
    check_sight(may_read_decision(desk.sight, decision), "decision", decision_id)
    return desk.page(
        "decision.html",
        refusal,
        decision=decision,
        drawn_kinds=papers_for(
            desk.world.papers, decision, Reader(desk.actor, desk.now, desk.sight)
        ),
        drafts=decision_drafts(decision),
        acts=_acts(desk, decision),
        may_change=_may_change(desk, decision),
        signers=_signers(desk, (desk.names.provinces[decision.province_id],)),
        changes=[
            one for one in records.changes_of(decision.id) if may_read_decision(desk.sight, one)
        ],
        readable={
            one.nomination_id for one in decision.recipients if may_read(desk.sight, one.unit_id)
        },
        awaited=records.awaited(decision.chain),
        entries=records.chain(decision.chain),
    )


def _acts(desk: Desk, decision: Decision) -> list[DecisionAct]:
    """What this person may do to the draft; it lies before one signer, whatever others hold."""
    acts = PROCEDURE.open_acts(decision.stage, desk.actor, scopes(decision), desk.now)
    barred = set()
    chairman = desk.actor.holds(Role.CHAIRMAN, decision.province_id, desk.now)
    if desk.actor.account_id != decision.signer_id:
        barred |= _SIGNERS_OWN if chairman else _SIGNERS_OWN | {_STRIKE}
    try:
        sent_back(decision, Act("", desk.actor, desk.now, reason="?"))
    except DomainError:
        barred.add(DecisionAct.SEND_BACK)
    return [act for act in acts if act not in barred]


def _may_change(desk: Desk, decision: Decision) -> bool:
    """Whether this person may draft a correction or a cancellation of it."""
    is_grant = decision.kind is DecisionKind.GRANT and decision.stage is DecisionStage.ISSUED
    return is_grant and any(one.id == decision.province_id for one in drafting(desk))


def again(desk: Desk, decision_id: str) -> Callable[[Refusal], Response]:
    """The decision's page with the refused form on it."""
    return partial(_decision, desk, decision_id)


async def act_on(
    desk: Desk, decision_id: str, doing: Callable[[Form], Awaitable[AnyReceipt]]
) -> Response:
    """Do one act on the decision, and show it again with what came of it."""
    return await desk.act(doing, then=f"/decisions/{decision_id}", again=again(desk, decision_id))


@router.post("/{decision_id}/sending-back")
async def send_back(decision_id: str, desk: SignedIn) -> Response:
    """The signer sends the draft back."""
    give_back = desk.world.commands.send_back
    return await act_on(
        desk,
        decision_id,
        lambda form: give_back(desk.actor, form.key, decision_id, form.text("reason")),
    )
