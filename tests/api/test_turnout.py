"""The relay of turnout: at least once, the latest count, and no paper lost while Temporal is away."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from temporalio.client import Client, RPCError
from temporalio.service import RPCStatusCode

from api.turnout import TurnoutRelay
from suyton.domain.ballot import Turnout
from suyton.ports import TurnoutWord


@dataclass
class Outbox:
    words: list[TurnoutWord]

    def pending(self, limit: int) -> tuple[TurnoutWord, ...]:
        return tuple(self.words[:limit])

    def sent(self, ids: Sequence[int]) -> None:
        self.words = [word for word in self.words if word.id not in ids]


@dataclass
class Engine:
    """Stands where the Temporal client stands."""

    status: RPCStatusCode | None = None
    told: list[tuple[str, int]] = field(default_factory=list)
    _workflow: str = ""

    def get_workflow_handle(self, workflow_id: str) -> "Engine":
        self._workflow = workflow_id
        return self

    async def signal(self, name: str, cast_: Any, **_: Any) -> None:
        assert name == "papers_cast"
        if self.status is not None:
            raise RPCError("away", self.status, b"")
        self.told.append((self._workflow, cast_.cast))


def relay(outbox: Outbox, engine: Engine) -> TurnoutRelay:
    return TurnoutRelay(outbox, cast(Client, engine))


def word(number: int, ballot: str, papers: int) -> TurnoutWord:
    return TurnoutWord(number, f"round:{ballot}", Turnout(ballot, papers, 10))


async def test_each_ballots_workflow_hears_the_latest_count() -> None:
    outbox = Outbox([word(1, "a", 1), word(2, "b", 1), word(3, "a", 2)])
    engine = Engine()
    assert await relay(outbox, engine).tell() == 3
    assert sorted(engine.told) == [("round:a", 2), ("round:b", 1)]
    assert outbox.words == []


async def test_words_stay_in_the_outbox_while_temporal_is_away() -> None:
    outbox = Outbox([word(1, "a", 1)])
    engine = Engine(RPCStatusCode.UNAVAILABLE)
    with pytest.raises(RPCError):
        await relay(outbox, engine).tell()
    assert len(outbox.words) == 1
    engine.status = None
    await relay(outbox, engine).tell()
    assert (engine.told, outbox.words) == ([("round:a", 1)], [])


async def test_a_workflow_that_has_gone_needs_no_word() -> None:
    outbox = Outbox([word(1, "a", 1)])
    await relay(outbox, Engine(RPCStatusCode.NOT_FOUND)).tell()
    assert outbox.words == []
