"""What waits for the person, and what they were told."""

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.entrance import SignedIn

router = APIRouter()


@router.get("/tasks")
def tasks(desk: SignedIn) -> Response:
    """What waits for me, since when, until when."""
    return desk.page("tasks.html", tasks=desk.world.records.tasks(desk.actor, desk.now))


@router.get("/notices")
def notices(desk: SignedIn, cursor: str = "") -> Response:
    """What the process told me, newest first."""
    return desk.page(
        "notices.html", notices=desk.world.records.notices(desk.actor, desk.now, cursor)
    )
