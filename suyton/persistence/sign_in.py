"""Signing in: passwords, browser sessions, bearer tokens."""

import secrets
from datetime import datetime

from sqlalchemy import delete, select

from suyton.domain.errors import Unknown
from suyton.persistence.mapping import from_columns
from suyton.persistence.passwords import Passwords, new_secret, sha256
from suyton.persistence.tables.people import AccountRow, SessionRow, TokenRow
from suyton.persistence.transactions import Transactions
from suyton.ports import Account, Session, TokenInfo


class SqlSignIn:
    """The part of the Accounts port that lets people in."""

    def __init__(self, transactions: Transactions, passwords: Passwords) -> None:
        self._transactions = transactions
        self._passwords = passwords

    def check_password(self, login: str, password: str, at: datetime) -> Account | None:
        with self._transactions.read() as session:
            row = session.scalars(select(AccountRow).where(AccountRow.login == login)).one_or_none()
        stored = "" if row is None else row.password_hash
        if not self._passwords.fits(password, stored) or row is None or not row.active:
            return None
        if self._passwords.is_outdated(stored):
            self._renew(row.id, password)
        return Account(**from_columns(row, Account))

    def _renew(self, account_id: str, password: str) -> None:
        renewed = self._passwords.hash(password)
        with self._transactions.write() as session:
            session.get_one(AccountRow, account_id).password_hash = renewed

    def open_session(
        self, account_id: str, at: datetime, expires_at: datetime
    ) -> tuple[str, Session]:
        secret, csrf = new_secret(), new_secret()
        with self._transactions.write() as session:
            account = session.get(AccountRow, account_id)
            if account is None:
                raise Unknown(noun="account", id=account_id)
            # Whoever signs in sweeps out what has run out, so the table stays small by itself.
            session.execute(delete(SessionRow).where(SessionRow.expires_at <= at))
            session.add(
                SessionRow(
                    secret_sha256=sha256(secret),
                    account_id=account_id,
                    csrf=csrf,
                    opened_at=at,
                    expires_at=expires_at,
                )
            )
            return secret, Session(Account(**from_columns(account, Account)), csrf, expires_at)

    def session(self, secret: str, at: datetime) -> Session | None:
        with self._transactions.read() as session:
            row = session.get(SessionRow, sha256(secret))
            if row is None or row.expires_at <= at:
                return None
            account = session.get_one(AccountRow, row.account_id)
            if not account.active:
                return None
            return Session(Account(**from_columns(account, Account)), row.csrf, row.expires_at)

    def end_session(self, secret: str) -> None:
        with self._transactions.write() as session:
            session.execute(delete(SessionRow).where(SessionRow.secret_sha256 == sha256(secret)))

    def issue_token(
        self, account_id: str, name: str, at: datetime, expires_at: datetime | None
    ) -> tuple[str, TokenInfo]:
        secret = new_secret()
        token = TokenInfo(f"t-{secrets.token_hex(8)}", name, at, expires_at)
        with self._transactions.write() as session:
            if session.get(AccountRow, account_id) is None:
                raise Unknown(noun="account", id=account_id)
            session.add(
                TokenRow(
                    id=token.id,
                    secret_sha256=sha256(secret),
                    account_id=account_id,
                    name=name,
                    created_at=at,
                    expires_at=expires_at,
                )
            )
        return secret, token

    def token_account(self, secret: str, at: datetime) -> Account | None:
        with self._transactions.read() as session:
            row = session.scalars(
                select(TokenRow).where(TokenRow.secret_sha256 == sha256(secret))
            ).one_or_none()
            if row is None or (row.expires_at is not None and row.expires_at <= at):
                return None
            account = session.get_one(AccountRow, row.account_id)
            return Account(**from_columns(account, Account)) if account.active else None

    def tokens(self, account_id: str) -> tuple[TokenInfo, ...]:
        with self._transactions.read() as session:
            rows = session.scalars(
                select(TokenRow)
                .where(TokenRow.account_id == account_id)
                .order_by(TokenRow.created_at.desc(), TokenRow.id)
            )
            return tuple(TokenInfo(**from_columns(row, TokenInfo)) for row in rows)

    def revoke_token(self, account_id: str, token_id: str) -> None:
        with self._transactions.write() as session:
            row = session.get(TokenRow, token_id)
            if row is None or row.account_id != account_id:
                raise Unknown(noun="token", id=token_id)
            session.delete(row)
