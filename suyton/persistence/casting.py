"""The parts of putting one paper in: whose paper, the mark on the roll, the word of it."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Text, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from suyton.domain.audit import Entry, SealedEntry
from suyton.domain.authority import Actor, Role
from suyton.domain.ballot import (
    Ballot,
    BallotReceipt,
    BallotStage,
    Voter,
    voter_of,
)
from suyton.domain.errors import AlreadyVoted, BallotClosed, BallotNotOpen, KeyReused
from suyton.domain.receipts import CAST_TAG, PAPER_FACT, receipt_of
from suyton.domain.task import Task
from suyton.persistence.book import Concern
from suyton.persistence.open_box import OpenBox, bloc_of
from suyton.persistence.tables.ballots import RollRow, TurnoutRow
from suyton.persistence.waiting import drop_task

CAST = "cast"
"""The act that a voter's task names."""


# Statements are made once: making one anew costs more than having it done.
_MARK = (
    update(RollRow)
    .where(
        RollRow.ballot_id == bindparam("ballot"),
        RollRow.voter_id == bindparam("voter"),
        RollRow.has_voted.is_(False),
    )
    .values(has_voted=True)
)
_LINES = (
    select(RollRow.voter_id, RollRow.name)
    .where(
        RollRow.ballot_id == bindparam("ballot"),
        RollRow.voter_id.in_(bindparam("names", expanding=True)),
    )
    .order_by(RollRow.has_voted, RollRow.position)
)
_TELL_TURNOUT = insert(TurnoutRow).from_select(
    ["workflow_id", "ballot_id", "cast", "roll"],
    select(
        bindparam("workflow", type_=Text()),
        bindparam("ballot", type_=Text()),
        func.count().filter(RollRow.has_voted),
        func.count(),
    ).where(RollRow.ballot_id == bindparam("ballot", type_=Text())),
)


def chain_of(ballot_id: str) -> str:
    """A ballot's audit chain, and the subject of its voters' tasks."""
    return f"ballot:{ballot_id}"


def tasks(ballot: Ballot) -> tuple[Task, ...]:
    """One task for each name on the roll."""
    return tuple(
        Task(
            subject=chain_of(ballot.id),
            act=CAST,
            role=ballot.voter_role,
            scope_id=_scope(ballot.voter_role, voter.id, ballot.owner),
            since=ballot.opens_at,
            until=ballot.closes_at,
            account_id=_account(ballot.voter_role, voter.id),
            title=ballot.title,
        )
        for voter in ballot.roll
    )


def _scope(role: Role, voter_id: str, owner: str) -> str:
    """Where the voter's role counts. A ballot does not know its council, only who owns it."""
    return voter_id if role is Role.UNIT_OFFICER else owner


def _account(role: Role, voter_id: str) -> str:
    """A unit votes through any of its officers; on the council the member does in person."""
    return "" if role is Role.UNIT_OFFICER else voter_id


def voter_for(session: Session, ballot: Ballot, actor: Actor, at: datetime) -> Voter:
    """The name on the roll for which the actor may cast now; raises NotOnRoll.

    Only the lines that could be the actor's are read. An officer of two units on the roll
    votes for the one that has not voted yet.
    """
    names = {actor.account_id, *actor.scopes(Role.UNIT_OFFICER, at)}
    lines = session.connection().execute(_LINES, {"ballot": ballot.id, "names": tuple(names)})
    roll = tuple(Voter(line.voter_id, line.name) for line in lines)
    return voter_of(replace(ballot, roll=roll), actor, at)


def check_open(box: OpenBox, at: datetime) -> None:
    """The box takes papers from its opening until its closing time; the process may close it earlier.

    Raises:
        BallotNotOpen, BallotClosed.
    """
    if at < box.ballot.opens_at:
        raise BallotNotOpen(ballot=box.ballot.id)
    if box.stage is not BallotStage.OPEN or at >= box.ballot.closes_at:
        raise BallotClosed(ballot=box.ballot.id)


def mark(session: Session, ballot_id: str, voter: Voter) -> None:
    """Mark the voter on the roll; raises AlreadyVoted."""
    marked = session.connection().execute(_MARK, {"ballot": ballot_id, "voter": voter.id})
    if marked.rowcount != 1:
        raise AlreadyVoted(voter=voter.name)


def drop_voter_task(session: Session, ballot: Ballot, voter: Voter) -> None:
    """The voter is no longer awaited."""
    scope_id = _scope(ballot.voter_role, voter.id, ballot.owner)
    drop_task(session, chain_of(ballot.id), scope_id, _account(ballot.voter_role, voter.id))


def tell_turnout(session: Session, ballot: Ballot) -> None:
    """A line in the outbox for the workflow that watches this ballot."""
    known = {"ballot": ballot.id, "workflow": ballot.workflow_id}
    session.connection().execute(_TELL_TURNOUT, known)


def entry(box: OpenBox, voter: Voter, actor: Actor, key: str, at: datetime, *, paper: str) -> Entry:
    """That the paper is in, for whom, and the sum of it sealed. Not what it says."""
    return Entry(
        chain=box.head.chain,
        key=key,
        tag=CAST_TAG,
        at=at,
        account_id=actor.account_id,
        account_name=actor.name,
        role=box.ballot.voter_role.value,
        scope_id=_scope(box.ballot.voter_role, voter.id, box.ballot.owner),
        stage_from=box.stage.value,
        stage_to=box.stage.value,
        on_behalf_of=voter.id,
        facts={"voter": voter.id, "voter_name": voter.name, PAPER_FACT: paper},
    )


def repeated(before: SealedEntry, actor: Actor) -> BallotReceipt:
    """The receipt of a paper that is in already; raises KeyReused for somebody else's key."""
    if before.entry.tag != CAST_TAG or before.entry.account_id != actor.account_id:
        raise KeyReused(key=before.entry.key)
    return receipt_of(before)


def concern(session: Session, owner: str) -> Concern:
    """Whom an entry of the process concerns: the round's bloc."""
    return Concern(bloc_id=bloc_of(session, owner))


def voters_concern(box: OpenBox, voter: Voter) -> Concern:
    """Whom a voter's entry concerns: the round's bloc, and the unit that votes."""
    unit_id = voter.id if box.ballot.voter_role is Role.UNIT_OFFICER else None
    return Concern(unit_id=unit_id, bloc_id=box.bloc_id)
