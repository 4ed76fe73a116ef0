"""Fetching a paper of a dossier. Whoever may see a case is shown its papers' addresses, which
hold a SHA-256 that nobody can guess."""

from fastapi import APIRouter
from starlette.responses import Response

from api.kept_files import sent
from api.pages.entrance import SignedIn

router = APIRouter(prefix="/papers")


@router.get("/{sha256}")
def fetch(sha256: str, desk: SignedIn, name: str = "") -> Response:
    """The file, always as a download: what people upload is never shown as a page of this site."""
    content = desk.world.store.open(sha256)
    return sent(content, name or sha256)
