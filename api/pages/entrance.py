"""Who stands at the desk: the session behind the cookie, or the way to sign in."""

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, HTTPException, Request

from api.pages.desk import Desk
from api.pages.world import world_of
from suyton.wording import LANGUAGES, Language

SESSION_COOKIE = "suyton_session"
LANGUAGE_COOKIE = "language"


def language_of(request: Request) -> Language:
    """The language chosen by the switch; Vietnamese where none was."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return next((language for language in LANGUAGES if language == chosen), LANGUAGES[0])


def open_desk(request: Request) -> Desk:
    """A desk for anyone; whoever has a live session is known at it."""
    world = world_of(request.app)
    now = datetime.now(UTC)
    secret = request.cookies.get(SESSION_COOKIE, "")
    session = world.accounts.session(secret, now) if secret else None
    if session is None:
        return Desk(request, world, language_of(request), now)
    actor = world.accounts.actor(session.account.id)
    return Desk(request, world, language_of(request), now, actor, session.csrf)


AnyDesk = Annotated[Desk, Depends(open_desk)]


def signed_in(desk: AnyDesk) -> Desk:
    """A desk for those who have signed in; others are shown the door and then brought back."""
    if not desk.is_signed_in:
        back = desk.request.url.path if desk.request.method == "GET" else "/"
        raise HTTPException(303, headers={"Location": f"/sign-in?next={quote(back)}"})
    return desk


SignedIn = Annotated[Desk, Depends(signed_in)]
