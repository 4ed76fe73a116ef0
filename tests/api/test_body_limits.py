"""Nobody sends without end: what is too long is cut off while it arrives, on real connections."""

import asyncio
import select
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from api.limits import BYTES_PER_MB, UNREAD_BYTES, allowance
from api.rate_limit import PublicLimits, RateLimit
from api.verifying import LIMIT_MB as CHECKED_FILE_MB
from suyton.demo import province
from suyton.persistence.database import Database
from tests.api.callers import API, program
from tests.fixtures.browser import served
from tests.fixtures.service import NO_SERVER, UPLOAD_LIMIT_MB, application, settings_for
from workflows.connection import connect

CHUNK = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
PART = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n'
ON_THE_WAY = 16 * BYTES_PER_MB
"""More than lies in the buffers of both ends."""


@pytest.fixture
async def address(sqlite_database: Database, tmp_path: Path) -> AsyncIterator[str]:
    """A server of this test's own, which hears nobody out for long; two files may be checked."""
    province.load(sqlite_database)
    app = application(settings_for(tmp_path), sqlite_database, await connect(NO_SERVER, lazy=True))
    limits = PublicLimits(checks=RateLimit(2, 3_600))
    app.state.parts = replace(app.state.parts, public_limits=limits)
    for one in app.user_middleware:
        if "limit_mb" in one.kwargs:
            one.kwargs["patience"] = 2.0
    async with served(app) as there:
        yield there


def send_without_end(address: str, path: str, *headers: str) -> tuple[str, int]:
    """Send a file that never ends until something is answered: the answer, and how much was sent."""
    place = urlsplit(address)
    head = (
        f"POST {path} HTTP/1.1",
        f"Host: {place.netloc}",
        "Content-Type: multipart/form-data; boundary=b",
        "Transfer-Encoding: chunked",
        *headers,
    )
    answer, sent = b"", 0
    with socket.create_connection((place.hostname, place.port), timeout=10) as line:
        line.sendall("\r\n".join([*head, "", f"{len(PART):x}", ""]).encode() + PART + b"\r\n")
        # Once the server has closed, sending fails; what it answered before can still be read.
        with suppress(ConnectionResetError, BrokenPipeError):
            while not select.select([line], [], [], 0)[0] and sent < 200 * BYTES_PER_MB:
                line.sendall(CHUNK)
                sent += len(CHUNK)
        with suppress(ConnectionResetError):
            while got := line.recv(65_536):
                answer += got
    return answer.decode("utf-8", "replace"), sent


async def test_a_file_without_end_is_answered_and_cut_off(address: str, tmp_path: Path) -> None:
    async with httpx.AsyncClient(base_url=address) as client:
        token = (await program(client, "ban-dan-toc")).headers["Authorization"]
    answer, sent = await asyncio.to_thread(
        send_without_end, address, f"{API}/documents", f"Authorization: {token}"
    )
    assert " 413 " in answer
    assert '"file_too_large"' in answer
    assert f'"limit":"{UPLOAD_LIMIT_MB}"' in answer
    assert "connection: close" in answer
    assert sent < 2 * (UPLOAD_LIMIT_MB + 1) * BYTES_PER_MB + ON_THE_WAY
    assert not list((tmp_path / "documents").rglob("*"))


@pytest.mark.parametrize(("path", "status"), [(f"{API}/documents", "401"), ("/assignments", "303")])
async def test_a_stranger_is_refused_before_their_file_is_read(
    address: str, path: str, status: str
) -> None:
    answer, sent = await asyncio.to_thread(send_without_end, address, path)
    assert f" {status} " in answer
    assert "connection: close" in answer
    assert sent < UNREAD_BYTES + ON_THE_WAY


@pytest.mark.parametrize("path", [f"{API}/verify", "/verify"])
async def test_whoever_has_asked_too_often_is_refused_before_their_file_is_read(
    address: str, path: str
) -> None:
    for _ in range(2):
        answer, sent = await asyncio.to_thread(send_without_end, address, path)
        assert " 413 " in answer
        assert sent < 2 * (CHECKED_FILE_MB + 1) * BYTES_PER_MB + ON_THE_WAY
    answer, sent = await asyncio.to_thread(send_without_end, address, path)
    assert " 429 " in answer
    assert sent < UNREAD_BYTES + ON_THE_WAY


async def test_whoever_sends_a_little_too_much_reads_the_answer(address: str) -> None:
    longer = b"%PDF-" + b"x" * ((UPLOAD_LIMIT_MB + 1) * BYTES_PER_MB)
    async with httpx.AsyncClient(base_url=address) as client:
        unit = await program(client, "ban-dan-toc")
        answer = await unit.upload("a.pdf", "other", longer)
        assert (answer.status_code, answer.json()["code"]) == (413, "file_too_large")
        assert "connection" not in answer.headers
        assert (await unit.ask("/me")).status_code == 200


@pytest.mark.parametrize(
    ("path", "content_type", "megabytes", "code"),
    [
        (f"{API}/documents", "multipart/form-data; boundary=b", 50, "file_too_large"),
        (f"{API}/verify", "multipart/form-data; boundary=b", CHECKED_FILE_MB, "file_too_large"),
        ("/verify", "multipart/form-data; boundary=b", CHECKED_FILE_MB, "file_too_large"),
        ("/rounds/r/proposal", "multipart/form-data; boundary=b", 200, "request_too_large"),
        ("/sign-in", "application/x-www-form-urlencoded", 2, "request_too_large"),
        (f"{API}/nominations", "application/json", 2, "request_too_large"),
        (f"{API}/documents", "", 2, "request_too_large"),
    ],
)
def test_each_request_has_the_limit_of_what_it_may_carry(
    path: str, content_type: str, megabytes: int, code: str
) -> None:
    allowed = allowance(path, content_type, 50)
    assert (allowed.limit_mb, allowed.code) == (megabytes, code)
