"""The pages for anyone in a real browser: on a telephone, without JavaScript, in both languages."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace

import pytest
from fastapi import FastAPI
from playwright.async_api import Browser, FilePayload, Page
from temporalio.client import Client

from api.app import create_app
from suyton.documents.signing.apart import ExaminerApart
from suyton.documents.store import FolderStore
from suyton.persistence.database import Database
from suyton.sealing.configured import ballot_keys_of
from suyton.wording import Language, Wording
from tests.documents.signing.desk import Desk
from tests.e2e.populated import populate
from tests.e2e.published_papers import OnTheList, published
from tests.fixtures.browser import served, window
from tests.fixtures.database import QUICK_HASHER
from tests.fixtures.province import rule_packs
from tests.fixtures.service import NO_SERVER, settings_for
from tests.support.not_run import needs_chromium
from tests.support.plain_papers import plain_paperwork

pytestmark = needs_chromium

PHONE = 390
LANGUAGES: tuple[Language, ...] = ("vi", "en")
WORDING = Wording.load()
FACTS = (("intact", "not_intact"), ("valid", "not_valid"), ("trusted", "not_trusted"))
COVERS = ("covers_file", "not_covers_file")


@dataclass(frozen=True)
class Counter:
    """The public counter: where it is, what is on its list, and the desk that signed it."""

    address: str
    listed: OnTheList
    desk: Desk


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FastAPI, OnTheList, Desk]]:
    """The application over a province with published papers; its Temporal is away."""
    folder = tmp_path_factory.mktemp("public")
    settings = settings_for(folder)
    desk = Desk(folder / "desk")
    store = FolderStore(folder / "documents", 1)
    with Database.connect(
        settings.database_url, hasher=QUICK_HASHER, ballot_keys=ballot_keys_of(settings)
    ) as database:
        database.migrate()
        listed = published(populate(database), store, desk.sealed)
        examiner = ExaminerApart(desk.folder / "trust")
        app = create_app(
            settings,
            database=database,
            paperwork=replace(plain_paperwork(store), examiner=examiner),
            rulebooks=rule_packs(),
            client=asyncio.run(Client.connect(NO_SERVER, lazy=True)),
        )
        yield app, listed, desk


@pytest.fixture(scope="module")
async def counter(filled: tuple[FastAPI, OnTheList, Desk]) -> AsyncIterator[Counter]:
    app, listed, desk = filled
    async with served(app) as address:
        yield Counter(address, listed, desk)


@pytest.fixture(params=LANGUAGES)
async def phone(
    request: pytest.FixtureRequest, browser: Browser, counter: Counter
) -> AsyncIterator[tuple[Page, Language]]:
    """A telephone that asks in one of the languages."""
    language: Language = request.param
    async with window(browser, counter.address, width=PHONE, height=844) as page:
        await page.context.add_cookies(
            [{"name": "language", "value": language, "url": counter.address}]
        )
        yield page, language


def said(language: Language, key: str) -> str:
    return WORDING.say(language, f"page.verify.{key}")


async def read(page: Page) -> str:
    """All that stands on the page, which fits the telephone."""
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE
    return await page.locator("main").inner_text()


async def pressed(page: Page, button: str) -> None:
    """The button, and the page that it leads to."""
    async with page.expect_navigation():
        await page.get_by_role("button", name=button, exact=True).click()


async def typed(page: Page, language: Language, code: str) -> str:
    await page.goto("/verify")
    await page.get_by_label(said(language, "code")).fill(code)
    await pressed(page, said(language, "ask"))
    return await read(page)


async def test_a_code_is_typed_and_tells_what_has_become_of_the_paper(
    phone: tuple[Page, Language], counter: Counter
) -> None:
    page, language = phone
    listed = counter.listed
    for decision, becomes in (
        (listed.standing, {"issued"}),
        (listed.corrected, {"issued", "corrected"}),
        (listed.cancelled, {"cancelled"}),
    ):
        text = await typed(page, language, decision.code.lower())
        assert page.url == f"{counter.address}/verify/{decision.code}"
        assert decision.number in text
        assert decision.recipients[0].unit_name in text
        told = {one for one in ("issued", "corrected", "cancelled") if said(language, one) in text}
        assert told == becomes


async def test_a_code_that_no_issued_paper_bears_is_told_so(
    phone: tuple[Page, Language], counter: Counter
) -> None:
    page, language = phone
    text = await typed(page, language, counter.listed.unknown_code)
    assert said(language, "unknown") in text
    assert said(language, "register") not in text


async def test_a_file_is_chosen_and_four_facts_are_told_of_each_signature(
    phone: tuple[Page, Language], counter: Counter, foreign: bytes
) -> None:
    page, language = phone
    ours = counter.desk.sealed
    assert await facts_of(page, language, ours) == ("same", [(True,) * 4, (True,) * 4])
    changed = flipped(ours)
    assert await facts_of(page, language, changed) == (
        "other",
        [(False, True, True, True), (False, True, True, True)],
    )
    assert await facts_of(page, language, foreign) == (
        "other",
        [(True, True, False, True), (True, True, False, True)],
    )


async def test_the_list_leads_to_each_paper(phone: tuple[Page, Language], counter: Counter) -> None:
    page, language = phone
    await page.goto("/published")
    text = await read(page)
    listed = counter.listed
    for decision in (listed.standing, listed.corrected, listed.cancelled):
        assert decision.number in text
        address = f"/api/v1/published/{decision.code}/paper"
        assert await page.locator(f"a[href='{address}']").count() == 1
    assert text.count(said(language, "cancelled")) == 1
    fetched = await page.request.get(f"/api/v1/published/{listed.standing.code}/paper")
    assert (fetched.status, await fetched.body()) == (200, counter.desk.sealed)
    async with page.expect_navigation():
        await page.locator(f"a[href='/verify/{listed.cancelled.code}']").click()
    assert said(language, "cancelled") in await read(page)


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Signed and sealed as ours are, by certificates of an authority that nobody here trusts."""
    return Desk(tmp_path_factory.mktemp("foreign")).sealed


def flipped(pdf: bytes) -> bytes:
    """One bit in the face of the text, which both signatures cover, is another."""
    face = re.search(rb"/Length \d{5}/Filter/FlateDecode>>\s+stream\n", pdf)
    assert face
    at = face.end() + 100
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


Facts = tuple[bool, ...]


async def facts_of(page: Page, language: Language, pdf: bytes) -> tuple[str, list[Facts]]:
    """What the register knows of a file, and the four facts of each of its signatures."""
    await page.goto("/verify")
    chosen: FilePayload = {"name": "x.pdf", "mimeType": "application/pdf", "buffer": pdf}
    await page.get_by_label(said(language, "file"), exact=True).set_input_files(chosen)
    await pressed(page, said(language, "check"))
    text = await read(page)
    [known] = [one for one in ("same", "other", "unreadable") if said(language, one) in text]
    found = []
    for one in await page.locator("section[aria-labelledby=file] ul").all():
        lines = [line.strip("✓✗ ") for line in await one.locator("li").all_inner_texts()]
        told = zip(lines, (*FACTS, COVERS), strict=True)
        found.append(tuple(_holds(language, line, fact) for line, fact in told))
    return known, found


def _holds(language: Language, line: str, fact: tuple[str, str]) -> bool:
    yes, no = (said(language, one) for one in fact)
    assert line in {yes, no}
    return line == yes
