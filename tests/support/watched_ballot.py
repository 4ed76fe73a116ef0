"""A ballot of the demonstration province of which the test knows every paper and every receipt."""

import threading
import time
from collections import Counter as Multiset
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal

import httpx

from suyton.demo import bloc_story
from suyton.demo.counter import Counter, Json
from suyton.demo.player import Player
from suyton.demo.second_round import CERTIFICATE
from suyton.demo.story_file import CandidateScript, RoundScript
from suyton.domain.ballot import Choice
from suyton.domain.published_count import PublishedCount
from suyton.domain.receipts import CAST_TAG
from suyton.domain.recount import examine
from tests.support.machine import PASSWORD, Machine

UNITS = (
    *("so-giao-duc", "so-khoa-hoc", "ban-dan-toc", "so-lao-dong", "so-van-hoa"),
    *("so-thong-tin", "so-y-te", "dai-phat-thanh", "bao-hiem", "cao-dang"),
)
SCRIPT = RoundScript(
    "vhxh",
    2024,
    "pho-khoi",
    tuple(CandidateScript(u, CERTIFICATE, Decimal(90), Decimal(90), 0) for u in UNITS),
)
NOMINATED = SCRIPT.candidates[:3]
NAMES = tuple(bloc_story.nomination_id(SCRIPT, one) for one in NOMINATED)
ROUND = f"/rounds/{SCRIPT.id}"
BALLOT = f"{SCRIPT.id}.b1"
PATIENCE_SECONDS = 50
PAUSE_SECONDS = 0.1


def paper_of(unit: str) -> dict[str, str]:
    """What a unit votes; hardly two units alike."""
    place = UNITS.index(unit)
    return {
        name: tuple(Choice)[(place + at * (place % 4)) % len(Choice)].value
        for at, name in enumerate(NAMES)
    }


@dataclass
class WatchedBallot:
    """The ballot's voters, each signed in, and what they have been told so far."""

    machine: Machine
    player: Player
    http: httpx.Client
    receipts: dict[str, Json] = field(default_factory=dict)
    put_off: Multiset[str] = field(default_factory=Multiset)
    """How often a voter met no answer, or 503 with its code, before the receipt came."""

    def send(self, unit: str) -> httpx.Response:
        """One request with the unit's paper, always under the same key."""
        headers = self.player.counter.person(unit).headers | {"Idempotency-Key": "paper"}
        url = f"{self.machine.base_url}/api/v1/ballots/{BALLOT}/papers"
        return self.http.post(url, json={"choices": paper_of(unit)}, headers=headers)

    def cast(self, unit: str) -> None:
        """As a patient client does it: again under the same key until there is an answer."""
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < give_up_at:
            try:
                answer = self.send(unit)
            except httpx.TransportError:
                self.put_off["no answer"] += 1
            else:
                if answer.status_code == httpx.codes.OK:
                    self.receipts[unit] = answer.json()
                    return
                assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE, answer.text
                assert int(answer.headers["retry-after"]) > 0
                self.put_off[answer.json()["code"]] += 1
            time.sleep(PAUSE_SECONDS)
        message = f"{unit} had no receipt after {PATIENCE_SECONDS} s"
        raise AssertionError(message)

    def casting(self, *units: str) -> list[threading.Thread]:
        """All of them at once, in threads of their own, which are under way."""
        started = [threading.Thread(target=self.cast, args=(unit,)) for unit in units]
        for one in started:
            one.start()
        return started

    def await_count(self) -> Json:
        """The round once the process has counted."""
        return self.player.wait_past(SCRIPT.leader_login, ROUND, {"balloting"})


@contextmanager
def open_ballot(machine: Machine) -> Iterator[WatchedBallot]:
    """Take the bloc's year to an open ballot of ten units over three nominations."""
    with Counter(machine.base_url, PASSWORD) as counter, httpx.Client(timeout=30) as http:
        player = Player(counter, "fault", lambda line: None)
        _take_to_the_ballot(player)
        yield WatchedBallot(machine, player, http)


def _take_to_the_ballot(player: Player) -> None:
    bloc_story.open_round(player, SCRIPT)
    for candidate in NOMINATED:
        bloc_story.propose(player, SCRIPT, candidate)
    bloc_story.score_all(player, SCRIPT)
    bloc_story.adopt(player, SCRIPT)
    closes_at = {"closes_at": "2090-01-01T00:00:00Z"}
    player.act(SCRIPT.leader_login, f"{ROUND}/ballot", "ballot", closes_at, "")


def all_agree(ballot: WatchedBallot) -> None:
    """Published box, roll, book, receipts, totals: one story; the key gone; the book sound."""
    with ballot.machine.database() as database:
        published = database.box.published(BALLOT)
        turnout = database.box.turnout(BALLOT)
        chain = database.records.chain(f"ballot:{BALLOT}")
        broken = list(database.records.broken_links())
    casts = [one for one in chain if one.entry.tag == CAST_TAG]
    receipts = ballot.receipts.values()
    assert sorted(published.sealed) == sorted(str(receipt["paper"]) for receipt in receipts)
    assert sorted((one.sequence, one.hash) for one in casts) == sorted(
        (receipt["sequence"], receipt["hash"]) for receipt in receipts
    )
    assert (turnout.cast, turnout.awaited) == (len(UNITS), ())
    assert [one.entry.tag for one in chain].count("process:ballot:counted") == 1
    totals_are_what_was_voted(published)
    assert broken == []
    assert list(ballot.machine.keys_folder.iterdir()) == []


def totals_are_what_was_voted(published: PublishedCount) -> None:
    """Counted anew from what the voters sent, not from the box."""
    assert examine(published).faults == ()
    sent = [paper_of(unit) for unit in UNITS]
    assert Multiset(tuple(sorted(one.choices.items())) for one in published.papers) == Multiset(
        tuple(sorted(paper.items())) for paper in sent
    )
    for line in published.tally.lines:
        said = [paper[line.nomination_id] for paper in sent]
        assert (line.yes, line.no, line.abstain) == tuple(map(said.count, Choice))
