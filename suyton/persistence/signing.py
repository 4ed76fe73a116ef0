"""What is settled in the very transaction that records a signature: the leave and the number."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from suyton.domain.authority import Assignment
from suyton.domain.calendar import HANOI
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.errors import NoLiveAssignment
from suyton.domain.procedure import Step
from suyton.persistence.book import insert_unless_there
from suyton.persistence.mapping import from_columns
from suyton.persistence.naming import named_on, renamed_facts
from suyton.persistence.tables.cases import DecisionNumberRow
from suyton.persistence.tables.people import AssignmentRow


def numbered(session: Session, step: Step[Decision]) -> Step[Decision]:
    """A signature with its number and the names of the day, in the state and in the entry.

    Any other step is given back unchanged.

    Raises:
        NoLiveAssignment: the assignment was revoked, or ran out, before the signature.
    """
    decision = step.state
    if decision.stage is not DecisionStage.ISSUED or decision.signed_at is None:
        return step
    if decision.assignment_id:
        _check_assignment(session, decision, decision.signed_at)
    year = decision.signed_at.astimezone(HANOI).year
    symbol = decision.kind.symbol
    number = f"{_next_number(session, decision.province_id, year, symbol)}/{symbol}"
    recipients = named_on(session, decision.recipients, decision.signed_at.astimezone(HANOI).date())
    facts = dict(step.entry.facts) | {"number": number} | renamed_facts(decision, recipients)
    after = replace(decision, number=number, recipients=recipients)
    return Step(after, replace(step.entry, facts=facts))


def _check_assignment(session: Session, decision: Decision, at: datetime) -> None:
    # Locked, so that a revocation is either before this signature or after it.
    row = session.scalars(
        select(AssignmentRow).where(AssignmentRow.id == decision.assignment_id).with_for_update()
    ).one_or_none()
    if row is None or row.signer_id != decision.signer_id or not assignment_from(row).is_live(at):
        raise NoLiveAssignment(signer=decision.signer_name)


def _next_number(session: Session, province_id: str, year: int, symbol: str) -> int:
    """The next number of the year's series; given back if the transaction fails, so none is ever missing."""
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
