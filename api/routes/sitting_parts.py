"""Beside a sitting's way: who stands in for a member, what differs, single items of its list."""

from typing import Any

from fastapi import APIRouter

from api.documented import act
from api.identity import Key, SignedIn
from api.parts import TheParts
from api.schemas import examples
from api.schemas.sittings import Differing, SettingAside, StandingIn
from suyton.domain.audit import Receipt
from workflows.sitting_messages import CloseItem, OpenItem, RecordDiffering, SetAsideItem

router = APIRouter(prefix="/sittings/{sitting_id}", tags=["sittings"])


def _told(summary: str, tag: str, stage: str, *codes: str) -> Any:
    return act(summary, examples.receipt(examples.SITTING.chain, tag, stage), *codes)


@router.post(
    "/stand-ins",
    **_told(
        "Record who comes in a member's place",
        "council:stand_in:recorded",
        "convened",
        "stand_ins_not_allowed",
        "not_a_seat",
        "stand_in_has_seat",
        "stand_in_incomplete",
        "stand_in_not_appointed",
        "document_missing",
    ),
)
async def record_stand_in(
    sitting_id: str, wanted: StandingIn, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the office, before the sitting is opened, where the rule pack allows it."""
    return await parts.commands.record_stand_in(
        caller.actor,
        key,
        sitting_id,
        wanted.member_id,
        wanted.account_id,
        wanted.number,
        wanted.dated_on,
        (wanted.paper,),
    )


@router.post(
    "/differing-opinions",
    **_told(
        "Put a differing opinion on record",
        "council:differing:recorded",
        "voting",
        "not_a_seat",
        "text_missing",
        "item_unknown",
    ),
)
async def record_differing(
    sitting_id: str, wanted: Differing, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By a member, while the sitting has not concluded; it is open and changes no count."""
    request = RecordDiffering(caller.actor, wanted.text, wanted.nomination_id)
    return await parts.commands.on_sitting(sitting_id, key, request)


@router.post(
    "/items/{nomination_id}/set-aside",
    **_told(
        "Set one item aside",
        "council:item:set_aside",
        "convened",
        "reason_missing",
        "item_unknown",
        "item_counted",
    ),
)
async def set_aside_item(
    sitting_id: str,
    nomination_id: str,
    wanted: SettingAside,
    caller: SignedIn,
    key: Key,
    parts: TheParts,
) -> Receipt:
    """By the office, before the vote on it has ended: put off, sent back or held. The others go on."""
    request = SetAsideItem(caller.actor, nomination_id, wanted.way, wanted.reason, wanted.cause)
    return await parts.commands.on_sitting(sitting_id, key, request)


@router.post(
    "/items/{nomination_id}/vote",
    **_told(
        "Open the vote on one item",
        "council:item:opened",
        "voting",
        "not_by_item",
        "item_open",
        "item_unknown",
        "item_counted",
        "ballot_closed",
    ),
)
async def open_item(
    sitting_id: str, nomination_id: str, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the office, where the sitting votes item by item; each item is a ballot of its own."""
    request = OpenItem(caller.actor, nomination_id)
    return await parts.commands.on_sitting(sitting_id, key, request)


@router.post(
    "/item-votes/{ballot_id}/end",
    **_told("End the vote on an item", "council:item:closed", "voting", "item_unknown"),
)
async def close_item(
    sitting_id: str, ballot_id: str, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the office, though not everyone there has voted; it ends by itself once all have."""
    request = CloseItem(caller.actor, ballot_id)
    return await parts.commands.on_sitting(sitting_id, key, request)
