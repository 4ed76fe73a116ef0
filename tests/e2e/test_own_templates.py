"""A province's own templates at work, and what people are told where one fails."""

from collections.abc import AsyncIterator
from pathlib import Path

import docx
import httpx
import pytest
from temporalio.client import Client

from api.app import create_app
from suyton.documents.store import FolderStore
from suyton.rules import RulePacks
from suyton.settings import Settings
from tests.e2e.page_reading import read_page
from tests.e2e.register_writing import Province
from tests.e2e.signing_in import sign_in
from tests.support.plain_papers import plain_paperwork

API, NO_SERVER = "/api/v1", "127.0.0.1:1"
CASE = "nominations/2023.vhxh.ban-dan-toc.provincial_emulation_flag"
ROUND = "rounds/2023.vhxh"


@pytest.fixture
async def visitor_of_own(
    populated: Province, tmp_path: Path
) -> AsyncIterator[tuple[httpx.AsyncClient, Path]]:
    """A browser at a service whose province keeps templates of its own, all of them faulty."""
    own = tmp_path / "templates"
    (own / "offices").mkdir(parents=True)
    (own / "bloc_minutes.typ").write_text(
        '#import "minutes.typ": *\n#show: paper\n#facts.no-such-field', "utf-8"
    )
    letter = docx.Document()
    letter.add_paragraph("Kính gửi {{ addresee }}")
    letter.save(str(own / "submission_letter.docx"))
    settings = Settings.read(
        {
            "SUYTON_DATABASE_URL": "sqlite://",
            "SUYTON_TEMPORAL_ADDRESS": NO_SERVER,
            "SUYTON_STORE_DIR": str(tmp_path),
            "SUYTON_COOKIE_SECURE": "false",
            "SUYTON_TEMPLATES_DIR": str(own),
        }
    )
    app = create_app(
        settings,
        database=populated.database,
        paperwork=plain_paperwork(FolderStore(tmp_path, 1)),
        rulebooks=RulePacks.load(),
        client=await Client.connect(NO_SERVER, lazy=True),
    )
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://own.test") as visitor:
        await sign_in(visitor, "so-noi-vu")
        yield visitor, own


@pytest.mark.parametrize(
    ("address", "page", "template", "line", "problem"),
    [
        (
            f"{ROUND}/papers/bloc_minutes",
            f"{ROUND}/papers/bloc_minutes",
            "bloc_minutes.typ",
            "3",
            "no-such-field",
        ),
        (
            f"{CASE}/drafts/submission_letter",
            f"{CASE}/papers/drafts/submission_letter",
            "submission_letter.docx",
            "1",
            "'addresee' is undefined, in “Kính gửi {{ addresee }}”",
        ),
    ],
)
async def test_a_template_that_fails_is_named_with_its_line_and_field(
    visitor_of_own: tuple[httpx.AsyncClient, Path],
    address: str,
    page: str,
    template: str,
    line: str,
    problem: str,
) -> None:
    visitor, _ = visitor_of_own
    answer = await visitor.get(f"{API}/{address}")
    told = answer.json()
    assert (answer.status_code, told["code"]) == (409, "template_failed")
    assert (told["facts"]["template"], told["facts"]["line"]) == (template, line)
    assert problem in told["facts"]["problem"]
    shown = await visitor.get(f"/{page}")
    assert shown.status_code == 409
    assert template in read_page(shown.text).text


async def test_the_other_papers_are_drawn_by_our_templates(
    visitor_of_own: tuple[httpx.AsyncClient, Path],
) -> None:
    visitor, _ = visitor_of_own
    assert (await visitor.get(f"{API}/{ROUND}/papers/vote_count_record")).status_code == 200
    assert (await visitor.get(f"{API}/decisions/d-1/drafts/decision")).status_code == 200


async def test_an_office_that_cannot_be_read_is_named_with_its_key(
    visitor_of_own: tuple[httpx.AsyncClient, Path],
) -> None:
    visitor, own = visitor_of_own
    (own / "offices" / "bac-kan.toml").write_text('province_id = "bac-kan"', "utf-8")
    told = (await visitor.get(f"{API}/{ROUND}/papers/vote_count_record")).json()
    assert told["code"] == "template_failed"
    assert told["facts"]["template"] == "offices/bac-kan.toml"
    assert told["facts"]["problem"] == "decisions: is missing"
