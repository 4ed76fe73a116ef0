"""The council's sittings."""

from fastapi import APIRouter, Response

from api.documented import act, operation
from api.identity import Key, SignedIn
from api.parts import TheParts
from api.routes.asking import CallerSight, WantedPage, readable
from api.schemas import examples
from api.schemas.nominations import Explained
from api.schemas.province import Convening, Opinion, Postponement, Presence
from api.schemas.rounds import Extension, OpenBallot
from api.schemas.shown import Listed
from api.schemas.sittings import guests_of
from api.schemas.ties import TieBreak
from api.sight import check_sight
from suyton.domain.audit import Receipt
from suyton.domain.before_count import without_partial_result
from suyton.domain.sitting import Sitting
from suyton.ports import Page

router = APIRouter(prefix="/sittings", tags=["sittings"])


def _receipt(tag: str, stage: str) -> object:
    return examples.receipt(examples.SITTING.chain, tag, stage)


@router.post(
    "",
    **act(
        "Convene a sitting of the council",
        _receipt("council:sitting:convened", "convened"),
        "no_candidates",
        "nomination_not_ready",
        "mixed_rules",
        "not_for_this_body",
        "no_seats",
        "voting_form_fixed",
        "deadline_in_past",
        "rules_missing",
        status=201,
    ),
)
async def convene(
    wanted: Convening, caller: SignedIn, key: Key, response: Response, parts: TheParts
) -> Receipt:
    """By the council's secretary or the standing body, over appraised nominations."""
    receipt = await parts.commands.convene(
        caller.actor,
        key,
        wanted.council_id,
        wanted.meets_at,
        wanted.nomination_ids,
        wanted.body,
        guests_of(wanted.guests),
        wanted.vote_by,
    )
    response.headers["Location"] = f"/api/v1/sittings/{receipt.chain.removeprefix('sitting:')}"
    return receipt


@router.get("", **operation("The council's sittings", examples.page(examples.SITTING)))
def sittings(sight: CallerSight, parts: TheParts, page: WantedPage) -> Listed[Sitting]:
    """For the bodies at the province's centre; others are shown none."""
    found = parts.records.sittings(page.cursor, page.limit)
    shown = Page(tuple(map(without_partial_result, found.items)), found.next_cursor)
    return Listed.of(readable(shown, lambda _: sight.everything))


@router.get("/{sitting_id}", **operation("A sitting", examples.shown(examples.SITTING), "unknown"))
def sitting(sitting_id: str, sight: CallerSight, parts: TheParts) -> Sitting:
    """Its seats, agenda, presence and count; what written opinions say, once it is counted."""
    check_sight(sight.everything, "sitting", sitting_id)
    return without_partial_result(parts.records.sitting(sitting_id))


@router.post(
    "/{sitting_id}/postponement",
    **act(
        "Postpone a sitting",
        _receipt("council:sitting:postponed", "convened"),
        "reason_missing",
        "deadline_in_past",
    ),
)
async def postpone(
    sitting_id: str, wanted: Postponement, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the office, with a reason."""
    return await parts.commands.postpone(
        caller.actor, key, sitting_id, wanted.meets_at, wanted.reason
    )


@router.post(
    "/{sitting_id}/presence",
    **act(
        "Record who is present",
        _receipt("council:sitting:opened", "voting"),
        "not_a_seat",
        "member_came",
        "no_candidates",
        "deadline_in_past",
    ),
)
async def record_presence(
    sitting_id: str, wanted: Presence, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """With the quorum the vote opens, else the sitting moves to `postpone_to`."""
    return await parts.commands.record_presence(
        caller.actor,
        key,
        sitting_id,
        wanted.present,
        wanted.closes_at,
        wanted.postpone_to,
        guests_of(wanted.guests),
        wanted.meeting(),
    )


@router.post(
    "/{sitting_id}/opinions",
    **act(
        "Give a written opinion",
        _receipt("member:opinion:given", "voting"),
        "not_a_seat",
        "not_absent",
        "already_voted",
        "ballot_closed",
        "paper_incomplete",
        "paper_foreign",
        "not_a_mark",
        "too_many_marks",
    ),
)
async def give_opinion(
    sitting_id: str, wanted: Opinion, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By an absent member; it is open and part of the minutes."""
    return await parts.commands.give_opinion(
        caller.actor, key, sitting_id, wanted.choices, wanted.remark
    )


@router.post(
    "/{sitting_id}/extension",
    **act(
        "Keep the vote open longer",
        _receipt("council:ballot:extended", "voting"),
        "reason_missing",
        "deadline_in_past",
        "deadline_not_later",
        "ballot_closed",
    ),
)
async def extend(
    sitting_id: str, wanted: Extension, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the office, with a reason."""
    return await parts.commands.extend_sitting(
        caller.actor, key, sitting_id, wanted.until, wanted.reason
    )


@router.post(
    "/{sitting_id}/cancellation",
    **act(
        "Cancel a sitting",
        _receipt("council:sitting:cancelled", "cancelled"),
        "reason_missing",
    ),
)
async def cancel(
    sitting_id: str, wanted: Explained, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the office, before the vote; its nominations await another sitting."""
    return await parts.commands.cancel_sitting(caller.actor, key, sitting_id, wanted.reason)


@router.post(
    "/{sitting_id}/tie",
    **act(
        "Break a tie at a sitting",
        _receipt("council:sitting:tie_broken", "concluded"),
        "reason_missing",
        "tie_break_wrong",
        "second_ballot_due",
        "not_in_the_chair",
    ),
)
async def break_tie(
    sitting_id: str, wanted: TieBreak, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the chair, or the vice-chair who presides, in the open and with a reason: as many of those tied as there are places left."""
    return await parts.commands.break_sitting_tie(
        caller.actor, key, sitting_id, wanted.nomination_ids, wanted.reason
    )


@router.post(
    "/{sitting_id}/second-ballot",
    **act(
        "Vote again on those tied at a sitting",
        _receipt("council:sitting:second_opened", "voting"),
        "not_in_the_chair",
        "no_second_ballot",
        "deadline_in_past",
    ),
)
async def hold_second_ballot(
    sitting_id: str, wanted: OpenBallot, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By whoever chairs, over those tied alone, as often as the pack allows."""
    return await parts.commands.hold_second_sitting_ballot(
        caller.actor, key, sitting_id, wanted.closes_at
    )
