"""The 2023 conference through the public API, twice: the second time does nothing."""

import asyncio

import pytest

from suyton.demo.story import play
from tests.fixtures.service import Service


@pytest.mark.timeout(300)
async def test_the_story_comes_out_as_the_article_says_and_playing_it_again_does_nothing(
    service: Service,
) -> None:
    said: list[str] = []
    assert await asyncio.to_thread(play, service.base_url, echo=said.append) == 0, "\n".join(said)
    entries = len(list(service.database.records.chain("round:2023.vhxh")))
    again: list[str] = []
    assert await asyncio.to_thread(play, service.base_url, echo=again.append) == 0, "\n".join(again)
    assert "0 việc vừa làm" in again[-1]
    assert len(list(service.database.records.chain("round:2023.vhxh"))) == entries
    assert list(service.database.records.broken_links()) == []
