"""The parts of putting one paper in: whose paper, the mark on the roll, the word of it."""

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
from suyton.persistence.mapping import from_columns
from suyton.persistence.tables.ballots import BallotRow, RollRow, TurnoutRow
from suyton.persistence.tables.meetings import RoundRow
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


def voter_for(session: Session, row: BallotRow, actor: Actor, at: datetime) -> Voter:
    """The name on the roll for which the actor may cast now; raises NotOnRoll.

    Only the lines that could be the actor's are read. An officer of two units on the roll
    votes for the one that has not voted yet.
    """
    names = {actor.account_id, *actor.scopes(Role.UNIT_OFFICER, at)}
    lines = session.connection().execute(_LINES, {"ballot": row.id, "names": tuple(names)})
    roll = tuple(Voter(line.voter_id, line.name) for line in lines)
    ballot = Ballot(**from_columns(row, Ballot), slate=(), rules=(), roll=roll)
    return voter_of(ballot, actor, at)


def check_open(row: BallotRow, at: datetime) -> None:
    """The box takes papers from its opening until its closing time; the process may close it earlier.

    Raises:
        BallotNotOpen, BallotClosed.
    """
    if at < row.opens_at:
        raise BallotNotOpen(ballot=row.id)
    if row.stage is not BallotStage.OPEN or at >= row.closes_at:
        raise BallotClosed(ballot=row.id)


def mark(session: Session, ballot_id: str, voter: Voter) -> None:
    """Mark the voter on the roll; raises AlreadyVoted."""
    marked = session.connection().execute(_MARK, {"ballot": ballot_id, "voter": voter.id})
    if marked.rowcount != 1:
        raise AlreadyVoted(voter=voter.name)


def drop_voter_task(session: Session, row: BallotRow, voter: Voter) -> None:
    """The voter is no longer awaited."""
    scope_id = _scope(row.voter_role, voter.id, row.owner)
    drop_task(session, chain_of(row.id), scope_id, _account(row.voter_role, voter.id))


def tell_turnout(session: Session, row: BallotRow) -> None:
    """A line in the outbox for the workflow that watches this ballot."""
    known = {"ballot": row.id, "workflow": row.workflow_id}
    session.connection().execute(_TELL_TURNOUT, known)


def entry(
    row: BallotRow, voter: Voter, actor: Actor, key: str, at: datetime, *, paper: str
) -> Entry:
    """That the paper is in, for whom, and the sum of it sealed. Not what it says."""
    return Entry(
        chain=chain_of(row.id),
        key=key,
        tag=CAST_TAG,
        at=at,
        account_id=actor.account_id,
        account_name=actor.name,
        role=row.voter_role.value,
        scope_id=_scope(row.voter_role, voter.id, row.owner),
        stage_from=row.stage.value,
        stage_to=row.stage.value,
        on_behalf_of=voter.id,
        facts={"voter": voter.id, "voter_name": voter.name, PAPER_FACT: paper},
    )


def repeated(before: SealedEntry, actor: Actor) -> BallotReceipt:
    """The receipt of a paper that is in already; raises KeyReused for somebody else's key."""
    if before.entry.tag != CAST_TAG or before.entry.account_id != actor.account_id:
        raise KeyReused(key=before.entry.key)
    return receipt_of(before)


def concern(
    session: Session, owner: str, voter: Voter | None = None, role: Role | None = None
) -> Concern:
    """Whom an entry of a ballot concerns: the round's bloc, and the unit that votes."""
    noun, _, owner_id = owner.partition(":")
    bloc_id = None
    if noun == "round":
        bloc_id = session.scalar(select(RoundRow.bloc_id).where(RoundRow.id == owner_id))
    unit_id = voter.id if voter is not None and role is Role.UNIT_OFFICER else None
    return Concern(unit_id=unit_id, bloc_id=bloc_id)
