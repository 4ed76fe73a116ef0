"""Award decisions."""

from fastapi import APIRouter, Response

from api.commands.decisions import Terms
from api.documented import act, operation
from api.identity import Key, SignedIn
from api.parts import TheParts
from api.routes.asking import CallerSight, WantedPage, readable
from api.schemas import examples
from api.schemas.nominations import Explained
from api.schemas.province import Draft
from api.schemas.shown import Listed
from api.sight import check_sight, may_read_decision
from suyton.domain.audit import Receipt
from suyton.domain.decision import Decision

router = APIRouter(prefix="/decisions", tags=["decisions"])


def _receipt(tag: str, stage: str) -> object:
    return examples.receipt(examples.DECISION.chain, tag, stage)


@router.post(
    "",
    **act(
        "Lay a draft decision before its signer",
        _receipt("standing:decision:drafted", "in_signing"),
        "no_candidates",
        "nomination_not_ready",
        "mixed_awards",
        "mixed_rules",
        "no_live_assignment",
        "mixed_destinations",
        "chairman_alone",
        "rules_missing",
        status=201,
    ),
)
async def draft(
    wanted: Draft, caller: SignedIn, key: Key, response: Response, parts: TheParts
) -> Receipt:
    """By the standing body, over nominations that the council has recommended."""
    receipt = await parts.commands.draft_decision(
        caller.actor,
        key,
        wanted.award_id,
        wanted.title,
        wanted.nomination_ids,
        wanted.signer_id,
        Terms(wanted.proposal, wanted.effective_on, wanted.copies_to),
    )
    response.headers["Location"] = f"/api/v1/decisions/{receipt.chain.removeprefix('decision:')}"
    return receipt


@router.get("", **operation("Decisions that I may read", examples.page(examples.DECISION)))
def decisions(sight: CallerSight, parts: TheParts, page: WantedPage) -> Listed[Decision]:
    """Issued ones for everyone; drafts for the bodies at the province's centre."""
    found = parts.records.decisions(page.cursor, page.limit)
    return Listed.of(readable(found, lambda one: may_read_decision(sight, one)))


@router.get(
    "/{decision_id}", **operation("A decision", examples.shown(examples.DECISION), "unknown")
)
def decision(decision_id: str, sight: CallerSight, parts: TheParts) -> Decision:
    """Its recipients, its signer, and its number once signed."""
    found = parts.records.decision(decision_id)
    check_sight(may_read_decision(sight, found), "decision", decision_id)
    return found


@router.post(
    "/{decision_id}/sending-back",
    **act(
        "Send a draft back",
        _receipt("signer:decision:sent_back", "sent_back"),
        "reason_missing",
        "not_the_signer",
    ),
)
async def send_back(
    decision_id: str, wanted: Explained, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the signer or the Chairman; its nominations await another decision."""
    return await parts.commands.send_back(caller.actor, key, decision_id, wanted.reason)
