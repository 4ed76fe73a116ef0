"""Single items of a sitting's list: set aside while the others go on, or voted on one by one.

No item is counted before the whole list is: what an absent member writes must not be written
in the knowledge of what the room has said.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from suyton.domain.agenda import Aside, ItemVote, SetAside
from suyton.domain.ballot import Candidate
from suyton.domain.council_terms import VoteBy, VotingForms
from suyton.domain.errors import BallotClosed
from suyton.domain.incidents import HoldCause
from suyton.domain.procedure import Act, Permit, Step, moved
from suyton.domain.rulebook import Rulebook
from suyton.domain.sitting_errors import (
    ItemCounted,
    ItemOpen,
    ItemUnknown,
    NotByItem,
    VotingFormFixed,
)
from suyton.domain.sitting_procedure import PROCEDURE, SittingAct, SittingStage
from suyton.domain.sitting_state import Sitting, scopes


def voting_form(rulebook: Rulebook, wanted: VoteBy | None) -> VoteBy:
    """How a sitting will vote: as the pack fixes it, or as whoever convenes chooses.

    Raises:
        VotingFormFixed: the pack fixes another form than the one wanted.
    """
    fixed = rulebook.voting_form
    if fixed is VotingForms.CHOSEN:
        return wanted or VoteBy.ONE_PAPER
    if wanted is not None and wanted.value != fixed.value:
        raise VotingFormFixed(pack=rulebook.pack_id, form=fixed.value)
    return VoteBy(fixed.value)


def _permit(sitting: Sitting, what: SittingAct, act: Act) -> Permit[SittingAct, SittingStage]:
    return PROCEDURE.permit(what, sitting.stage, act.actor, scopes(sitting), act.at, act.reason)


def item_of(sitting: Sitting, nomination_id: str) -> Candidate:
    """The item on the list; raises ItemUnknown."""
    for item in sitting.agenda:
        if item.nomination_id == nomination_id:
            return item
    raise ItemUnknown(nomination=nomination_id)


def vote_on(sitting: Sitting, nomination_id: str) -> ItemVote | None:
    """The ballot that was opened on one item, where one was."""
    found = (vote for vote in sitting.item_votes if vote.nomination_id == nomination_id)
    return next(found, None)


def open_vote(sitting: Sitting) -> ItemVote | None:
    """The item's ballot that takes papers now; None between two items."""
    return next((vote for vote in sitting.item_votes if not vote.is_closed), None)


def waiting_items(sitting: Sitting) -> tuple[Candidate, ...]:
    """The items on which no vote was opened yet."""
    opened = {vote.nomination_id for vote in sitting.item_votes}
    return tuple(item for item in sitting.agenda if item.nomination_id not in opened)


def may_be_set_aside(sitting: Sitting) -> tuple[Candidate, ...]:
    """The items on which voting has not ended."""
    if sitting.second is not None:
        return ()  # all were voted on once
    ended = {vote.nomination_id for vote in sitting.item_votes if vote.is_closed}
    return tuple(item for item in sitting.agenda if item.nomination_id not in ended)


def set_aside(
    sitting: Sitting,
    nomination_id: str,
    way: Aside,
    act: Act,
    cause: HoldCause | None = None,
    *,
    counting: bool = False,
) -> Step[Sitting]:
    """One item leaves the list, with a reason, and the others go on.

    A vote on it that is open ends without a count. ``counting`` says that the boxes are closed
    and being counted. A held item names the matter to be concluded; left out, it is an
    inspection.

    Raises:
        ItemUnknown: it is not on the list.
        ItemCounted: the vote on it has ended.
    """
    leave = _permit(sitting, SittingAct.SET_ASIDE, act)
    item = item_of(sitting, nomination_id)
    if counting or item not in may_be_set_aside(sitting):
        raise ItemCounted(name=item.unit_name)
    held = (cause or HoldCause.INSPECTION) if way is Aside.HELD else None
    after = replace(
        sitting,
        agenda=tuple(other for other in sitting.agenda if other != item),
        item_votes=tuple(v for v in sitting.item_votes if v.nomination_id != nomination_id),
        set_aside=(*sitting.set_aside, SetAside(item, way, act.reason, act.at, held)),
    )
    facts = {"nomination": nomination_id, "way": way.value}
    return moved(sitting, after, leave, act, facts)


def not_reached(sitting: Sitting, act: Act) -> Step[Sitting]:
    """The sitting's time is over: items on which no vote was opened wait for another sitting."""
    leave = _permit(sitting, SittingAct.SET_ASIDE, act)
    return _put_off(sitting, waiting_items(sitting), leave, act)


def unopened(sitting: Sitting, nomination_ids: Collection[str], act: Act) -> Step[Sitting]:
    """The papers on these items cannot be opened: they wait for another sitting."""
    leave = _permit(sitting, SittingAct.SET_ASIDE, act)
    left = tuple(item for item in sitting.agenda if item.nomination_id in nomination_ids)
    return _put_off(sitting, left, leave, act)


def _put_off(
    sitting: Sitting,
    left: Sequence[Candidate],
    leave: Permit[SittingAct, SittingStage],
    act: Act,
) -> Step[Sitting]:
    after = replace(
        sitting,
        agenda=tuple(item for item in sitting.agenda if item not in left),
        set_aside=(
            *sitting.set_aside,
            *(SetAside(item, Aside.PUT_OFF, act.reason, act.at) for item in left),
        ),
    )
    names = ", ".join(item.nomination_id for item in left)
    return moved(sitting, after, leave, act, {"nomination": names, "way": Aside.PUT_OFF.value})


def concluded_empty(sitting: Sitting, act: Act) -> Step[Sitting]:
    """Every item was set aside before the sitting was opened: nothing is left to vote on."""
    leave = _permit(sitting, SittingAct.CONCLUDE_EMPTY, act)
    return moved(sitting, sitting, leave, act, {"set_aside": str(len(sitting.set_aside))})


def is_emptied(sitting: Sitting) -> bool:
    """Whether the last item was set aside; one whose items were all withdrawn is called off."""
    return not sitting.agenda and bool(sitting.set_aside)


def opened(sitting: Sitting, nomination_id: str, act: Act) -> Step[Sitting]:
    """The office opens the vote on one item; each has a ballot of its own.

    Raises:
        NotByItem: the sitting votes in one paper.
        ItemOpen: the vote on another item is open.
        ItemUnknown, ItemCounted.
        BallotClosed: the sitting's time is over.
    """
    leave = _permit(sitting, SittingAct.OPEN_ITEM, act)
    if sitting.vote_by is not VoteBy.ITEM_BY_ITEM:
        raise NotByItem()
    _check_in_time(sitting, act.at)
    item = item_of(sitting, nomination_id)
    under_way = open_vote(sitting)
    if under_way is not None:
        raise ItemOpen(name=item_of(sitting, under_way.nomination_id).unit_name)
    if vote_on(sitting, nomination_id) is not None:
        raise ItemCounted(name=item.unit_name)
    number = sitting.items_opened + 1
    vote = ItemVote(nomination_id, f"{sitting.id}.i{number}", act.at)
    after = replace(
        sitting,
        item_votes=(*sitting.item_votes, vote),
        items_opened=number,
        ballot_id=vote.ballot_id,
    )
    return moved(
        sitting, after, leave, act, {"nomination": nomination_id, "ballot": vote.ballot_id}
    )


def closed(sitting: Sitting, ballot_id: str, act: Act) -> Step[Sitting]:
    """The vote on one item ends: everyone there has voted, or the office ends it.

    Raises:
        ItemUnknown: no vote is open under this id.
    """
    leave = _permit(sitting, SittingAct.CLOSE_ITEM, act)
    vote = open_vote(sitting)
    if vote is None or vote.ballot_id != ballot_id:
        raise ItemUnknown(nomination=ballot_id)
    done = replace(vote, is_closed=True)
    votes = tuple(done if one is vote else one for one in sitting.item_votes)
    facts = {"nomination": vote.nomination_id, "present": str(len(sitting.roll))}
    return moved(sitting, replace(sitting, item_votes=votes), leave, act, facts)


def _check_in_time(sitting: Sitting, at: datetime) -> None:
    if sitting.closes_at is not None and at >= sitting.closes_at:
        raise BallotClosed()
