"""A person at a browser: signs in, opens a page, fills in one of its forms, and sees what came."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from playwright.async_api import Browser, FilePayload, Locator, Page

from suyton.domain.calendar import HANOI
from tests.e2e.signing_in import PASSWORD
from tests.fixtures.browser import window

PATIENCE_SECONDS = 40
"""How long a page is asked again for what another workflow has still to do."""


def in_days(days: float) -> str:
    """A moment from now as a ``datetime-local`` field takes it, in Vietnam time."""
    return (datetime.now(UTC) + timedelta(days=days)).astimezone(HANOI).strftime("%Y-%m-%dT%H:%M")


def pdf(name: str) -> FilePayload:
    """A small file to attach."""
    return {"name": name, "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n" + name.encode()}


class Hand:
    """One signed-in person's window."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def open(self, address: str) -> None:
        answer = await self.page.goto(address)
        assert answer is not None
        assert answer.ok, f"{address}: {answer.status}"

    async def follow(self, name: str) -> None:
        """Follow the first link of this name in the page's body."""
        await self.page.get_by_role("main").get_by_role("link", name=name).first.click()

    async def do(self, act: str, fields: Mapping[str, str] | None = None) -> None:
        """Unfold the form of ``act``, fill it in, send it, and be told that it was entered."""
        folded = self.page.locator("details.act", has=self.page.locator(f"form#{act}"))
        if await folded.get_attribute("open") is None:
            await folded.locator("summary").first.click()
        await self.send(folded.locator("form"), fields or {})

    async def send(self, form: Locator, fields: Mapping[str, str]) -> None:
        """Fill in a form by field name and send it."""
        for name, value in fields.items():
            await self._fill(form, name, value)
        await form.get_by_role("button").last.click()
        await self.page.locator(".note").first.wait_for()
        assert await self.page.locator(".note.refused").count() == 0, await self.text()

    @staticmethod
    async def _fill(form: Locator, name: str, value: str) -> None:
        field = form.locator(f'[name="{name}"]')
        kind = await field.first.get_attribute("type")
        if kind == "file":
            await field.set_input_files(pdf(value))
        elif kind == "radio":
            await form.locator(f'[name="{name}"][value="{value}"]').check()
        elif kind == "checkbox":
            # Boxes may come ticked: those named are to be, and no others.
            for box in await field.all():
                await box.set_checked(await box.get_attribute("value") in value.split())
        elif await field.evaluate("field => field.tagName") == "SELECT":
            await field.select_option(value)
        else:
            await field.fill(value)

    async def sees(self, *words: str) -> None:
        """Every one of ``words`` stands in the page's body, at once or after it is asked again."""
        for _ in range(PATIENCE_SECONDS * 2):
            text = await self.text()
            if all(word in text for word in words):
                return
            await asyncio.sleep(0.5)
            await self.page.reload()
        raise AssertionError(f"{self.page.url} never said {words}:\n{await self.text()}")

    async def text(self) -> str:
        return await self.page.get_by_role("main").inner_text()

    async def tasks(self) -> Sequence[str]:
        """What waits for this person."""
        await self.open("/tasks")
        return await self.page.locator("tbody th[scope=row]").all_inner_texts()


@asynccontextmanager
async def hand(browser: Browser, site: str, login: str) -> AsyncIterator[Hand]:
    """A person who has signed in through the form."""
    async with window(browser, site) as page:
        await page.goto("/sign-in")
        await page.get_by_label("Tên đăng nhập").fill(login)
        await page.get_by_label("Mật khẩu").fill(PASSWORD)
        await page.get_by_role("button", name="Đăng nhập").click()
        await page.wait_for_url("**/tasks")
        yield Hand(page)
