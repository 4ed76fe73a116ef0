"""People: passwords, sessions, tokens and appointments."""

from dataclasses import replace
from typing import Literal

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from suyton.domain.authority import Appointment, Role
from suyton.domain.errors import Unknown
from suyton.persistence.database import Database
from suyton.ports import Account
from tests.persistence.samples import (
    LONG_AGO,
    NOW,
    later,
)

ACCOUNT = Account("ban-dan-toc", "ban-dan-toc", "Nguyễn Thị A")


@pytest.fixture
def known(database: Database) -> Database:
    database.accounts.save_account(ACCOUNT, "mật khẩu")
    return database


def test_the_right_password_opens_the_account_and_nothing_else_does(known: Database) -> None:
    accounts = known.accounts
    assert accounts.check_password("ban-dan-toc", "mật khẩu", NOW) == ACCOUNT
    assert accounts.check_password("ban-dan-toc", "mat khau", NOW) is None
    assert accounts.check_password("ban-dan-toc", "", NOW) is None
    assert accounts.check_password("nobody", "mật khẩu", NOW) is None


class _CountingHasher(PasswordHasher):
    checked = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 (argon2's name)
        self.checked += str(hash).startswith("$argon2id$")
        return super().verify(hash, password)


def test_an_unknown_login_costs_the_same_work_as_a_known_one(
    known: Database, database_url: str
) -> None:
    hasher = _CountingHasher(time_cost=1, memory_cost=8, parallelism=1)
    with Database.connect(database_url, hasher=hasher) as counted:
        counted.accounts.check_password("nobody", "mật khẩu", NOW)
        assert hasher.checked == 1
        counted.accounts.check_password("ban-dan-toc", "mật khẩu", NOW)
        assert hasher.checked == 2


def test_a_password_is_stored_as_an_argon2id_hash(known: Database) -> None:
    with known.engine.connect() as connection:
        stored = connection.scalar(text("SELECT password_hash FROM accounts"))
    assert str(stored).startswith("$argon2id$")
    assert "mật khẩu" not in str(stored)


def test_a_hash_made_with_weaker_parameters_is_renewed_at_sign_in(
    known: Database, database_url: str
) -> None:
    with Database.connect(database_url) as strict:
        assert strict.accounts.check_password("ban-dan-toc", "mật khẩu", NOW) == ACCOUNT
        with strict.engine.connect() as connection:
            stored = str(connection.scalar(text("SELECT password_hash FROM accounts")))
    assert "m=65536" in stored
    assert known.accounts.check_password("ban-dan-toc", "mật khẩu", NOW) == ACCOUNT


def test_an_account_without_a_password_cannot_be_signed_in_to(database: Database) -> None:
    database.accounts.save_account(ACCOUNT, None)
    assert database.accounts.check_password("ban-dan-toc", "", NOW) is None


def test_saving_an_account_keeps_its_password_unless_a_new_one_is_given(known: Database) -> None:
    renamed = replace(ACCOUNT, name="Trần Văn B")
    known.accounts.save_account(renamed, None)
    assert known.accounts.check_password("ban-dan-toc", "mật khẩu", NOW) == renamed
    known.accounts.save_account(renamed, "khác")
    assert known.accounts.check_password("ban-dan-toc", "mật khẩu", NOW) is None
    assert known.accounts.accounts() == (renamed,)
    assert known.accounts.account("ban-dan-toc") == renamed


def test_a_session_lasts_until_it_expires_or_is_ended(known: Database) -> None:
    accounts = known.accounts
    secret, session = accounts.open_session("ban-dan-toc", NOW, later(hours=8))
    assert accounts.session(secret, NOW) == session
    assert (session.account, session.expires_at) == (ACCOUNT, later(hours=8))
    assert accounts.session(secret, later(hours=8)) is None
    assert accounts.session("x", NOW) is None
    accounts.end_session(secret)
    assert accounts.session(secret, NOW) is None


def test_sessions_differ_in_secret_and_csrf(known: Database) -> None:
    opened = [known.accounts.open_session("ban-dan-toc", NOW, later(hours=8)) for _ in range(2)]
    assert len({value for secret, session in opened for value in (secret, session.csrf)}) == 4
    assert all(len(secret) >= 43 for secret, _ in opened)


def test_expired_sessions_are_swept_out_at_the_next_sign_in(known: Database) -> None:
    known.accounts.open_session("ban-dan-toc", NOW, later(hours=8))
    known.accounts.open_session("ban-dan-toc", later(hours=9), later(hours=17))
    with known.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM sessions")) == 1


def test_a_token_works_until_it_expires_or_is_revoked(known: Database) -> None:
    accounts = known.accounts
    secret, token = accounts.issue_token("ban-dan-toc", "máy", NOW, later(days=1))
    lasting, other = accounts.issue_token("ban-dan-toc", "khác", later(hours=1), None)
    assert accounts.token_account(secret, NOW) == ACCOUNT
    assert accounts.token_account(secret, later(days=1)) is None
    assert accounts.token_account(lasting, later(days=999)) == ACCOUNT
    assert accounts.tokens("ban-dan-toc") == (other, token)
    with pytest.raises(Unknown):
        accounts.revoke_token("so-y-te", token.id)
    accounts.revoke_token("ban-dan-toc", token.id)
    assert accounts.token_account(secret, NOW) is None
    with pytest.raises(Unknown):
        accounts.revoke_token("ban-dan-toc", token.id)


def test_secrets_are_stored_as_hashes_only(known: Database) -> None:
    cookie, _ = known.accounts.open_session("ban-dan-toc", NOW, later(hours=8))
    bearer, _ = known.accounts.issue_token("ban-dan-toc", "máy", NOW, None)
    with known.engine.connect() as connection:
        stored = [
            str(row)
            for table in ("sessions", "tokens")
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        ]
    assert len(stored) == 2
    assert not [row for row in stored if cookie in row or bearer in row]


def test_an_inactive_account_opens_nothing(known: Database) -> None:
    cookie, _ = known.accounts.open_session("ban-dan-toc", NOW, later(hours=8))
    bearer, _ = known.accounts.issue_token("ban-dan-toc", "máy", NOW, None)
    known.accounts.save_account(replace(ACCOUNT, active=False), None)
    assert known.accounts.check_password("ban-dan-toc", "mật khẩu", NOW) is None
    assert known.accounts.session(cookie, NOW) is None
    assert known.accounts.token_account(bearer, NOW) is None


def test_an_actor_holds_all_their_appointments(known: Database) -> None:
    first = Appointment(Role.UNIT_OFFICER, "ban-dan-toc", LONG_AGO)
    second = Appointment(Role.BLOC_LEADER, "vhxh", NOW, later(days=365))
    for appointment in (second, first, first):
        known.accounts.appoint("ban-dan-toc", appointment)
    actor = known.accounts.actor("ban-dan-toc")
    assert (actor.account_id, actor.name) == ("ban-dan-toc", "Nguyễn Thị A")
    assert actor.appointments == (first, second)
    ended = replace(second, valid_to=later(days=1))
    known.accounts.appoint("ban-dan-toc", ended)
    assert known.accounts.actor("ban-dan-toc").appointments == (first, ended)


def test_somebody_unknown_is_unknown(database: Database) -> None:
    appointment = Appointment(Role.UNIT_OFFICER, "x", LONG_AGO)
    with pytest.raises(Unknown):
        database.accounts.account("x")
    with pytest.raises(Unknown):
        database.accounts.actor("x")
    with pytest.raises(Unknown):
        database.accounts.appoint("x", appointment)
    with pytest.raises(Unknown):
        database.accounts.open_session("x", NOW, later(hours=8))
    with pytest.raises(Unknown):
        database.accounts.issue_token("x", "máy", NOW, None)
