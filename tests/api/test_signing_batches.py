"""Many drafts signed on one confirmation, then issued on one: each for itself, by the right person."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.api.callers import Json, Program, code, fresh_key, program
from tests.fixtures.service import Service
from tests.support.plain_papers import SECRET


async def drafted(caller: httpx.AsyncClient, *signers: str) -> list[str]:
    """One draft before each of these signers: corrections of what was issued."""
    office = await program(caller, "so-noi-vu")
    items = (await office.ask("/decisions")).json()["items"]
    decision = [one for one in items if one["stage"] == "issued" and one["kind"] == "grant"][-1]
    named = decision["recipients"][0]["nomination_id"]
    ids = []
    for number, signer in enumerate(signers):
        wanted = {
            "title": f"Đính chính {number}",
            "reason": "In sai tên",
            "signer_id": signer,
            "names": {named: f"Tên đúng {fresh_key()}"},
        }
        laid = await office.act(f"/decisions/{decision['id']}/corrections", wanted)
        assert laid.status_code == 201, laid.text
        ids.append(laid.json()["chain"].removeprefix("decision:"))
    return ids


@pytest.fixture(autouse=True)
async def desks_left_empty(caller: httpx.AsyncClient, played: Service) -> AsyncIterator[None]:
    """What a test leaves on them goes back: other tests look for their own drafts there."""
    yield
    chairman = await program(caller, "chu-tich")
    for login in ("chu-tich", "pho-chu-tich", "van-thu"):
        person = await program(caller, login)
        for task in (await person.ask("/tasks")).json()["items"]:
            if task["act"] in ("sign", "issue"):
                here = f"/decisions/{task['subject'].removeprefix('decision:')}/sending-back"
                assert (await chairman.act(here, {"reason": "Thử xong"})).status_code == 200


def batch_of(ids: list[str], act: str = "sign", secret: str = SECRET, **more: bool) -> Json:
    return {"act": act, "decision_ids": ids, "secret": secret, **more}


async def ended(person: Program, batch: Json) -> Json:
    """The batch once it is over."""
    for _ in range(600):
        if batch["standing"] not in ("running", "stopping"):
            break
        await asyncio.sleep(0.05)
        batch = (await person.ask(f"/signing-batches/{batch['id']}")).json()
    return batch


async def run(person: Program, wanted: Json) -> Json:
    begun = await person.act("/signing-batches", wanted)
    assert begun.status_code == 202, begun.text
    return await ended(person, begun.json())


def results(batch: Json) -> list[tuple[str, str]]:
    return [(one["standing"], one["error"]) for one in batch["items"]]


async def decision(person: Program, decision_id: str) -> Json:
    found: Json = (await person.ask(f"/decisions/{decision_id}")).json()
    return found


async def test_a_list_is_signed_and_issued_and_each_refusal_is_its_own(
    played: Service, caller: httpx.AsyncClient
) -> None:
    chairman, clerk = await program(caller, "chu-tich"), await program(caller, "van-thu")
    first, other, last = await drafted(caller, "chu-tich", "pho-chu-tich", "chu-tich")
    batch = await run(chairman, batch_of([first, other, "d-none", last]))
    assert batch["standing"] == "finished"
    assert results(batch) == [
        ("done", ""),
        ("failed", "not_the_signer"),
        ("failed", "unknown"),
        ("done", ""),
    ]
    assert (await decision(chairman, other))["stage"] == "in_signing"
    batch = await run(clerk, batch_of([last, other, first], "issue", publish=True))
    assert results(batch) == [("done", ""), ("failed", "wrong_stage"), ("done", "")]
    stored = [await decision(clerk, one) for one in (last, first)]
    numbers = [int(one["number"].partition("/")[0]) for one in stored]
    assert numbers[1] == numbers[0] + 1
    assert all(one["published_at"] for one in stored)


async def test_a_confirmation_sent_twice_is_one_batch_and_its_key_means_nothing_else(
    played: Service, caller: httpx.AsyncClient
) -> None:
    chairman, key = await program(caller, "chu-tich"), fresh_key()
    (draft,) = await drafted(caller, "chu-tich")
    answers = [await chairman.act("/signing-batches", batch_of([draft]), key=key) for _ in range(2)]
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert results(await ended(chairman, answers[1].json())) == [("done", "")]
    other = await chairman.act("/signing-batches", batch_of([draft], "issue"), key=key)
    assert code(other) == (409, "idempotency_key_reused")


async def test_a_batch_is_seen_and_stopped_by_whoever_began_it_alone(
    played: Service, caller: httpx.AsyncClient
) -> None:
    chairman = await program(caller, "chu-tich")
    begun = (await chairman.act("/signing-batches", batch_of(["d-none"]))).json()
    for login in ("pho-chu-tich", "van-thu", "kiem-toan", "ban-dan-toc"):
        stranger = await program(caller, login)
        where = f"/signing-batches/{begun['id']}"
        assert code(await stranger.ask(where)) == (404, "unknown"), login
        assert code(await stranger.act(f"{where}/stop", {})) == (404, "unknown"), login
    own = await chairman.act(f"/signing-batches/{begun['id']}/stop", {})
    assert own.status_code == 202
    await ended(chairman, own.json())


@pytest.mark.parametrize("act", ["sign", "issue"])
async def test_a_batch_gives_nobody_an_authority_they_lack(
    played: Service, caller: httpx.AsyncClient, act: str
) -> None:
    (draft,) = await drafted(caller, "chu-tich")
    for login in ("ban-dan-toc", "truong-khoi", "so-noi-vu", "kiem-toan", "uy-vien-01"):
        batch = await run(await program(caller, login), batch_of([draft], act))
        assert results(batch)[0][0] == "failed", login
        assert results(batch)[0][1] in ("not_authorised", "wrong_stage"), login
    assert (await decision(await program(caller, "chu-tich"), draft))["stage"] == "in_signing"


async def test_a_wrong_secret_signs_nothing_and_is_not_tried_again(
    played: Service, caller: httpx.AsyncClient
) -> None:
    chairman = await program(caller, "chu-tich")
    drafts = await drafted(caller, "chu-tich", "chu-tich")
    batch = await run(chairman, batch_of(drafts, secret="0000"))
    assert batch["standing"] == "stopped"
    assert results(batch) == [("failed", "wrong_secret"), ("waiting", "")]
    assert (await decision(chairman, drafts[0]))["stage"] == "in_signing"


async def test_what_is_sent_is_looked_at_before_a_batch_begins(
    played: Service, caller: httpx.AsyncClient
) -> None:
    chairman = await program(caller, "chu-tich")
    for wrong in (batch_of([]), batch_of(["d-1"], "strike"), {"act": "sign"}):
        assert code(await chairman.act("/signing-batches", wrong)) == (422, "request_invalid")
