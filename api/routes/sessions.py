"""Signing in and out: sessions for browsers, tokens for programs."""

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request, Response

from api.documented import operation
from api.errors import ApiFault
from api.identity import SignedIn
from api.pages.entrance import SESSION_COOKIE
from api.parts import Parts, TheParts
from api.schemas import examples
from api.schemas.people import Me, ProgramSignIn, SessionOpened, SignIn, TokenIssued
from api.schemas.shown import Listed
from api.throttle import address_of
from suyton.ports import Account, TokenInfo

router = APIRouter(tags=["sign-in"])

_ACCOUNT = examples.shown(examples.ACCOUNT)
_TOKEN = {"token": "st_…", **examples.shown(examples.TOKEN)}
_SESSION = {"account": _ACCOUNT, "csrf": "b7c1…", "expires_at": "2023-12-27T19:30:00Z"}
_ME = {"account": _ACCOUNT, "appointments": [examples.shown(examples.APPOINTMENT)]}


def admitted(parts: Parts, request: Request, login: str, password: str, at: datetime) -> Account:
    """The account whose password this is.

    Raises:
        ApiFault: sign_in_refused, alike for a wrong login; too_many_attempts.
    """
    address = address_of(request)
    parts.throttle.check(login, address)
    account = parts.database.accounts.check_password(login, password, at)
    parts.throttle.note(login, address, account is not None)
    if account is None:
        raise ApiFault("sign_in_refused")
    return account


@router.post(
    "/session",
    **operation(
        "Sign in with a browser's session",
        _SESSION,
        "sign_in_refused",
        "too_many_attempts",
        status=201,
        public=True,
    ),
)
def open_session(
    wanted: SignIn, request: Request, response: Response, parts: TheParts
) -> SessionOpened:
    """Sets the cookie, and gives the CSRF token that acts must send in X-CSRF-Token."""
    now = datetime.now(UTC)
    account = admitted(parts, request, wanted.login, wanted.password, now)
    expires_at = now + timedelta(hours=parts.settings.session_hours)
    secret, session = parts.database.accounts.open_session(account.id, now, expires_at)
    response.set_cookie(
        SESSION_COOKIE,
        secret,
        expires=expires_at,
        httponly=True,
        secure=parts.settings.cookie_secure,
        samesite="lax",
    )
    response.headers["Location"] = "/api/v1/me"
    return SessionOpened(account=account, csrf=session.csrf, expires_at=expires_at)


@router.delete(
    "/session", **operation("Sign out of the browser's session", None, "csrf_missing", status=204)
)
def end_session(caller: SignedIn, request: Request, response: Response, parts: TheParts) -> None:
    """The session ends here and in the records."""
    parts.database.accounts.end_session(request.cookies.get(SESSION_COOKIE, ""))
    response.delete_cookie(SESSION_COOKIE)


@router.get("/me", **operation("Who I am, and the appointments I hold now", _ME))
def me(caller: SignedIn) -> Me:
    """Past and future appointments are left out."""
    held = [one for one in caller.actor.appointments if one.is_live(caller.at)]
    return Me(account=caller.account, appointments=held)


@router.post(
    "/tokens",
    **operation(
        "Take out a token for a program",
        _TOKEN,
        "sign_in_refused",
        "too_many_attempts",
        status=201,
        public=True,
    ),
)
def issue_token(
    wanted: ProgramSignIn, request: Request, response: Response, parts: TheParts
) -> TokenIssued:
    """The token is shown this once; send it as `Authorization: Bearer …`."""
    now = datetime.now(UTC)
    account = admitted(parts, request, wanted.login, wanted.password, now)
    expires_at = None if wanted.days is None else now + timedelta(days=wanted.days)
    accounts = parts.database.accounts
    secret, known = accounts.issue_token(account.id, wanted.name, now, expires_at)
    response.headers["Location"] = f"/api/v1/tokens/{known.id}"
    return TokenIssued.of(secret, known)


@router.get("/tokens", **operation("My tokens", examples.page(examples.TOKEN)))
def tokens(caller: SignedIn, parts: TheParts) -> Listed[TokenInfo]:
    """Every token of the caller, never the secret itself."""
    return Listed(items=list(parts.database.accounts.tokens(caller.account.id)))


@router.delete(
    "/tokens/{token_id}",
    **operation("Give a token back", None, "unknown", "csrf_missing", status=204),
)
def revoke_token(token_id: str, caller: SignedIn, parts: TheParts) -> None:
    """It admits nobody from now on."""
    parts.database.accounts.revoke_token(caller.account.id, token_id)
