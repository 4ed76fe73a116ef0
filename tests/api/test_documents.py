"""Documents over HTTP: stored, fetched, limited."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import httpx

from suyton.demo import province
from suyton.persistence.database import Database
from tests.api.callers import API, code, program
from tests.fixtures.service import NO_SERVER, UPLOAD_LIMIT_MB, application, settings_for
from workflows.connection import connect

MEGABYTE = 1024 * 1024


async def test_a_document_comes_back_as_it_was_sent_and_never_as_a_page(
    without_engine: httpx.AsyncClient,
) -> None:
    unit = await program(without_engine, "ban-dan-toc")
    content = "Báo cáo thành tích".encode()
    stored = await unit.upload("../../Báo cáo.TXT", "achievement_report", content)
    assert stored.status_code == 201, stored.text
    reference = stored.json()
    assert reference["sha256"] == hashlib.sha256(content).hexdigest()
    assert (reference["name"], reference["size"]) == ("Bao-cao.txt", len(content))
    assert reference["media_type"] == "text/plain"
    fetched = await without_engine.get(stored.headers["location"], headers=unit.headers)
    assert fetched.content == content
    assert fetched.headers["content-type"] == "application/octet-stream"
    disposition = fetched.headers["content-disposition"]
    assert disposition == f"attachment; filename*=UTF-8''{quote('Báo cáo.TXT')}"
    assert fetched.headers["x-content-type-options"] == "nosniff"


async def test_a_page_under_the_name_of_a_paper_is_refused_for_what_it_is(
    without_engine: httpx.AsyncClient,
) -> None:
    unit = await program(without_engine, "ban-dan-toc")
    content = b"<html><script>alert(1)</script>"
    refused = await unit.upload("bao-cao.pdf", "achievement_report", content)
    assert code(refused) == (422, "file_kind_refused")
    assert "một trang web" in refused.json()["detail"]
    assert "pdf, csv, xls" in refused.json()["detail"]
    sum_ = hashlib.sha256(content).hexdigest()
    assert code(await unit.ask(f"/documents/{sum_}")) == (404, "unknown")
    misnamed = await unit.upload("bao-cao.docx", "achievement_report", b"%PDF-1.7")
    assert code(misnamed) == (422, "file_misnamed")


async def test_a_document_over_the_limit_is_refused(without_engine: httpx.AsyncClient) -> None:
    unit = await program(without_engine, "ban-dan-toc")
    fits = await unit.upload("a.pdf", "other", b"%PDF-" + b"x" * (UPLOAD_LIMIT_MB * MEGABYTE - 5))
    assert fits.status_code == 201
    longer = await unit.upload("a.pdf", "other", b"%PDF-" + b"x" * (UPLOAD_LIMIT_MB * MEGABYTE - 4))
    assert code(longer) == (413, "file_too_large")
    assert longer.json()["facts"] == {"limit": str(UPLOAD_LIMIT_MB)}


async def test_a_body_far_over_the_limit_is_cut_off_while_it_arrives(
    without_engine: httpx.AsyncClient,
) -> None:
    # No file, so that the store's own limit is not what answers; and no word of its length.
    async def body() -> AsyncIterator[bytes]:
        for _ in range(UPLOAD_LIMIT_MB * 6):
            yield b" " * MEGABYTE

    headers = {"Content-Type": "application/json"}
    answer = await without_engine.post(f"{API}/session", content=body(), headers=headers)
    assert code(answer) == (413, "request_too_large")


async def test_documents_are_for_those_who_have_signed_in(
    without_engine: httpx.AsyncClient,
) -> None:
    address = f"{API}/documents/{'0' * 64}"
    assert code(await without_engine.get(address)) == (401, "not_signed_in")
    unit = await program(without_engine, "ban-dan-toc")
    assert code(await unit.ask(f"/documents/{'0' * 64}")) == (404, "unknown")
    assert code(await unit.ask("/documents/..%2F..%2Fetc%2Fpasswd"))[0] == 404


async def test_while_the_virus_scanner_is_away_nothing_is_taken_in(
    sqlite_database: Database, tmp_path: Path
) -> None:
    province.load(sqlite_database)
    settings = replace(settings_for(tmp_path), clamav_address=NO_SERVER)
    app = application(settings, sqlite_database, await connect(NO_SERVER, lazy=True))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service.test") as client:
        unit = await program(client, "ban-dan-toc")
        answer = await unit.upload("a.pdf", "other", b"%PDF-1.7\n")
    assert code(answer) == (503, "scanner_away")
    assert answer.headers["retry-after"]
    assert not (tmp_path / "documents").exists()
