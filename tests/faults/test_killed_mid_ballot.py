"""A power cut in the middle of a ballot: every acknowledged act is there, and there once."""

from collections import Counter as Multiset
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from suyton.demo import bloc_story
from suyton.demo.counter import Counter, Json, Refused
from suyton.demo.player import Player
from suyton.demo.second_round import ECONOMY
from tests.support.processes import (
    Processes,
    answers,
    free_port,
    processes,
    suyton,
    temporal_server,
)

PASSWORD = "suyton-demo"
PROVINCE = "suyton/demo/bac_kan.toml"
ROUND = f"/rounds/{ECONOMY.id}"
BALLOT = f"{ECONOMY.id}.b1"


class Remembering(Player):
    """A player that keeps every receipt it was given."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, "fault", lambda line: None)
        self.receipts: list[Json] = []

    def act(self, login: str, path: str, step: str, body: Mapping[str, Any], told: str) -> Json:
        receipt = super().act(login, path, step, body, told)
        self.receipts.append(receipt)
        return receipt


class Machine:
    """The three processes of a service, and its two databases on disk."""

    def __init__(self, folder: Path, started: Processes, ports: tuple[int, int]) -> None:
        self._folder = folder
        self._started = started
        self._temporal_port, self._api_port = ports
        self.base_url = f"http://127.0.0.1:{self._api_port}"

    def start_engine(self) -> None:
        server = temporal_server(self._temporal_port, self._folder / "temporal.db")
        self._started.start("temporal", server)
        self._started.start("worker", suyton("worker"))

    def cut_power(self) -> None:
        self._started.kill("worker")
        self._started.kill("temporal")

    def await_engine(self) -> None:
        answers(f"{self.base_url}/health/ready", wanted={"engine": "ok"})

    def start(self) -> None:
        assert self._started.run("migrate").returncode == 0
        assert self._started.run("province", "load", PROVINCE).returncode == 0
        self._started.start("api", suyton("api"))
        server = temporal_server(self._temporal_port, self._folder / "temporal.db")
        self._started.start("temporal", server)
        self.await_engine()
        self._started.start("worker", suyton("worker"))

    def verify(self) -> tuple[int, str]:
        ended = self._started.run("verify")
        return ended.returncode, ended.stdout


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    ports = free_port(), free_port()
    environ = {
        "SUYTON_DATABASE_URL": f"sqlite:///{tmp_path / 'suyton.db'}",
        "SUYTON_TEMPORAL_ADDRESS": f"127.0.0.1:{ports[0]}",
        "SUYTON_STORE_DIR": str(tmp_path / "documents"),
        "SUYTON_BALLOT_KEYS_DIR": str(tmp_path / "ballot-keys"),
        "SUYTON_API_PORT": str(ports[1]),
        "SUYTON_COOKIE_SECURE": "false",
    }
    with processes(tmp_path, environ) as started:
        found = Machine(tmp_path, started, ports)
        found.start()
        yield found


@pytest.mark.timeout(180)
def test_worker_and_engine_killed_mid_ballot_lose_nothing_and_repeat_nothing(
    machine: Machine,
) -> None:
    with Counter(machine.base_url, PASSWORD) as counter:
        player = Remembering(counter)
        open_the_ballot(player)
        cast(player, 0)
        machine.cut_power()
        cast(player, 1)  # papers go into the box without the engine
        cast(player, 2)
        refuse_while_away(player)
        machine.start_engine()
        machine.await_engine()
        extend(player)
        cast(player, 3)
        ended = player.wait_past(ECONOMY.leader_login, ROUND, {"balloting"})
        assert (ended["stage"], ended["tally"]["cast"]) == ("counted", len(ECONOMY.candidates))
        bloc_story.report(player, ECONOMY)
        every_receipt_stands_once(player)
    status, told = machine.verify()
    assert status == 0, told


def open_the_ballot(player: Player) -> None:
    bloc_story.open_round(player, ECONOMY)
    bloc_story.propose_all(player, ECONOMY)
    bloc_story.score_all(player, ECONOMY)
    bloc_story.adopt(player, ECONOMY)
    closes_at = {"closes_at": "2090-01-01T00:00:00Z"}
    player.act(ECONOMY.leader_login, f"{ROUND}/ballot", "ballot", closes_at, "")


def cast(player: Player, place: int) -> None:
    paper = bloc_story.paper_of(ECONOMY, place)
    voter = ECONOMY.candidates[place].unit_id
    player.act(voter, f"/ballots/{BALLOT}/papers", f"paper:{voter}", {"choices": paper}, "")


EXTENSION = {"until": "2091-01-01T00:00:00Z", "reason": "Mất điện"}


def refuse_while_away(player: Player) -> None:
    """Questions are answered; an act is told that the engine is away."""
    leader = player.counter.person(ECONOMY.leader_login)
    assert leader.ask(ROUND)["stage"] == "balloting"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("suyton.demo.counter.PATIENCE_SECONDS", 0)
        with pytest.raises(Refused) as refused:
            leader.act(f"{ROUND}/ballot-extension", "story:fault:extend", EXTENSION)
    assert (refused.value.status, refused.value.code) == (503, "engine_away")


def extend(player: Player) -> None:
    """The act that was refused, again under its key."""
    path = f"{ROUND}/ballot-extension"
    player.act(ECONOMY.leader_login, path, "extend", EXTENSION, "")


def every_receipt_stands_once(player: Remembering) -> None:
    """Each receipt's place and seal are found in the book exactly once, and nothing was cast twice."""
    auditor = player.counter.person("kiem-toan")
    book: Multiset[tuple[int, str]] = Multiset()
    cursor = ""
    while True:
        page = auditor.ask("/history", limit=200, cursor=cursor)
        book.update((line["sequence"], line["hash"]) for line in page["items"])
        cursor = page["next_cursor"]
        if not cursor:
            break
    for receipt in player.receipts:
        assert book[(receipt["sequence"], receipt["hash"])] == 1, receipt
    casts = auditor.ask("/history", chain=f"ballot:{BALLOT}", tag="voter:ballot:cast", limit=200)
    assert len(casts["items"]) == len(ECONOMY.candidates)
