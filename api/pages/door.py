"""Signing in and out, and the choice of language."""

from datetime import timedelta
from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, RedirectResponse, Response

from api.pages.entrance import LANGUAGE_COOKIE, SESSION_COOKIE, AnyDesk
from api.pages.forms import Form, FormFault
from api.pages.refusal import Refusal
from api.pages.rendering import STYLE
from api.throttle import address_of
from suyton.ports import Account
from suyton.wording import LANGUAGES

router = APIRouter()

YEAR_SECONDS = 365 * 24 * 3600


@router.get("/")
def front(desk: AnyDesk) -> Response:
    """The front door leads to what waits for the person."""
    return RedirectResponse("/tasks" if desk.is_signed_in else "/sign-in", 303)


@router.get("/sign-in")
def sign_in_page(desk: AnyDesk, next: str = "/") -> Response:  # noqa: A002 (the field's public name)
    """The sign-in form; ``next`` is where the person wanted to go."""
    if desk.is_signed_in:
        return RedirectResponse(own_path(next), 303)
    return desk.page("sign_in.html", next=own_path(next))


@router.post("/sign-in")
async def sign_in(desk: AnyDesk) -> Response:
    """Open a session; a wrong login and a wrong password are answered alike."""
    form = Form(await desk.request.form())
    where = own_path(form.text("next"))
    world = desk.world
    account = await run_in_threadpool(_admitted, desk, form)
    if account is None or _from_elsewhere(desk):
        refusal = Refusal(desk.say("fault.not_signed_in"), form, 401)
        return await run_in_threadpool(desk.page, "sign_in.html", refusal, next=where)
    expires_at = desk.now + timedelta(hours=world.session_hours)
    secret, _ = await run_in_threadpool(
        world.accounts.open_session, account.id, desk.now, expires_at
    )
    response = RedirectResponse(where, 303)
    response.set_cookie(
        SESSION_COOKIE,
        secret,
        expires=expires_at,
        httponly=True,
        secure=world.cookie_secure,
        samesite="lax",
    )
    return response


@router.post("/sign-out")
async def sign_out(desk: AnyDesk) -> Response:
    """End the session here and in the records."""
    form = Form(await desk.request.form())
    response = RedirectResponse("/sign-in", 303)
    try:
        form.check(desk.csrf)
    except FormFault:
        return response
    secret = desk.request.cookies.get(SESSION_COOKIE, "")
    await run_in_threadpool(desk.world.accounts.end_session, secret)
    response.delete_cookie(SESSION_COOKIE)
    return response


@router.post("/language")
async def choose_language(desk: AnyDesk) -> Response:
    """Remember the language and go back to the page the switch was on."""
    form = Form(await desk.request.form())
    response = RedirectResponse(own_path(form.text("next")), 303)
    if form.text("language") in LANGUAGES:
        response.set_cookie(
            LANGUAGE_COOKIE,
            form.text("language"),
            max_age=YEAR_SECONDS,
            secure=desk.world.cookie_secure,
            samesite="lax",
        )
    return response


@router.get("/static/suyton.css")
def style() -> Response:
    """The one style sheet; its address changes with its content, so it may be kept for long."""
    return FileResponse(
        STYLE, media_type="text/css", headers={"Cache-Control": f"public, max-age={YEAR_SECONDS}"}
    )


def own_path(wanted: str) -> str:
    """``wanted`` where it is a path on this site, else the front door: never someone else's site."""
    parts = urlsplit(wanted)
    if parts.scheme or parts.netloc or not wanted.startswith("/") or "\\" in wanted:
        return "/"
    return "/" if wanted.startswith("//") else wanted


def _admitted(desk: AnyDesk, form: Form) -> Account | None:
    """Whose password this is, if anyone's; raises ApiFault where too many were tried."""
    login, address = form.text("login"), address_of(desk.request)
    password = form.fields.get("password", "")
    throttle = desk.world.throttle
    throttle.check(login, address)
    account = desk.world.accounts.check_password(
        login, password if isinstance(password, str) else "", desk.now
    )
    throttle.note(login, address, account is not None)
    return account


def _from_elsewhere(desk: AnyDesk) -> bool:
    """Whether another site sent the form: a person must not be signed in unknowingly."""
    return desk.request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}
