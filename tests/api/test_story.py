"""The 2023 conference through the public API: the fixture plays it, and here it is played again."""

import asyncio

import pytest

from suyton.demo.story import play
from tests.fixtures.service import Service


@pytest.mark.timeout(300)
async def test_the_story_comes_out_as_the_article_says_and_playing_it_again_does_nothing(
    played: Service,
) -> None:
    entries = len(list(played.database.records.chain("round:2023.vhxh")))
    again: list[str] = []
    assert await asyncio.to_thread(play, played.base_url, echo=again.append) == 0, "\n".join(again)
    assert "0 việc vừa làm" in again[-1]
    assert len(list(played.database.records.chain("round:2023.vhxh"))) == entries
    assert list(played.database.records.broken_links()) == []
