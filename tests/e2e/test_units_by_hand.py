"""Units over time, by hand in a real browser: a new name, a merger, next year's leaders."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser
from temporalio.client import Client

from suyton.domain.calendar import HANOI
from suyton.persistence.database import Database
from tests.e2e.hands import hand
from tests.e2e.populated import populate
from tests.e2e.register_writing import Province
from tests.fixtures.browser import served
from tests.fixtures.service import NO_SERVER, application, settings_for
from tests.support.not_run import needs_chromium

pytestmark = needs_chromium

CASE = "/nominations/2024.vhxh.ban-dan-toc.provincial_emulation_flag"
ISSUED = "/decisions/d-0"


@pytest.fixture
def there(sqlite_database: Database) -> Province:
    """A filled province of this test's own: what it changes, others must not meet."""
    return populate(sqlite_database)


@pytest.fixture
async def site(there: Province, tmp_path: Path) -> AsyncIterator[str]:
    client = await Client.connect(NO_SERVER, lazy=True)
    async with served(application(settings_for(tmp_path), there.database, client)) as address:
        yield address


async def test_a_unit_takes_a_new_name_and_its_case_says_how_it_was_called(
    browser: Browser, site: str
) -> None:
    async with hand(browser, site, "so-noi-vu") as officer:
        await officer.open("/units")
        await officer.follow("Ban Dân tộc")
        await officer.do(
            "rename_unit",
            {
                "name": "Sở Dân tộc và Tôn giáo",
                "effective_on": "2025-03-01",
                "decision_number": "12/NQ-HĐND",
            },
        )
        await officer.sees("Sở Dân tộc và Tôn giáo", "01/03/2025", "12/NQ-HĐND", "Từ khi thành lập")
        await officer.open(CASE)
        await officer.sees("Sở Dân tộc và Tôn giáo (trước đây là Ban Dân tộc)")
        await officer.open("/blocs/vhxh")
        await officer.page.locator("details summary").first.click()
        await officer.sees("Sở Dân tộc và Tôn giáo")
        await officer.open(ISSUED)
        text = await officer.text()
        assert "Ban Dân tộc" in text, "what was signed keeps the name it was signed under"
        assert "Sở Dân tộc và Tôn giáo" not in text


async def test_a_merged_unit_says_who_carries_on_and_its_form_is_gone(
    browser: Browser, site: str, there: Province
) -> None:
    yesterday = (there.now.astimezone(HANOI).date() - timedelta(days=1)).isoformat()
    ending = {"effective_on": yesterday, "decision_number": "7/NQ-HĐND"}
    async with hand(browser, site, "so-noi-vu") as officer:
        await officer.open("/units/ban-dan-toc")
        await officer.do("merge_unit", ending | {"successor_id": "so-y-te"})
        await officer.sees("Sáp nhập vào Sở Y tế", "7/NQ-HĐND")
        assert await officer.page.locator("form#rename_unit").count() == 0
        await officer.open(CASE)
        await officer.sees("Sở Y tế (trước đây là Ban Dân tộc)")
        await officer.open("/units/so-y-te")
        await officer.sees("Kế tục nhiệm vụ của", "Ban Dân tộc")
    async with hand(browser, site, "so-y-te") as successor:
        await successor.open(CASE)
        assert await successor.page.locator("form#withdraw").count() == 1
        await successor.open("/rounds/2024.vhxh/proposal")
        offered = await successor.page.content()
        assert "unit_id=so-y-te" in offered
        assert "unit_id=ban-dan-toc" not in offered


async def test_the_leaders_of_the_next_year_are_named_with_the_deputy_suggested(
    browser: Browser, site: str
) -> None:
    async with hand(browser, site, "so-noi-vu") as officer:
        await officer.open("/blocs/vhxh")
        suggested = officer.page.locator("form#rotate_bloc [name=leader_unit_id]")
        assert await suggested.input_value() == "so-lao-dong"
        await officer.do("rotate_bloc")
        await officer.sees("Năm 2025", "Sở Lao động - Thương binh và Xã hội")
    async with hand(browser, site, "so-lao-dong") as leader:
        await leader.open("/blocs/vhxh")
        assert await leader.page.locator("form#open_round [name=year]").input_value() == "2025"
