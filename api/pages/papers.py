"""Fetching a paper of a dossier. Whoever may see a case is shown its papers' addresses, which
hold a SHA-256 that nobody can guess."""

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from api.pages.entrance import SignedIn

router = APIRouter(prefix="/papers")

CHUNK_BYTES = 256 * 1024


@router.get("/{sha256}")
def fetch(sha256: str, desk: SignedIn, name: str = "") -> Response:
    """The file, always as a download: what people upload is never shown as a page of this site."""
    content = desk.world.store.open(sha256)
    return StreamingResponse(
        _chunks(content),
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name or sha256, safe='')}",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _chunks(content: BinaryIO) -> Iterator[bytes]:
    with content:
        while chunk := content.read(CHUNK_BYTES):
            yield chunk
