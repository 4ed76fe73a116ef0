"""The published count over HTTP: one file, one sum, for those entitled, and not before the count."""

from pathlib import Path

import httpx
import pytest

from suyton import count_file
from suyton.domain.ballot import Choice, count
from suyton.domain.published_count import PublishedCount
from suyton.persistence.database import Database
from tests.api.callers import code, program
from tests.support.hall import Hall, open_hall


@pytest.fixture
async def hall(database: Database, tmp_path: Path) -> Hall:
    return await open_hall(database, tmp_path)


@pytest.fixture
def client(hall: Hall) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(hall.app), base_url="http://hall.test")


async def counted(hall: Hall, client: httpx.AsyncClient) -> None:
    """Three voters say three different things; then the box is counted."""
    for voter, choice in zip(hall.voters, Choice, strict=False):
        paper = {one.nomination_id: choice for one in hall.ballot.slate}
        answer = await (await program(client, voter)).act(
            f"{hall.address}/papers", {"choices": paper}
        )
        assert answer.status_code == 200
    hall.close()
    box = hall.database.box
    opened = box.papers(hall.ballot.id)
    said = [paper.choices for paper in opened.papers]
    tally = count(hall.ballot, said)
    published = PublishedCount(hall.ballot, opened.sealed, opened.papers, (), (), tally)
    box.record_count(published, "count", hall.ballot.closes_at)


async def test_the_file_is_named_by_its_sum_which_stands_in_the_book_too(
    hall: Hall, client: httpx.AsyncClient
) -> None:
    await counted(hall, client)
    reader = await program(client, hall.voters[5])
    answer = await reader.ask(f"{hall.address}/count")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert f"{hall.ballot.id}.count.json" in answer.headers["content-disposition"]
    etag = answer.headers["etag"]
    assert etag == f'"{count_file.sum_of(answer.text)}"'
    entry = hall.database.records.chain(f"ballot:{hall.ballot.id}")[-1].entry
    assert entry.facts["published"] == etag.strip('"')
    assert count_file.from_bytes(answer.content) == hall.database.box.published(hall.ballot.id)
    again = await client.get(answer.url, headers=reader.headers | {"If-None-Match": etag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)


async def test_every_receipt_stands_in_the_published_list_and_every_sum_is_a_receipt(
    hall: Hall, client: httpx.AsyncClient
) -> None:
    await counted(hall, client)
    held = []
    for voter in hall.voters:
        caller = await program(client, voter)
        held += (await caller.ask("/receipts")).json()["items"]
    sealed = (await caller.ask(f"{hall.address}/count")).json()["sealed"]
    assert sorted(one["paper"] for one in held) == sealed
    assert len(sealed) == 3


async def test_before_the_count_there_is_nothing_to_read(
    hall: Hall, client: httpx.AsyncClient
) -> None:
    voter = await program(client, hall.voters[0])
    assert code(await voter.ask(f"{hall.address}/count")) == (409, "wrong_stage")
    hall.close()
    assert code(await voter.ask(f"{hall.address}/count")) == (409, "wrong_stage")


@pytest.mark.parametrize("login", ["so-cong-thuong", "quan-tri"])
async def test_a_stranger_learns_not_even_that_there_is_such_a_ballot(
    hall: Hall, client: httpx.AsyncClient, login: str
) -> None:
    await counted(hall, client)
    stranger = await program(client, login)
    assert code(await stranger.ask(f"{hall.address}/count")) == (404, "unknown")
    assert code(await stranger.ask("/ballots/none/count")) == (404, "unknown")
    assert (await client.get(f"/api/v1{hall.address}/count")).status_code == 401
