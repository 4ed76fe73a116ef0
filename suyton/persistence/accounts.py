"""People: accounts, appointments and assignments. What they sign in with is in ``secrets_kept``."""

from datetime import datetime

from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session as DatabaseSession

from suyton.domain import assignment as assigning
from suyton.domain.audit import Receipt
from suyton.domain.authority import PROCESS, Actor, Appointment, Assignment
from suyton.domain.errors import KeyReused, Unknown
from suyton.domain.procedure import Act
from suyton.persistence.book import NOBODY, append, done_under, hold
from suyton.persistence.capacities import with_what_follows
from suyton.persistence.mapping import from_columns, to_columns
from suyton.persistence.passwords import Passwords
from suyton.persistence.sign_in import SqlSignIn
from suyton.persistence.signing import assignment_from
from suyton.persistence.tables.people import AccountRow, AppointmentRow, AssignmentRow
from suyton.persistence.transactions import Transactions
from suyton.ports import Account


class SqlAccounts(SqlSignIn):
    """The Accounts port on SQLAlchemy."""

    def __init__(self, transactions: Transactions, hasher: PasswordHasher | None = None) -> None:
        super().__init__(transactions, Passwords(hasher))

    def account(self, account_id: str) -> Account:
        with self._transactions.read() as session:
            return account_from(_account(session, account_id))

    def accounts(self) -> tuple[Account, ...]:
        with self._transactions.read() as session:
            rows = session.scalars(select(AccountRow).order_by(AccountRow.id))
            return tuple(account_from(row) for row in rows)

    def actor(self, account_id: str) -> Actor:
        with self._transactions.read() as session:
            row = _account(session, account_id)
            held = session.scalars(
                select(AppointmentRow)
                .where(AppointmentRow.account_id == account_id)
                .order_by(AppointmentRow.valid_from, AppointmentRow.role, AppointmentRow.scope_id)
            )
            appointed = tuple(Appointment(**from_columns(one, Appointment)) for one in held)
            return Actor(row.id, row.name, with_what_follows(session, appointed))

    def save_account(self, account: Account, password: str | None) -> None:
        if account.id == PROCESS.account_id:
            # What the process does, nobody may do by bearing its name.
            message = f"the account id “{account.id}” is kept for the process itself"
            raise ValueError(message)
        # Hashing takes its time on purpose; it is done before the database is held.
        hashed = None if password is None else self._passwords.hash(password)
        with self._transactions.write() as session:
            stored = session.get(AccountRow, account.id)
            kept = stored.password_hash if stored is not None else ""
            password_hash = kept if hashed is None else hashed
            session.merge(
                AccountRow(**to_columns(account, AccountRow), password_hash=password_hash)
            )

    def appoint(self, account_id: str, appointment: Appointment) -> None:
        with self._transactions.write() as session:
            _account(session, account_id)
            session.merge(
                AppointmentRow(account_id=account_id, **to_columns(appointment, AppointmentRow))
            )

    def assign(self, assignment: Assignment, actor: Actor, key: str, at: datetime) -> Receipt:
        chain = assigning.chain_of(assignment.id)
        with self._transactions.write() as session:
            head = hold(session, chain)
            if receipt := done_under(session, chain, key, assigning.GIVEN, actor.account_id):
                return receipt
            step = assigning.given(assignment, Act(key, actor, at))
            if session.get(AssignmentRow, assignment.id) is not None:
                raise KeyReused(key=key)
            session.add(AssignmentRow(**to_columns(step.state, AssignmentRow)))
            return append(session, head, step.entry, NOBODY)

    def assignments(self, province_id: str) -> tuple[Assignment, ...]:
        with self._transactions.read() as session:
            rows = session.scalars(
                select(AssignmentRow)
                .where(AssignmentRow.province_id == province_id)
                .order_by(AssignmentRow.valid_from.desc(), AssignmentRow.id)
            )
            return tuple(assignment_from(row) for row in rows)

    def revoke_assignment(
        self, assignment_id: str, actor: Actor, key: str, at: datetime
    ) -> Receipt:
        with self._transactions.write() as session:
            # The row first, as signing does: whoever comes second sees what the first did.
            row = session.scalars(
                select(AssignmentRow).where(AssignmentRow.id == assignment_id).with_for_update()
            ).one_or_none()
            if row is None:
                raise Unknown(noun="assignment", id=assignment_id)
            chain = assigning.chain_of(assignment_id)
            head = hold(session, chain)
            if receipt := done_under(session, chain, key, assigning.REVOKED, actor.account_id):
                return receipt
            step = assigning.revoked(assignment_from(row), Act(key, actor, at))
            row.valid_to = step.state.valid_to
            return append(session, head, step.entry, NOBODY)


def _account(session: DatabaseSession, account_id: str) -> AccountRow:
    row = session.get(AccountRow, account_id)
    if row is None:
        raise Unknown(noun="account", id=account_id)
    return row


def account_from(row: AccountRow) -> Account:
    """The account as it was stored, without its password."""
    return Account(**from_columns(row, Account))
