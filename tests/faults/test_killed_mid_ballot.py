"""A power cut in the middle of a ballot: every acknowledged act is there, and there once."""

from collections import Counter as Multiset
from collections.abc import Mapping
from typing import Any

import pytest

from suyton.demo import bloc_story
from suyton.demo.counter import Counter, Json, Refused
from suyton.demo.player import Player
from suyton.demo.second_round import ECONOMY
from tests.support.machine import PASSWORD, Machine

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


@pytest.mark.timeout(180)
def test_worker_and_engine_killed_mid_ballot_lose_nothing_and_repeat_nothing(
    sqlite_machine: Machine,
) -> None:
    machine = sqlite_machine
    with Counter(machine.base_url, PASSWORD) as counter:
        player = Remembering(counter)
        open_the_ballot(player)
        cast(player, 0)
        machine.kill("worker")
        machine.kill("temporal")
        cast(player, 1)  # papers go into the box without the engine
        cast(player, 2)
        refuse_while_away(player)
        machine.start_temporal()
        machine.start_worker()
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
