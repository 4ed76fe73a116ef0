"""A batch runs by itself, can be stopped, and what befalls one decision befalls no other."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from pydantic import SecretStr

from api import batch_signer
from api.batch_signer import BatchSigner
from api.commands import Commands
from suyton.demo import province
from suyton.domain.authority import Actor, Appointment, Role
from suyton.domain.errors import EngineAway, WrongSecret, WrongStage
from suyton.domain.signing_batch import BatchAct, BatchStanding, ItemStanding, SigningBatch
from suyton.persistence.database import Database
from tests.fixtures.service import NO_SERVER, application, settings_for
from tests.support.dumps import rows
from workflows.connection import connect

PIN = "pin-4711-of-a-token"
LIST = ("d-1", "d-2", "d-3")

Doing = Callable[[str], Awaitable[None]]


async def _done(_: str) -> None:
    await asyncio.sleep(0)


@dataclass
class Desk:
    """Stands where the commands stand: notes what it is asked, and does what a test says."""

    doing: Doing = _done
    calls: list[tuple[str, str, str, str]] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)

    async def sign(self, actor: Actor, key: str, decision_id: str, secret: str) -> None:
        self.actors.append(actor)
        self.calls.append((actor.account_id, key, decision_id, secret))
        await self.doing(decision_id)

    async def issue_decision(
        self, actor: Actor, key: str, decision_id: str, secret: str, publish: bool
    ) -> None:
        await self.sign(actor, f"{key}:{publish}", decision_id, secret)

    @property
    def tried(self) -> list[str]:
        return [decision_id for _, _, decision_id, _ in self.calls]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(batch_signer, "PAUSES", (0.0, 0.0))
    return Desk()


@pytest.fixture
async def signer(sqlite_database: Database, desk: Desk) -> AsyncIterator[BatchSigner]:
    province.load(sqlite_database)
    signer = BatchSigner(
        sqlite_database.signing_batches, sqlite_database.accounts, cast(Commands, desk)
    )
    yield signer
    await signer.close()


async def begun(signer: BatchSigner, act: BatchAct = BatchAct.SIGN, key: str = "k") -> SigningBatch:
    return await signer.begin("chu-tich", key, act, LIST, SecretStr(PIN))


async def seen(
    database: Database, batch: SigningBatch, wanted: Callable[[SigningBatch], bool]
) -> SigningBatch:
    """The batch as it is kept, once it is as wanted."""
    for _ in range(1000):
        now = database.signing_batches.batch(batch.id)
        if wanted(now):
            return now
        await asyncio.sleep(0.01)
    raise AssertionError(f"never so: {now}")


async def ended(database: Database, batch: SigningBatch) -> SigningBatch:
    """The batch once its process does no more of it."""
    return await seen(database, batch, lambda now: now.ended_at is not None)


def standings(batch: SigningBatch) -> list[ItemStanding]:
    return [one.standing for one in batch.items]


async def test_all_are_done_in_order_each_under_a_key_of_its_own(
    signer: BatchSigner, desk: Desk, sqlite_database: Database
) -> None:
    batch = await ended(sqlite_database, await begun(signer))
    assert batch.standing(datetime.now(UTC)) is BatchStanding.FINISHED
    assert desk.calls == [
        ("chu-tich", f"{batch.id}:{decision_id}", decision_id, PIN) for decision_id in LIST
    ]


async def test_issuing_says_whether_to_publish(
    signer: BatchSigner, desk: Desk, sqlite_database: Database
) -> None:
    await ended(sqlite_database, await begun(signer, BatchAct.ISSUE))
    assert desk.calls[0][1].endswith(":d-1:False")


async def test_one_that_is_refused_says_why_and_the_others_are_done(
    signer: BatchSigner, desk: Desk, sqlite_database: Database
) -> None:
    async def second_refused(decision_id: str) -> None:
        if decision_id == "d-2":
            raise WrongStage(act="sign", stage="lapsed")

    desk.doing = second_refused
    batch = await ended(sqlite_database, await begun(signer))
    assert standings(batch) == [ItemStanding.DONE, ItemStanding.FAILED, ItemStanding.DONE]
    assert batch.items[1].error == "wrong_stage"
    assert batch.items[1].facts == {"act": "sign", "stage": "lapsed"}


async def test_a_wrong_secret_is_tried_once(
    signer: BatchSigner, desk: Desk, sqlite_database: Database
) -> None:
    async def wrong(_: str) -> None:
        raise WrongSecret(holder="chu-tich")

    desk.doing = wrong
    batch = await ended(sqlite_database, await begun(signer))
    assert desk.tried == ["d-1"]
    assert batch.left == ("d-2", "d-3")
    assert batch.standing(datetime.now(UTC)) is BatchStanding.STOPPED


async def test_a_stop_lets_the_one_in_hand_be_finished_and_begins_no_other(
    signer: BatchSigner, desk: Desk, sqlite_database: Database
) -> None:
    in_hand, asked = asyncio.Event(), asyncio.Event()

    async def slow(_: str) -> None:
        in_hand.set()
        await asked.wait()

    desk.doing = slow
    batch = await begun(signer)
    await in_hand.wait()
    sqlite_database.signing_batches.ask_stop(batch.id)
    stopping = sqlite_database.signing_batches.batch(batch.id)
    assert stopping.standing(datetime.now(UTC)) is BatchStanding.STOPPING
    asked.set()
    batch = await ended(sqlite_database, batch)
    assert (batch.done, batch.left) == (("d-1",), ("d-2", "d-3"))


async def test_a_closing_service_finishes_the_one_in_hand_and_no_other(
    signer: BatchSigner, desk: Desk, sqlite_database: Database
) -> None:
    in_hand, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_: str) -> None:
        in_hand.set()
        await go_on.wait()

    desk.doing = slow
    batch = await begun(signer)
    await in_hand.wait()
    closing = asyncio.create_task(signer.close())
    await asyncio.sleep(0)
    go_on.set()
    await closing
    assert (await ended(sqlite_database, batch)).done == ("d-1",)


async def test_while_the_engine_is_away_the_same_act_is_sent_again(
    signer: BatchSigner, desk: Desk, sqlite_database: Database
) -> None:
    async def away_twice(_: str) -> None:
        if len(desk.calls) < 3:
            raise EngineAway()

    desk.doing = away_twice
    batch = await ended(sqlite_database, await begun(signer))
    assert desk.tried == ["d-1", "d-1", "d-1", "d-2", "d-3"]
    assert len({key for _, key, _, _ in desk.calls}) == 3
    assert batch.done == LIST


async def test_an_engine_that_stays_away_ends_the_batch(
    signer: BatchSigner, desk: Desk, sqlite_database: Database
) -> None:
    async def away(_: str) -> None:
        raise EngineAway()

    desk.doing = away
    batch = await ended(sqlite_database, await begun(signer))
    assert (batch.failed, batch.left) == (("d-1",), ("d-2", "d-3"))
    assert batch.items[0].error == "engine_away"


async def test_a_defect_ends_the_batch_and_its_message_is_not_logged(
    signer: BatchSigner, desk: Desk, sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged: list[str] = []
    monkeypatch.setattr(batch_signer.log, "error", lambda text, *given: logged.append(text % given))

    async def defect(_: str) -> None:
        raise RuntimeError(f"could not open with {PIN}")

    desk.doing = defect
    batch = await ended(sqlite_database, await begun(signer))
    assert batch.left == LIST
    assert logged == [f"batch.ended {batch.id} RuntimeError"]


async def test_sent_twice_it_runs_once(
    signer: BatchSigner, desk: Desk, sqlite_database: Database
) -> None:
    first, again = await asyncio.gather(begun(signer), begun(signer))
    assert first.id == again.id
    await ended(sqlite_database, first)
    await begun(signer)
    await signer.close()
    assert desk.tried == list(LIST)


async def test_the_secret_is_kept_nowhere(signer: BatchSigner, sqlite_database: Database) -> None:
    await ended(sqlite_database, await begun(signer))
    kept = rows(sqlite_database.engine)
    assert kept["signing_batch_items"]
    assert not [table for table, lines in kept.items() if any(PIN.encode() in one for one in lines)]


async def test_a_long_decision_still_gives_signs_of_life(
    signer: BatchSigner, desk: Desk, sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_signer, "BEAT_SECONDS", 0.01)
    go_on = asyncio.Event()

    async def slow(_: str) -> None:
        await go_on.wait()

    desk.doing = slow
    batch = await begun(signer)
    first = sqlite_database.signing_batches.batch(batch.id).beat_at
    await seen(sqlite_database, batch, lambda now: now.beat_at > first)
    go_on.set()
    await ended(sqlite_database, batch)


async def test_what_the_signer_holds_is_asked_anew_for_each_decision(
    signer: BatchSigner, desk: Desk, sqlite_database: Database
) -> None:
    given = Appointment(Role.AUDITOR, "bac-kan", datetime(2020, 1, 1, tzinfo=UTC))

    async def appointed_meanwhile(_: str) -> None:
        sqlite_database.accounts.appoint("chu-tich", given)

    desk.doing = appointed_meanwhile
    await ended(sqlite_database, await begun(signer))
    assert [given in actor.appointments for actor in desk.actors] == [False, True, True]


async def test_a_service_that_stops_lets_go_of_its_batches(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[BatchSigner] = []

    async def close(signer: BatchSigner) -> None:
        closed.append(signer)

    monkeypatch.setattr(BatchSigner, "close", close)
    client = await connect(NO_SERVER, lazy=True)
    app = application(settings_for(tmp_path), sqlite_database, client)
    async with app.router.lifespan_context(app):
        assert closed == []
    assert closed == [app.state.parts.batch_signer]
