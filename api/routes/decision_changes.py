"""What may be done to a draft before it is signed, and to a decision after."""

from fastapi import APIRouter, Response

from api.commands.decision_changes import Change
from api.documented import act
from api.identity import Key, SignedIn
from api.parts import TheParts
from api.schemas import examples
from api.schemas.decision_changes import Cancellation, Correction, Reassignment, Striking
from suyton.domain.audit import Receipt
from suyton.domain.decision_kind import DecisionKind

router = APIRouter(prefix="/decisions", tags=["decisions"])

_CHANGES = ("not_a_grant", "not_a_recipient", "already_cancelled", "nomination_not_ready")
_SIGNERS = ("no_live_assignment", "chairman_alone")


def _receipt(tag: str) -> object:
    return examples.receipt(examples.DECISION.chain, tag, "in_signing")


@router.post(
    "/{decision_id}/strikes",
    **act(
        "Leave a name out of a draft",
        _receipt("signer:recipient:struck"),
        "reason_missing",
        "not_the_signer",
        "not_a_recipient",
        "last_recipient",
    ),
)
async def strike(
    decision_id: str, wanted: Striking, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the signer or the Chairman, before signing; the case awaits another decision."""
    return await parts.commands.strike_recipient(
        caller.actor, key, decision_id, wanted.nomination_id, wanted.reason
    )


@router.post(
    "/{decision_id}/reassignment",
    **act(
        "Lay a draft before another signer",
        _receipt("standing:decision:reassigned"),
        "reason_missing",
        "same_signer",
        *_SIGNERS,
    ),
)
async def reassign(
    decision_id: str, wanted: Reassignment, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the standing body or the Chairman; the limit runs on."""
    return await parts.commands.reassign(
        caller.actor, key, decision_id, wanted.signer_id, wanted.reason
    )


@router.post(
    "/{decision_id}/corrections",
    **act(
        "Draft a decision that corrects names",
        _receipt("standing:decision:drafted"),
        "name_unchanged",
        "no_candidates",
        "reason_missing",
        *_CHANGES,
        *_SIGNERS,
        status=201,
    ),
)
async def correct(
    decision_id: str,
    wanted: Correction,
    caller: SignedIn,
    key: Key,
    response: Response,
    parts: TheParts,
) -> Receipt:
    """By the standing body; it is signed as any other and gets a number of its own."""
    change = Change(
        DecisionKind.CORRECT,
        wanted.title,
        wanted.signer_id,
        wanted.reason,
        list(wanted.names),
        wanted.names,
    )
    receipt = await parts.commands.draft_change(caller.actor, key, decision_id, change)
    response.headers["Location"] = _address(receipt)
    return receipt


@router.post(
    "/{decision_id}/cancellations",
    **act(
        "Draft a decision that cancels awards",
        _receipt("standing:decision:drafted"),
        "no_candidates",
        "reason_missing",
        *_CHANGES,
        *_SIGNERS,
        status=201,
    ),
)
async def cancel(
    decision_id: str,
    wanted: Cancellation,
    caller: SignedIn,
    key: Key,
    response: Response,
    parts: TheParts,
) -> Receipt:
    """By the standing body, on one of the four grounds of Law 06/2022/QH15 Art. 93.2."""
    change = Change(
        DecisionKind.CANCEL,
        wanted.title,
        wanted.signer_id,
        wanted.reason,
        wanted.nomination_ids,
        ground=wanted.ground,
    )
    receipt = await parts.commands.draft_change(caller.actor, key, decision_id, change)
    response.headers["Location"] = _address(receipt)
    return receipt


def _address(receipt: Receipt) -> str:
    return f"/api/v1/decisions/{receipt.chain.removeprefix('decision:')}"
