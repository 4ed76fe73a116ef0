"""No request may send more than it should, whatever it says of its own length."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.verifying import LIMIT_MB as CHECKED_FILE_MB

BYTES_PER_MB = 1024 * 1024

FILES_IN_A_FORM = 4
"""As many papers of the full size may come with one form of a page; smaller ones may be more."""

FIELDS_MB = 1
"""For what stands beside the files in a form: fields, boundaries, names."""

WITHOUT_FILES_MB = 2
"""JSON, or a form without files. The engine would take no longer message."""

PATIENCE_SECONDS = 10
UNREAD_BYTES = 4 * BYTES_PER_MB
"""How long, and how much of a body that nobody reads, see :meth:`BodyLimit.__call__`."""


class BodyTooLarge(HTTPException):
    """A body is longer than ``limit_mb``; ``code`` is the problem it is answered with."""

    def __init__(self, code: str, limit_mb: int) -> None:
        super().__init__(413)
        self.code = code
        self.limit_mb = limit_mb


@dataclass(frozen=True)
class Allowance:
    """How much one request may send, and with which problem it is told so."""

    limit_mb: int
    code: str
    beside_mb: int = 0

    @property
    def limit_bytes(self) -> int:
        return (self.limit_mb + self.beside_mb) * BYTES_PER_MB


def allowance(path: str, content_type: str, upload_limit_mb: int) -> Allowance:
    """What a request to ``path`` may send: programs send one file at a time, pages several."""
    if not content_type.startswith("multipart/"):
        return Allowance(WITHOUT_FILES_MB, "request_too_large")
    if path.rstrip("/").endswith("/verify"):
        return Allowance(CHECKED_FILE_MB, "file_too_large", FIELDS_MB)
    if path.startswith("/api/"):
        return Allowance(upload_limit_mb, "file_too_large", FIELDS_MB)
    return Allowance(upload_limit_mb * FILES_IN_A_FORM, "request_too_large", FIELDS_MB)


class BodyLimit:
    """ASGI middleware: a longer body is cut off while it arrives, and answered with 413."""

    def __init__(self, app: ASGIApp, limit_mb: int, patience: float = PATIENCE_SECONDS) -> None:
        self._app = app
        self._limit_mb = limit_mb
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Nothing past the limit reaches the application.

        A browser sends its whole form before it reads the answer, and shows a broken connection if
        it is cut off in the middle. So a body that was cut off, or refused unread, is heard out a
        little and thrown away; whoever still sends then is cut off.
        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        allowed = allowance(scope["path"], headers.get("content-type", ""), self._limit_mb)
        body = _Body(
            receive, allowed, "content-length" in headers or "transfer-encoding" in headers
        )

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start" and not await body.ends(self._patience):
                message["headers"] = [*message.get("headers", []), (b"connection", b"close")]
            await send(message)

        await self._app(scope, body, answered)


class _Body:
    """A body as far as it may go."""

    def __init__(self, receive: Receive, allowed: Allowance, is_awaited: bool) -> None:
        self._receive = receive
        self._allowed = allowed
        self._taken = 0
        self._has_more = is_awaited

    async def __call__(self) -> Message:
        message = await self._take()
        if self._taken > self._allowed.limit_bytes:
            raise BodyTooLarge(self._allowed.code, self._allowed.limit_mb)
        return message

    async def ends(self, seconds: float) -> bool:
        """Whether nothing more comes, or little enough to be waited for; it is thrown away."""
        is_over = self._taken > self._allowed.limit_bytes
        longest = self._taken + (self._allowed.limit_bytes if is_over else UNREAD_BYTES)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._has_more and self._taken <= longest:
                    await self._take()
        return not self._has_more

    async def _take(self) -> Message:
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        self._has_more = self._has_more and message.get("more_body", False)
        return message


class SafeHeaders:
    """ASGI middleware: nothing of this site is framed, sniffed or fed by another site."""

    HEADERS = (
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
        (b"referrer-policy", b"same-origin"),
        (
            b"content-security-policy",
            b"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
            b"base-uri 'none'; frame-ancestors 'none'",
        ),
    )

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message.setdefault("headers", [])}
                message["headers"] = [
                    *message["headers"],
                    *(header for header in self.HEADERS if header[0] not in present),
                ]
            await send(message)

        await self._app(scope, receive, guarded)
