"""The register: each write is a change, its entry and its tasks in one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from suyton.domain import decision, nomination_waiting, round_waiting, sitting_waiting
from suyton.domain.audit import Receipt
from suyton.domain.authority import Assignment
from suyton.domain.bloc_round import BlocRound
from suyton.domain.decision import Decision, DecisionStage, Recipient
from suyton.domain.errors import StaleRevision, Unknown
from suyton.domain.nomination import Nomination
from suyton.domain.procedure import Step
from suyton.domain.score_table import ScoreSheet
from suyton.domain.sitting import Sitting
from suyton.persistence import signing
from suyton.persistence.book import NOBODY, Concern, append, done_already, hold, insert_unless_there
from suyton.persistence.claims import claim, claim_change, release_by_list, release_by_nomination
from suyton.persistence.decision_files import keep_files
from suyton.persistence.honouring import follow
from suyton.persistence.mapping import to_columns
from suyton.persistence.mapping_cases import (
    decision_from,
    decision_row,
    nomination_from,
    nomination_row,
)
from suyton.persistence.mapping_meetings import (
    round_from,
    round_row,
    sitting_from,
    sitting_row,
)
from suyton.persistence.score_keeping import keep_sheets, keep_table
from suyton.persistence.tables.cases import DecisionRow, NominationRow
from suyton.persistence.tables.meetings import RoundRow, SittingRow
from suyton.persistence.tables.waiting import NoticeRow
from suyton.persistence.transactions import Transactions
from suyton.persistence.waiting import replace_tasks
from suyton.ports import Notice, RecordedDecision


class Revised(Protocol):
    """What every noun's state can say of itself."""

    @property
    def chain(self) -> str: ...

    @property
    def revision(self) -> int: ...


class SqlRegister:
    """The Register port on SQLAlchemy.

    Every method first takes the lock on the subject's chain, so that two writers of one
    subject queue there and the second sees what the first has done.
    """

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def record_nomination(self, step: Step[Nomination]) -> Receipt:
        after = step.state
        with self._transactions.write() as session:
            head = hold(session, after.chain)
            if receipt := done_already(session, step.entry):
                return receipt
            stored = session.get(NominationRow, after.id)
            _check_follows(after, stored)
            before = stored.stage if stored else None
            release_by_nomination(session, before, after)
            follow(session, before, step)
            session.merge(nomination_row(after))
            replace_tasks(session, after.chain, nomination_waiting.waiting(after))
            concern = Concern(after.unit_id, after.bloc_id, after.award_id)
            return append(session, head, step.entry, concern)

    def record_round(self, step: Step[BlocRound], sheets: Sequence[ScoreSheet] = ()) -> Receipt:
        after = step.state
        with self._transactions.write() as session:
            head = hold(session, after.chain)
            if receipt := done_already(session, step.entry):
                return receipt
            stored = session.get(RoundRow, after.id)
            _check_follows(after, stored)
            if after.table is not None and (stored is None or stored.table != after.table):
                keep_table(session, after.id, after.table)
            keep_sheets(session, after.id, sheets)
            session.merge(round_row(after))
            replace_tasks(session, after.chain, round_waiting.waiting(after))
            concern = Concern(unit_id=step.entry.facts.get("unit"), bloc_id=after.bloc_id)
            return append(session, head, step.entry, concern)

    def record_sitting(self, step: Step[Sitting]) -> Receipt:
        after = step.state
        with self._transactions.write() as session:
            head = hold(session, after.chain)
            if receipt := done_already(session, step.entry):
                return receipt
            stored = session.get(SittingRow, after.id)
            _check_follows(after, stored)
            if stored is None:
                claim(session, "sitting", after.chain, [i.nomination_id for i in after.agenda])
            if after.is_closed:
                release_by_list(session, "sitting", after.chain)
            convened_at = step.entry.at if stored is None else stored.convened_at
            session.merge(sitting_row(after, convened_at))
            replace_tasks(session, after.chain, sitting_waiting.waiting(after))
            return append(session, head, step.entry, NOBODY)

    def record_decision(self, step: Step[Decision]) -> RecordedDecision:
        with self._transactions.write() as session:
            head = hold(session, step.state.chain)
            stored = session.get(DecisionRow, step.state.id)
            receipt = done_already(session, step.entry)
            if receipt is not None and stored is not None:
                return RecordedDecision(receipt, decision_from(stored))
            _check_follows(step.state, stored)
            before = stored.stage if stored else None
            step = signing.settled(session, step, before)
            after = step.state
            if stored is None and after.kind.takes_from_lists:
                claim(session, "decision", after.chain, [r.nomination_id for r in after.recipients])
            if after.is_closed:
                release_by_list(session, "decision", after.chain)
            numbering = before is DecisionStage.SIGNED and after.stage is DecisionStage.NUMBERED
            if numbering and not after.kind.takes_from_lists:
                claim_change(session, after)
            drafted_at = step.entry.at if stored is None else stored.drafted_at
            session.merge(decision_row(after, drafted_at))
            keep_files(session, after)
            replace_tasks(session, after.chain, decision.waiting(after))
            receipt = append(session, head, step.entry, Concern(award_id=after.award_id))
            return RecordedDecision(receipt, after)

    def tell(self, notice: Notice) -> None:
        with self._transactions.write() as session:
            values = to_columns(notice, NoticeRow) | {"facts": dict(notice.facts)}
            insert_unless_there(session, NoticeRow, **values)

    def nomination(self, nomination_id: str) -> Nomination | None:
        with self._transactions.read() as session:
            row = session.get(NominationRow, nomination_id)
            return None if row is None else nomination_from(row)

    def nominations_of_round(self, round_id: str) -> tuple[Nomination, ...]:
        with self._transactions.read() as session:
            rows = session.scalars(
                select(NominationRow)
                .where(NominationRow.round_id == round_id)
                .order_by(NominationRow.id)
            )
            return tuple(nomination_from(row) for row in rows)

    def nominations_named(self, nomination_ids: Sequence[str]) -> tuple[Nomination, ...]:
        with self._transactions.read() as session:
            return tuple(_named(session, nomination_id) for nomination_id in nomination_ids)

    def round(self, round_id: str) -> BlocRound | None:
        with self._transactions.read() as session:
            row = session.get(RoundRow, round_id)
            return None if row is None else round_from(row)

    def sitting(self, sitting_id: str) -> Sitting | None:
        with self._transactions.read() as session:
            row = session.get(SittingRow, sitting_id)
            return None if row is None else sitting_from(row)

    def decision(self, decision_id: str) -> Decision | None:
        with self._transactions.read() as session:
            row = session.get(DecisionRow, decision_id)
            return None if row is None else decision_from(row)

    def recipients_on(self, decision: Decision, at: datetime) -> tuple[Recipient, ...]:
        with self._transactions.read() as session:
            return signing.recipients_on(session, decision, at)

    def assignment_for(self, signer_id: str, province_id: str, at: datetime) -> Assignment | None:
        with self._transactions.read() as session:
            return signing.live_assignment(session, signer_id, province_id, at)


def _named(session: Session, nomination_id: str) -> Nomination:
    row = session.get(NominationRow, nomination_id)
    if row is None:
        raise Unknown(noun="nomination", id=nomination_id)
    return nomination_from(row)


def _check_follows(
    after: Revised, stored: NominationRow | RoundRow | SittingRow | DecisionRow | None
) -> None:
    """Compare and set: the state must be the one that follows the stored state."""
    if after.revision != (stored.revision if stored is not None else 0) + 1:
        raise StaleRevision(subject=after.chain)
