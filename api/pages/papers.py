"""Fetching a paper of a dossier, by whoever may see a case that names it."""

from fastapi import APIRouter
from starlette.responses import Response

from api.kept_files import sent
from api.pages.entrance import SignedIn
from suyton.domain.upload import name_to_give

router = APIRouter(prefix="/papers")


@router.get("/{sha256}")
def fetch(sha256: str, desk: SignedIn, name: str = "") -> Response:
    """The file, always as a download: what people upload is never shown as a page of this site."""
    world = desk.world
    content = world.paper_sight.opened(world.store, desk.actor, sha256, desk.now)
    return sent(content, name_to_give(name or sha256))
