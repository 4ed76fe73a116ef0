"""Ballots: the roll and the turnout are shown, the papers never."""

from fastapi import APIRouter

from api.documented import operation
from api.identity import Key, SignedIn
from api.parts import TheParts
from api.routes.asking import CallerSight
from api.schemas import examples
from api.schemas.rounds import Paper
from api.schemas.shown import BallotShown, Listed
from api.sight import check_sight, may_read_ballot
from suyton.domain.ballot import BallotReceipt

router = APIRouter(prefix="/ballots", tags=["ballots"])


@router.get(
    "", **operation("The ballots of a round or sitting", examples.page(examples.BALLOT), "unknown")
)
def ballots(owner: str, sight: CallerSight, parts: TheParts) -> Listed[BallotShown]:
    """`owner` is `round:…` or `sitting:…`."""
    check_sight(may_read_ballot(parts.records, sight, owner), "ballot", owner)
    return Listed(items=[BallotShown.of(view) for view in parts.records.ballots(owner)])


@router.get("/{ballot_id}", **operation("A ballot", examples.shown(examples.BALLOT), "unknown"))
def ballot(ballot_id: str, sight: CallerSight, parts: TheParts) -> BallotShown:
    """Who is awaited while it is open; the arithmetic once it is counted."""
    view = parts.records.ballot(ballot_id)
    check_sight(may_read_ballot(parts.records, sight, view.ballot.owner), "ballot", ballot_id)
    return BallotShown.of(view)


@router.post(
    "/{ballot_id}/papers",
    **operation(
        "Cast a paper",
        examples.shown(examples.BALLOT_RECEIPT),
        "idempotency_key_missing",
        "idempotency_key_reused",
        "csrf_missing",
        "unknown",
        "not_on_roll",
        "already_voted",
        "ballot_not_open",
        "ballot_closed",
        "paper_incomplete",
        "paper_foreign",
        "not_a_mark",
        "own_line",
        "too_many_marks",
    ),
)
async def cast(
    ballot_id: str, wanted: Paper, caller: SignedIn, key: Key, parts: TheParts
) -> BallotReceipt:
    """Goes into the box at once, also while Temporal is away. It cannot be changed."""
    return await parts.commands.cast(caller.actor, key, ballot_id, wanted.choices)
