"""A file from the store as it is sent, always as a download: never shown as a page of this site."""

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import quote

from starlette.responses import StreamingResponse

CHUNK_BYTES = 256 * 1024


def sent(
    content: BinaryIO, name: str, media_type: str = "application/octet-stream"
) -> StreamingResponse:
    """The bytes, piece by piece. What people uploaded keeps no media type of its own."""
    return StreamingResponse(
        _chunks(content),
        media_type=media_type,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _chunks(content: BinaryIO) -> Iterator[bytes]:
    with content:
        while chunk := content.read(CHUNK_BYTES):
            yield chunk
