"""The watch over the book: which acts it asks for, and what it does while Temporal is away."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from temporalio.client import Client, RPCError
from temporalio.service import RPCStatusCode

from api.forgotten import LOOKS_BACK, SETTLED_AFTER, ForgottenActs
from suyton.domain.audit import Entry, SealedEntry
from suyton.domain.authority import PROCESS
from suyton.ports import HistoryFilter, Page, Records
from workflows.api_messages import UnknownAct

NOW = datetime(2023, 12, 1, 8, tzinfo=UTC)


def act(chain: str, key: str, by: str = "truong-ban") -> SealedEntry:
    entry = Entry(chain, key, "a:b:c", NOW, by, by, "", "", "", "")
    return SealedEntry(1, "", "", entry)


@dataclass
class Book:
    """Stands where the register stands; newest first, one on a page."""

    acts: list[SealedEntry]
    asked: list[HistoryFilter] = field(default_factory=list)

    def history(self, wanted: HistoryFilter, cursor: str, limit: int) -> Page[SealedEntry]:
        self.asked.append(wanted)
        place = int(cursor or "0")
        more = str(place + 1) if place + 1 < len(self.acts) else ""
        return Page(tuple(self.acts[place : place + 1]), more)


@dataclass
class Engine:
    """Stands where the Temporal client stands."""

    known: set[str] = field(default_factory=set)
    over: set[str] = field(default_factory=set)
    away: bool = False
    told: list[str] = field(default_factory=list)
    _at: str = ""

    def get_workflow_handle(self, workflow_id: str) -> "Engine":
        self._at = workflow_id
        return self

    def get_update_handle(self, key: str) -> "Engine":
        self._at = key
        return self

    async def result(self, **_: Any) -> None:
        if self.away:
            raise RPCError("away", RPCStatusCode.UNAVAILABLE, b"")
        if self._at not in self.known:
            raise RPCError("update not found", RPCStatusCode.NOT_FOUND, b"")

    async def signal(self, name: str, unknown: UnknownAct, **_: Any) -> None:
        assert name == "look_up"
        if self._at in self.over:
            raise RPCError("workflow over", RPCStatusCode.NOT_FOUND, b"")
        self.told.append(f"{self._at} {unknown.key}")


def watch(book: Book, engine: Engine) -> ForgottenActs:
    return ForgottenActs(cast(Records, book), cast(Client, engine))


async def test_only_a_persons_latest_act_that_its_running_case_does_not_know_is_told() -> None:
    book = Book(
        [
            act("decision:known", "k1"),
            act("decision:forgotten", "k2"),
            act("decision:forgotten", "k3"),
            act("round:moved-on", "k4", PROCESS.account_id),
            act("round:moved-on", "k5"),
            act("nomination:over", "k6"),
            act("unit:so-tai-chinh", "k7"),
        ]
    )
    engine = Engine(known={"k1"}, over={"nomination:over"})
    assert await watch(book, engine).look(NOW) == 1
    assert engine.told == ["decision:forgotten k2"]


async def test_what_was_not_looked_at_while_temporal_was_away_is_looked_at_later() -> None:
    book, engine = Book([act("sitting:s", "k")]), Engine(away=True)
    looking = watch(book, engine)
    with pytest.raises(RPCError):
        await looking.look(NOW)
    engine.away = False
    later = NOW + SETTLED_AFTER
    assert await looking.look(later) == 1
    await looking.look(later + SETTLED_AFTER)
    assert [one.since for one in book.asked] == [
        NOW - SETTLED_AFTER - LOOKS_BACK,
        later - SETTLED_AFTER - LOOKS_BACK,
        later - SETTLED_AFTER,
    ]
    assert [one.before for one in book.asked][-1] == later
