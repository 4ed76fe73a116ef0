"""What casting needs of a ballot, in as few exchanges with the database as it takes.

A voter waits for each of them. One statement locks the ballot and the head of its chain; slate
and rules never change once a box is open, so they are read once and kept.
"""

from dataclasses import dataclass, replace

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from suyton.domain.ballot import Ballot, BallotStage
from suyton.domain.errors import Unknown
from suyton.persistence.book import Head
from suyton.persistence.mapping import candidates_from, from_columns
from suyton.persistence.mapping_ballots import rules_from
from suyton.persistence.tables.ballots import BallotRow
from suyton.persistence.tables.book import ChainRow
from suyton.persistence.tables.meetings import RoundRow

MOST_KEPT = 256
"""Ballots whose slate and rules one process keeps; more are hardly ever open at a time."""

_LOCK = (
    select(
        BallotRow.closes_at,
        BallotRow.stage,
        BallotRow.public_key,
        BallotRow.paper_bytes,
        ChainRow.length,
        ChainRow.hash,
    )
    .join(ChainRow, ChainRow.chain == bindparam("chain"))
    .where(BallotRow.id == bindparam("ballot"))
    .with_for_update()
)


@dataclass(frozen=True)
class OpenBox:
    """A ballot, with its row and the head of its chain locked; ``ballot`` is without its roll."""

    ballot: Ballot
    stage: BallotStage
    public_key: bytes
    paper_bytes: int
    head: Head
    bloc_id: str | None


class OpenBoxes:
    """Locks boxes, and keeps what never changes of those it has seen."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Ballot, str | None]] = {}

    def locked(self, session: Session, ballot_id: str) -> OpenBox:
        """The box, locked until the transaction ends; raises Unknown."""
        chain = f"ballot:{ballot_id}"
        found = session.connection().execute(_LOCK, {"ballot": ballot_id, "chain": chain}).first()
        if found is None:
            raise Unknown(noun="ballot", id=ballot_id)
        if ballot_id not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[ballot_id] = _read(session, ballot_id)
        ballot, bloc_id = self._kept[ballot_id]
        return OpenBox(
            replace(ballot, closes_at=found.closes_at),
            found.stage,
            bytes.fromhex(found.public_key),
            found.paper_bytes,
            Head(chain, found.length, found.hash),
            bloc_id,
        )


def bloc_of(session: Session, owner: str) -> str | None:
    """The bloc whose round owns a ballot; None for a sitting's."""
    noun, _, owner_id = owner.partition(":")
    if noun != "round":
        return None
    return session.scalar(select(RoundRow.bloc_id).where(RoundRow.id == owner_id))


def _read(session: Session, ballot_id: str) -> tuple[Ballot, str | None]:
    row = session.get_one(BallotRow, ballot_id)
    ballot = Ballot(
        **from_columns(row, Ballot),
        slate=candidates_from(row.slate),
        rules=rules_from(row),
        roll=(),
    )
    return ballot, bloc_of(session, row.owner)
