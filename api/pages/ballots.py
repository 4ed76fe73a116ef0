"""A ballot: who is awaited while it is open, the paper of whoever may vote, the count after."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form, FormFault
from api.pages.receipts import AnyReceipt
from api.pages.refusal import Refusal
from api.sight import check_sight, may_read_ballot
from suyton.domain.arithmetic import arithmetic
from suyton.domain.ballot import BallotStage, Choice, Voter, own_lines, parts, voter_of
from suyton.domain.errors import NotOnRoll
from suyton.domain.receipts import own_receipts
from suyton.domain.revealing import revealing
from suyton.ports import BallotView

router = APIRouter(prefix="/ballots")

CHOICE_FIELD = "choice:"


@router.get("/{ballot_id}")
def shown(ballot_id: str, desk: SignedIn) -> Response:
    """One ballot, with a paper to fill in for whoever has still to vote."""
    return _ballot(desk, ballot_id)


def _ballot(desk: Desk, ballot_id: str, refusal: Refusal | None = None) -> Response:
    records = desk.world.records
    view = records.ballot(ballot_id)
    check_sight(may_read_ballot(records, desk.sight, view.ballot.owner), "ballot", ballot_id)
    voter = _voter(desk, view)
    entries = records.chain(f"ballot:{ballot_id}")
    return desk.page(
        "ballot.html",
        refusal,
        view=view,
        ballot=view.ballot,
        voter=voter,
        awaited=voter in view.turnout.awaited,
        choices=list(Choice),
        secrecy=revealing(len(view.ballot.roll), [line.rule for line in view.ballot.rules]),
        parts=parts(view.ballot.slate, view.ballot.rules),
        own=own_lines(view.ballot.slate, view.ballot.rules, voter) if voter else (),
        arithmetic=arithmetic(view.ballot, view.tally) if view.tally else None,
        entries=entries,
        receipts=own_receipts(entries, desk.actor, desk.now),
    )


def _voter(desk: Desk, view: BallotView) -> Voter | None:
    """The name on the roll of an open ballot for which this person votes, if any."""
    if view.stage is not BallotStage.OPEN:
        return None
    try:
        return voter_of(view.ballot, desk.actor, desk.now)
    except NotOnRoll:
        return None


@router.post("/{ballot_id}/papers")
async def cast(ballot_id: str, desk: SignedIn) -> Response:
    """Put the paper in; what it says is kept nowhere but in the box."""

    async def doing(form: Form) -> AnyReceipt:
        return await desk.world.commands.cast(desk.actor, form.key, ballot_id, choices_of(form))

    return await desk.act(
        doing, then=f"/ballots/{ballot_id}", again=partial(_ballot, desk, ballot_id)
    )


def choices_of(form: Form) -> dict[str, Choice]:
    """What a paper or a written opinion says: nomination id -> choice; raises FormFault."""
    try:
        return {
            nomination_id: Choice(choice)
            for nomination_id, choice in form.starting(CHOICE_FIELD).items()
        }
    except ValueError:
        raise FormFault("choice_unreadable") from None
