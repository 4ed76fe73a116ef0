"""The urn. Casting and closing take the same row lock, so a paper is in before the close or not."""

from datetime import datetime
from random import SystemRandom

from sqlalchemy import select
from sqlalchemy.orm import Session

from suyton import count_file
from suyton.domain.audit import Entry
from suyton.domain.authority import PROCESS, Actor, Role
from suyton.domain.ballot import (
    Ballot,
    BallotReceipt,
    BallotStage,
    Choices,
    Tally,
    Turnout,
    own_lines,
    written,
)
from suyton.domain.errors import BallotClosed, PaperUnreadable, Unknown, WrongStage
from suyton.domain.published_count import PublishedCount, PublishedPaper
from suyton.domain.receipts import PUBLISHED_FACT, receipt_of
from suyton.persistence import casting, sealed_papers
from suyton.persistence.book import append, append_at, find, hold
from suyton.persistence.casting import chain_of
from suyton.persistence.mapping import tally_from_json, tally_to_json
from suyton.persistence.mapping_ballots import ballot_row, turnout_from
from suyton.persistence.open_box import OpenBoxes
from suyton.persistence.tables.ballots import BallotRow, CountRow
from suyton.persistence.transactions import Transactions
from suyton.persistence.waiting import move_tasks, replace_tasks
from suyton.ports import BallotKeys, OpenedBox
from suyton.sealing import paper

_OPEN, _CLOSED, _COUNTED, _VOID = (stage.value for stage in BallotStage)


class SqlBallotBox:
    """The BallotBox port on SQLAlchemy."""

    def __init__(self, transactions: Transactions, keys: BallotKeys) -> None:
        self._transactions = transactions
        self._keys = keys
        self._boxes = OpenBoxes()

    def open(self, ballot: Ballot, act_key: str, at: datetime) -> None:
        with self._transactions.write() as session:
            # The chain's head is the lock here: the ballot's row is not there yet.
            head = hold(session, chain_of(ballot.id))
            if session.get(BallotRow, ballot.id) is not None:
                return
            row = ballot_row(ballot)
            row.public_key = self._keys.make(ballot.id).hex()
            row.paper_bytes = paper.size_for(ballot)
            session.add(row)
            replace_tasks(session, chain_of(ballot.id), casting.tasks(ballot))
            facts = {
                "electorate": str(ballot.electorate),
                "roll": str(len(ballot.roll)),
                "closes_at": ballot.closes_at.isoformat(),
            }
            entry = _entry(ballot.id, "opened", act_key, at, ("", _OPEN), facts)
            append(session, head, entry, casting.concern(session, ballot.owner))

    def extend(self, ballot_id: str, closes_at: datetime, act_key: str, at: datetime) -> None:
        with self._transactions.write() as session:
            row = _locked(session, ballot_id)
            facts = {"until": closes_at.isoformat()}
            entry = _entry(ballot_id, "extended", act_key, at, (_OPEN, _OPEN), facts)
            if find(session, entry.chain, entry.key) is not None:
                return
            if row.stage is not BallotStage.OPEN:
                raise BallotClosed(ballot=ballot_id)
            row.closes_at = closes_at
            move_tasks(session, entry.chain, closes_at)
            append(session, hold(session, entry.chain), entry, casting.concern(session, row.owner))

    def cast(
        self, ballot_id: str, actor: Actor, choices: Choices, key: str, at: datetime
    ) -> BallotReceipt:
        with self._transactions.write() as session:
            box = self._boxes.locked(session, ballot_id)
            ballot = box.ballot
            if (before := find(session, box.head.chain, key)) is not None:
                return casting.repeated(before, actor)
            voter = casting.voter_for(session, ballot, actor, at)
            casting.check_open(box, at)
            casting.mark(session, ballot_id, voter)
            own = own_lines(ballot.slate, ballot.rules, voter)
            said = written(ballot.slate, ballot.rules, choices, own)
            sealed_sum = sealed_papers.put_in(session, box, voter, said)
            casting.drop_voter_task(session, ballot, voter)
            casting.tell_turnout(session, ballot)
            entry = casting.entry(box, voter, actor, key, at, paper=sealed_sum)
            cast = append_at(session, box.head, entry, casting.voters_concern(box, voter))
            return receipt_of(cast)

    def close(self, ballot_id: str, act_key: str, at: datetime) -> Turnout:
        with self._transactions.write() as session:
            row = _locked(session, ballot_id)
            turnout = turnout_from(row)
            if row.stage is not BallotStage.OPEN:
                return turnout
            row.stage = BallotStage.CLOSED
            sealed_papers.lay_anew(session, ballot_id)
            replace_tasks(session, chain_of(ballot_id), ())
            facts = {"cast": str(turnout.cast), "roll": str(turnout.roll)}
            entry = _entry(ballot_id, "closed", act_key, at, (_OPEN, _CLOSED), facts)
            append(session, hold(session, entry.chain), entry, casting.concern(session, row.owner))
            return turnout

    def papers(self, ballot_id: str) -> OpenedBox:
        with self._transactions.read() as session:
            row = _known(session.get(BallotRow, ballot_id), ballot_id)
            _check_closed(row)
            sealed = sealed_papers.papers_in(session, ballot_id)
        opened = [
            _read(ballot_id, text) for text in self._keys.unseal(ballot_id, [*sealed.values()])
        ]
        SystemRandom().shuffle(opened)
        return OpenedBox(tuple(sealed), tuple(opened))

    def record_count(self, published: PublishedCount, act_key: str, at: datetime) -> None:
        tally = published.tally
        with self._transactions.write() as session:
            row = _locked(session, tally.ballot_id)
            if row.stage is BallotStage.COUNTED:
                return
            _check_closed(row)
            text = count_file.to_text(published)
            row.stage, row.tally = BallotStage.COUNTED, tally_to_json(tally)
            session.add(CountRow(ballot_id=row.id, published=text))
            sealed_papers.take_out(session, row.id)
            facts = {"cast": str(tally.cast), "quorum": str(tally.quorum_needed)} | tally.facts()
            facts |= {PUBLISHED_FACT: count_file.sum_of(text)}
            entry = _entry(row.id, "counted", act_key, at, (_CLOSED, _COUNTED), facts)
            append(session, hold(session, entry.chain), entry, casting.concern(session, row.owner))

    def tally(self, ballot_id: str) -> Tally | None:
        with self._transactions.read() as session:
            return tally_from_json(_known(session.get(BallotRow, ballot_id), ballot_id).tally)

    def drop_key(self, ballot_id: str) -> None:
        if self.tally(ballot_id) is None:
            raise WrongStage(stage=_CLOSED, act="record_count", allowed=_COUNTED)
        self._keys.destroy(ballot_id)

    def void(self, ballot_id: str, act_key: str, at: datetime) -> Tally | None:
        with self._transactions.write() as session:
            row = _locked(session, ballot_id)
            tally = tally_from_json(row.tally)
            if tally is None and row.stage is not BallotStage.VOID:
                _check_closed(row)
                row.stage = BallotStage.VOID
                sealed_papers.take_out(session, ballot_id)
                entry = _entry(ballot_id, "voided", act_key, at, (_CLOSED, _VOID), {})
                concern = casting.concern(session, row.owner)
                append(session, hold(session, entry.chain), entry, concern)
        self._keys.destroy(ballot_id)
        return tally

    def published(self, ballot_id: str) -> PublishedCount:
        with self._transactions.read() as session:
            row = _known(session.get(BallotRow, ballot_id), ballot_id)
            if row.stage is not BallotStage.COUNTED:
                raise WrongStage(stage=row.stage, act="read_count", allowed=BallotStage.COUNTED)
            kept = session.get(CountRow, ballot_id)
            if kept is None:  # counted before papers were sealed
                raise Unknown(noun="published_count", id=ballot_id)
            return count_file.from_text(kept.published)

    def turnout(self, ballot_id: str) -> Turnout:
        with self._transactions.read() as session:
            return turnout_from(_known(session.get(BallotRow, ballot_id), ballot_id))


def _check_closed(row: BallotRow) -> None:
    if row.stage is not BallotStage.CLOSED:
        raise WrongStage(stage=row.stage, act="record_count", allowed=BallotStage.CLOSED)


def _read(ballot_id: str, content: bytes) -> PublishedPaper:
    try:
        return paper.read(content)
    except ValueError as fault:
        raise PaperUnreadable(ballot=ballot_id, papers=1) from fault


def _locked(session: Session, ballot_id: str) -> BallotRow:
    statement = select(BallotRow).where(BallotRow.id == ballot_id).with_for_update()
    return _known(session.scalars(statement).one_or_none(), ballot_id)


def _known(row: BallotRow | None, ballot_id: str) -> BallotRow:
    if row is None:
        raise Unknown(noun="ballot", id=ballot_id)
    return row


def _entry(
    ballot_id: str,
    act: str,
    act_key: str,
    at: datetime,
    stages: tuple[str, str],
    facts: dict[str, str],
) -> Entry:
    """An entry of the process. Who asked for it, and why, stands in the owner's chain."""
    stage_from, stage_to = stages
    return Entry(
        chain=chain_of(ballot_id),
        key=f"{PROCESS.account_id}:{act}:{act_key}",
        tag=f"process:ballot:{act}",
        at=at,
        account_id=PROCESS.account_id,
        account_name=PROCESS.name,
        role=Role.PROCESS.value,
        scope_id="",
        stage_from=stage_from,
        stage_to=stage_to,
        facts=facts,
    )
