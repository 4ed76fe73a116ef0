"""However a paper is sent, again, twice, late or into a dead line: one counted paper or a refusal."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from suyton.domain.authority import Actor
from suyton.domain.ballot import BallotReceipt, Choice, Choices
from suyton.persistence.database import Database
from tests.api.callers import API, Json, Program, code, fresh_key, program
from tests.fixtures.browser import served
from tests.support.hall import Hall, open_hall

VOTER = "so-y-te"


@pytest.fixture
async def hall(database: Database, tmp_path: Path) -> Hall:
    return await open_hall(database, tmp_path)


@pytest.fixture
async def client(hall: Hall) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(hall.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://hall.test") as there:
        yield there


def paper(hall: Hall, choice: Choice = Choice.YES) -> Json:
    return {"choices": {one.nomination_id: choice for one in hall.ballot.slate}}


async def own(voter: Program, hall: Hall) -> list[Json]:
    """The voter's receipts as they can fetch them at any time."""
    answer = await voter.ask("/receipts", ballot_id=hall.ballot.id)
    items: list[Json] = answer.json()["items"]
    return items


async def test_a_paper_sent_again_is_the_same_paper(hall: Hall, client: httpx.AsyncClient) -> None:
    voter, key = await program(client, VOTER), fresh_key()
    where = f"{hall.address}/papers"
    first = await voter.act(where, paper(hall), key=key)
    # Also with other choices on it: what is in is in, and the receipt tells nothing of it.
    again = await voter.act(where, paper(hall, Choice.NO), key=key)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json() == (await own(voter, hall))[0]
    assert hall.check_agreement() == 1
    (opened,) = hall.database.box.papers(hall.ballot.id).papers
    assert set(opened.choices.values()) == {Choice.YES}


async def test_a_paper_sent_many_times_at_once_is_one_paper(
    hall: Hall, client: httpx.AsyncClient
) -> None:
    voter, key = await program(client, VOTER), fresh_key()
    sending = (voter.act(f"{hall.address}/papers", paper(hall), key=key) for _ in range(8))
    answers = await asyncio.gather(*sending)
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert hall.check_agreement() == 1


async def test_of_two_tabs_the_second_is_refused_and_finds_the_receipt_of_the_first(
    hall: Hall, client: httpx.AsyncClient
) -> None:
    voter = await program(client, VOTER)
    sending = (voter.act(f"{hall.address}/papers", paper(hall)) for _ in range(6))
    answers = await asyncio.gather(*sending)
    (taken,) = [answer for answer in answers if answer.status_code == 200]
    assert [code(one) for one in answers if one is not taken] == [(409, "already_voted")] * 5
    assert await own(voter, hall) == [taken.json()]
    assert hall.check_agreement() == 1


async def test_a_paper_whose_answer_was_lost_is_in_and_sending_it_again_gives_its_receipt(
    hall: Hall,
) -> None:
    committed, hung_up = asyncio.Event(), asyncio.Event()
    cast = hall.app.state.commands.cast

    async def answering_nobody(
        actor: Actor, key: str, ballot_id: str, choices: Choices
    ) -> BallotReceipt:
        receipt: BallotReceipt = await cast(actor, key, ballot_id, choices)
        committed.set()
        await hung_up.wait()
        return receipt

    async with served(hall.app) as site, httpx.AsyncClient(base_url=site, timeout=30) as line:
        voter, key = await program(line, VOTER), fresh_key()
        hall.app.state.commands.cast = answering_nobody
        request = _request(voter, f"{API}{hall.address}/papers", paper(hall), key)
        await _hang_up(site, request, after=committed)
        hung_up.set()
        hall.app.state.commands.cast = cast
        (sealed,) = hall.casts()
        again = await voter.act(f"{hall.address}/papers", paper(hall), key=key)
        assert again.status_code == 200
        assert again.json()["paper"] == sealed.entry.facts["paper"]
        # And for whoever no longer knows the key: refused, and the receipt is there to fetch.
        anew = await voter.act(f"{hall.address}/papers", paper(hall))
        assert code(anew) == (409, "already_voted")
        assert await own(voter, hall) == [again.json()]
    assert hall.check_agreement() == 1


async def test_a_paper_cut_off_on_its_way_is_not_in_and_can_be_sent_again(hall: Hall) -> None:
    async with served(hall.app) as site, httpx.AsyncClient(base_url=site, timeout=30) as line:
        voter, key = await program(line, VOTER), fresh_key()
        request = _request(voter, f"{API}{hall.address}/papers", paper(hall), key)
        sent = asyncio.Event()
        sent.set()
        await _hang_up(site, request[:-20], after=sent)
        assert hall.casts() == []
        again = await voter.act(f"{hall.address}/papers", paper(hall), key=key)
        assert again.status_code == 200
    assert hall.check_agreement() == 1


async def test_racing_with_the_closing_each_paper_is_in_or_refused_and_never_both(
    hall: Hall, client: httpx.AsyncClient
) -> None:
    voters = [await program(client, voter) for voter in hall.voters]

    one_is_in = asyncio.Event()

    async def sending(voter: Program) -> httpx.Response:
        answer = await voter.act(f"{hall.address}/papers", paper(hall))
        one_is_in.set()
        return answer

    async def closing() -> int:
        await one_is_in.wait()
        return await asyncio.to_thread(hall.close)

    closed = asyncio.create_task(closing())
    answers = await asyncio.gather(*map(sending, voters))
    taken = [answer.json() for answer in answers if answer.status_code == 200]
    assert taken
    refused = [code(answer) for answer in answers if answer.status_code != 200]
    assert refused == [(409, "ballot_closed")] * (len(voters) - len(taken))
    assert hall.check_agreement() == await closed == len(taken)
    held = [receipt for voter in voters for receipt in await own(voter, hall)]
    assert sorted(one["paper"] for one in held) == sorted(one["paper"] for one in taken)


async def test_who_may_not_vote_gets_neither_a_paper_in_nor_a_receipt(
    hall: Hall, client: httpx.AsyncClient
) -> None:
    for login in ("so-noi-vu", "chu-tich", "kiem-toan", "quan-tri", "so-cong-thuong"):
        stranger = await program(client, login)
        answer = await stranger.act(f"{hall.address}/papers", paper(hall))
        assert code(answer) == (403, "not_on_roll")
        assert await own(stranger, hall) == []
    assert hall.check_agreement() == 0


def _request(voter: Program, path: str, body: Json, key: str) -> bytes:
    content = json.dumps(body).encode()
    headers = voter.headers | {
        "Host": "hall.test",
        "Content-Type": "application/json",
        "Content-Length": str(len(content)),
        "Idempotency-Key": key,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST {path} HTTP/1.1\r\n{lines}\r\n".encode() + content


async def _hang_up(site: str, request: bytes, *, after: asyncio.Event) -> None:
    """Send a request, and cut the line without waiting for an answer."""
    host, _, port = site.removeprefix("http://").partition(":")
    _, writer = await asyncio.open_connection(host, int(port))
    writer.write(request)
    await writer.drain()
    async with asyncio.timeout(10):
        await after.wait()
    writer.transport.abort()
