"""People: accounts, sessions, tokens, appointments and assignments."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor, Appointment, Assignment


@dataclass(frozen=True)
class Account:
    """Someone who can sign in. The password is kept as an argon2id hash, never here."""

    id: str
    login: str
    name: str
    active: bool = True


@dataclass(frozen=True)
class Session:
    """A browser's signed-in session; ``csrf`` must come back with every form."""

    account: Account
    csrf: str
    expires_at: datetime


@dataclass(frozen=True)
class TokenInfo:
    """A bearer token as its owner sees it later: never the token itself."""

    id: str
    name: str
    created_at: datetime
    expires_at: datetime | None


class Accounts(Protocol):
    """People: accounts, appointments, sessions, tokens, assignments. Secrets are stored hashed."""

    def check_password(self, login: str, password: str, at: datetime) -> Account | None:
        """The account if the password is right; takes as long for an unknown login."""
        ...

    def account(self, account_id: str) -> Account: ...

    def accounts(self) -> tuple[Account, ...]: ...

    def actor(self, account_id: str) -> Actor:
        """The account with all its appointments, past and future ones included.

        What follows from them (units carried on, blocs led by year) comes after those given.
        """
        ...

    def open_session(
        self, account_id: str, at: datetime, expires_at: datetime
    ) -> tuple[str, Session]:
        """A new session and its secret cookie value."""
        ...

    def session(self, secret: str, at: datetime) -> Session | None: ...

    def end_session(self, secret: str) -> None: ...

    def issue_token(
        self, account_id: str, name: str, at: datetime, expires_at: datetime | None
    ) -> tuple[str, TokenInfo]:
        """A bearer token's secret, shown once."""
        ...

    def token_account(self, secret: str, at: datetime) -> Account | None: ...

    def tokens(self, account_id: str) -> tuple[TokenInfo, ...]: ...

    def revoke_token(self, account_id: str, token_id: str) -> None: ...

    def save_account(self, account: Account, password: str | None) -> None:
        """Create or update; ``password`` None keeps the old one."""
        ...

    def appoint(self, account_id: str, appointment: Appointment) -> None:
        """Repeating the same appointment changes nothing."""
        ...

    def assign(self, assignment: Assignment, actor: Actor, key: str, at: datetime) -> Receipt:
        """Give an assignment, with its entry on chain ``assignment:<id>``, in one transaction.

        The same (id, key) again returns the same receipt.

        Raises:
            NotAuthorised: the actor is not the CHAIRMAN of the assignment's province.
            KeyReused: an assignment with this id exists under another key.
        """
        ...

    def assignments(self, province_id: str) -> tuple[Assignment, ...]:
        """All assignments of a province, ended ones included, newest first."""
        ...

    def revoke_assignment(
        self, assignment_id: str, actor: Actor, key: str, at: datetime
    ) -> Receipt:
        """End a live (or coming) assignment at ``at``, with its entry; repeating changes nothing.

        Raises:
            Unknown: there is no such assignment.
            NotAuthorised: the actor is not the CHAIRMAN of its province.
            WrongStage: it has already ended.
        """
        ...
