"""Who calls: a browser's session or a program's token, and the key under which they act."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hmac import compare_digest
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from api.errors import ApiFault
from api.pages.entrance import SESSION_COOKIE
from api.parts import Parts, parts_of
from suyton.domain.authority import Actor
from suyton.ports import Account, Accounts

READING = frozenset({"GET", "HEAD"})
KEY_LENGTH = 200

_bearer = HTTPBearer(auto_error=False, description="A token from POST /api/v1/tokens.")
_cookie = APIKeyCookie(
    name=SESSION_COOKIE,
    auto_error=False,
    description="The session of POST /api/v1/session; acts send its X-CSRF-Token too.",
)


@dataclass(frozen=True)
class Caller:
    """A signed-in person, with the appointments they hold."""

    account: Account
    actor: Actor
    at: datetime


def signed_in(
    request: Request,
    parts: Annotated[Parts, Depends(parts_of)],
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    cookie: Annotated[str | None, Depends(_cookie)],
) -> Caller:
    """The caller; a token is looked at before a cookie.

    Raises:
        ApiFault: not_signed_in, or csrf_missing where a browser's session acts without it.
    """
    now = datetime.now(UTC)
    accounts = parts.database.accounts
    if bearer is not None:
        account = accounts.token_account(bearer.credentials, now)
    else:
        account = _of_session(request, accounts, cookie, now)
    if account is None:
        raise ApiFault("not_signed_in")
    return Caller(account, accounts.actor(account.id), now)


def _of_session(
    request: Request, accounts: Accounts, cookie: str | None, now: datetime
) -> Account | None:
    session = accounts.session(cookie, now) if cookie else None
    if session is None:
        return None
    if request.method not in READING:
        # A cookie comes along with whatever another site makes the browser send.
        given = request.headers.get("x-csrf-token", "")
        if not compare_digest(given.encode(), session.csrf.encode()):
            raise ApiFault("csrf_missing")
    return session.account


def idempotency_key(
    key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            description="Chosen by the caller, new for each act; the same key again does nothing "
            "and gives the same receipt.",
            examples=["5f0c2b1e-propose"],
        ),
    ] = None,
) -> str:
    """The caller's key for one act; raises ApiFault idempotency_key_missing."""
    if key is None or not 0 < len(key) <= KEY_LENGTH or not key.isprintable():
        raise ApiFault("idempotency_key_missing")
    return key


SignedIn = Annotated[Caller, Depends(signed_in)]
Key = Annotated[str, Depends(idempotency_key)]
