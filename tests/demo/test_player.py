"""The story's hands: who is signed in, what is sent again, what is said of an old receipt."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from suyton.demo.counter import Counter, Refused
from suyton.demo.player import Overdue, Player

NOW = datetime(2024, 1, 5, 3, tzinfo=UTC)
DATE = {"date": "Fri, 05 Jan 2024 03:00:00 GMT"}

Answer = Callable[[httpx.Request], httpx.Response]


class Service:
    """A service that signs anybody in and answers everything else as it is told to."""

    def __init__(self, answer: Answer) -> None:
        self.requests: list[httpx.Request] = []
        self._answer = answer

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.url.path == "/api/v1/tokens":
            login = json.loads(request.content)["login"]
            return httpx.Response(201, json={"token": f"secret-{login}", "id": f"id-{login}"})
        if request.method == "DELETE" or request.url.path == "/api/v1/awards":
            return httpx.Response(200, headers=DATE)
        return self._answer(request)

    def counter(self) -> Counter:
        return Counter("http://suyton.test/", "password", transport=httpx.MockTransport(self))

    def paths(self, method: str) -> list[str]:
        return [r.url.path for r in self.requests if r.method == method]


def receipt(at: datetime = NOW) -> httpx.Response:
    return httpx.Response(200, json={"chain": "round:r", "at": at.isoformat()})


def test_a_person_signs_in_once_and_gives_the_token_back() -> None:
    service = Service(lambda request: receipt())
    with service.counter() as counter:
        counter.person("so-y-te").act("/rounds", "key-1", {})
        counter.person("so-y-te").act("/rounds", "key-2", {})
    acts = [request for request in service.requests if request.url.path == "/api/v1/rounds"]
    assert [act.headers["idempotency-key"] for act in acts] == ["key-1", "key-2"]
    assert {act.headers["authorization"] for act in acts} == {"Bearer secret-so-y-te"}
    assert service.paths("POST").count("/api/v1/tokens") == 1
    assert service.paths("DELETE") == ["/api/v1/tokens/id-so-y-te"]


def test_an_act_is_sent_again_under_its_key_while_the_service_is_not_ready() -> None:
    away = [httpx.Response(503, headers={"retry-after": "0"}) for _ in range(2)]
    service = Service(lambda request: away.pop() if away else receipt())
    with service.counter() as counter:
        assert counter.person("so-y-te").act("/rounds", "key", {})["chain"] == "round:r"
    sent = [r for r in service.requests if r.url.path == "/api/v1/rounds"]
    assert [request.headers["idempotency-key"] for request in sent] == ["key"] * 3


def test_a_refusal_carries_its_code_and_its_sentence() -> None:
    problem = {"code": "wrong_stage", "detail": "Not now."}
    service = Service(lambda request: httpx.Response(409, json=problem))
    with service.counter() as counter, pytest.raises(Refused, match=r"Not now\.") as refusal:
        counter.person("so-y-te").act("/rounds", "key", {})
    assert (refusal.value.status, refusal.value.code) == (409, "wrong_stage")


def _told(at: datetime) -> tuple[list[str], Player]:
    lines: list[str] = []
    service = Service(lambda request: receipt(at))
    with service.counter() as counter:
        player = Player(counter, "s", lines.append)
        player.act("so-y-te", "/rounds", "open", {}, "Mở đợt")
    return lines, player


def test_an_act_of_this_run_is_told_as_done() -> None:
    lines, player = _told(NOW + timedelta(seconds=1))
    assert "✓" in lines[0]
    assert (player.done, player.found_done) == (1, 0)


def test_an_act_of_an_earlier_run_is_told_as_already_there() -> None:
    lines, player = _told(NOW - timedelta(seconds=1))
    assert "đã có" in lines[0]
    assert (player.done, player.found_done) == (0, 1)


def test_waiting_ends_when_the_process_has_moved_on() -> None:
    stages = ["counted", "balloting", "balloting"]
    service = Service(lambda request: httpx.Response(200, json={"stage": stages.pop()}))
    with service.counter() as counter:
        player = Player(counter, "s", lambda line: None)
        assert player.wait_past("so-y-te", "/rounds/r", {"balloting"})["stage"] == "counted"


def test_waiting_gives_up_with_the_stage_it_stuck_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("suyton.demo.player.PROCESS_SECONDS", 0)
    service = Service(lambda request: httpx.Response(200, json={"stage": "balloting"}))
    with service.counter() as counter:
        player = Player(counter, "s", lambda line: None)
        with pytest.raises(Overdue, match="balloting"):
            player.wait_past("so-y-te", "/rounds/r", {"balloting"})
