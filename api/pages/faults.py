"""Errors as pages: what a browser gets where a program gets a problem document."""

from datetime import UTC, datetime

from fastapi import Request
from starlette.responses import Response

from api.pages.desk import Desk
from api.pages.entrance import language_of
from api.pages.world import world_of


def fault_page(request: Request, status: int, title: str, sentence: str) -> Response:
    """A page that says what stands in the way. It asks no records, which may be what is away."""
    desk = Desk(request, world_of(request.app), language_of(request), datetime.now(UTC))
    response = desk.page("error.html", title=title, sentence=sentence)
    response.status_code = status
    return response
