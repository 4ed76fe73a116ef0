"""What is settled in the transaction that records an act: the leave to sign, and the number."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from suyton.domain.authority import Assignment
from suyton.domain.calendar import HANOI
from suyton.domain.decision import Decision, DecisionStage, Recipient
from suyton.domain.errors import DocumentNotPrepared, NoLiveAssignment
from suyton.domain.procedure import Step
from suyton.persistence.book import insert_unless_there
from suyton.persistence.mapping import from_columns
from suyton.persistence.naming import named_on
from suyton.persistence.tables.cases import DecisionNumberRow, NumberGivenRow
from suyton.persistence.tables.people import AssignmentRow


def settled(session: Session, step: Step[Decision], before: DecisionStage | None) -> Step[Decision]:
    """A signature that is allowed, or an act with its number; any other step as it is.

    Raises:
        NoLiveAssignment: the assignment was revoked, or ran out, before the signature.
        DocumentNotPrepared: a unit was renamed since the paper was prepared.
    """
    decision = step.state
    if decision.stage is before:
        return step
    if decision.stage is DecisionStage.SIGNED and decision.signed_at is not None:
        if decision.assignment_id:
            _check_assignment(session, decision, decision.signed_at)
        if recipients_on(session, decision, decision.signed_at) != decision.recipients:
            raise DocumentNotPrepared(title=decision.title)
    if decision.stage is DecisionStage.NUMBERED and decision.dated_on is not None:
        number = give_number(session, decision, decision.dated_on.year)
        facts = dict(step.entry.facts) | {"number": number}
        return Step(replace(decision, number=number), replace(step.entry, facts=facts))
    return step


def recipients_on(session: Session, decision: Decision, at: datetime) -> tuple[Recipient, ...]:
    """The recipients under the names that are valid on the day in Hanoi."""
    return named_on(session, decision.recipients, at.astimezone(HANOI).date())


def _check_assignment(session: Session, decision: Decision, at: datetime) -> None:
    # Locked, so that a revocation is either before this signature or after it.
    row = session.scalars(
        select(AssignmentRow).where(AssignmentRow.id == decision.assignment_id).with_for_update()
    ).one_or_none()
    if row is None or row.signer_id != decision.signer_id or not assignment_from(row).is_live(at):
        raise NoLiveAssignment(signer=decision.signer_name)


def give_number(session: Session, decision: Decision, year: int) -> str:
    """The next number of the year's series, entered as this decision's."""
    symbol = decision.kind.symbol
    number = next_number(session, decision.province_id, year, symbol)
    session.add(
        NumberGivenRow(
            province_id=decision.province_id,
            year=year,
            symbol=symbol,
            number=number,
            decision_id=decision.id,
        )
    )
    # Below ten with a nought before it (Decree 30/2020/NĐ-CP Annex I; domain notes 6.4).
    return f"{number:02}/{symbol}"


def next_number(session: Session, province_id: str, year: int, symbol: str) -> int:
    """The next number of a series; given back if the transaction fails, so none is ever missing."""
    series = {"province_id": province_id, "year": year, "symbol": symbol}
    insert_unless_there(session, DecisionNumberRow, **series, last=0)
    return session.execute(
        update(DecisionNumberRow)
        .filter_by(**series)
        .values(last=DecisionNumberRow.last + 1)
        .returning(DecisionNumberRow.last)
    ).scalar_one()


def live_assignment(
    session: Session, signer_id: str, province_id: str, at: datetime
) -> Assignment | None:
    """The signer's assignment that is live at ``at``; of several, the one given last."""
    rows = session.scalars(
        select(AssignmentRow)
        .where(AssignmentRow.signer_id == signer_id, AssignmentRow.province_id == province_id)
        .order_by(AssignmentRow.valid_from.desc(), AssignmentRow.id)
    )
    return next((found for row in rows if (found := assignment_from(row)).is_live(at)), None)


def assignment_from(row: AssignmentRow) -> Assignment:
    """The assignment as it was stored."""
    return Assignment(**from_columns(row, Assignment))
