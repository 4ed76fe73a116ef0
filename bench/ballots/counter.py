"""What a voter waits at the counter: alone, and when fifty press in the same second.

Through the API as it runs, a process of its own on a SQLite file; the load shares its two cores.
"""

import asyncio
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

import httpx

from bench.ballots.casting import migrated
from bench.ballots.held import open_by_workflow, working
from bench.ballots.slates import new_ballot, paper
from bench.bare import Shape
from bench.load import PASSWORD
from bench.world import running
from suyton.demo.counter import Counter
from suyton.domain.authority import Role
from suyton.domain.ballot import Ballot
from workflows.connection import connect

MEMBERS, NAMES = 50, 10
LONE_BALLOTS = 4


@dataclass(frozen=True)
class Waits:
    """How long each voter waited for the receipt, in ms."""

    ms: Sequence[float]

    def quantile(self, percent: int) -> float:
        return quantiles(self.ms, n=100, method="inclusive")[percent - 1]


@dataclass(frozen=True)
class Counted:
    """Waits one after the other and all at once, and whether all of these were counted."""

    empty: Waits
    """An empty request over the same connection, for comparison."""
    lone: Waits
    crowd: Waits
    crowd_counted: int


async def at_the_counter(home: Path) -> Counted:
    """Four ballots of fifty voters one by one, then one where all fifty press at once."""
    async with running(home, Shape(1, 3, MEMBERS)) as world:
        client = await connect(world.temporal_address)
        with (
            migrated(f"sqlite:///{home / 'suyton.db'}", home) as database,
            _voters(world.base_url) as voters,
        ):
            async with working(client, database):
                lone: list[float] = []
                empty = await asyncio.to_thread(voters.nothing, LONE_BALLOTS * MEMBERS)
                for _ in range(LONE_BALLOTS + 1):
                    ballot = new_ballot(MEMBERS, NAMES, Role.COUNCIL_MEMBER, "m{:02}")
                    case = await open_by_workflow(client, ballot)
                    lone += await asyncio.to_thread(voters.one_by_one, ballot)
                    await case.result()
                ballot = new_ballot(MEMBERS, NAMES, Role.COUNCIL_MEMBER, "m{:02}")
                case = await open_by_workflow(client, ballot)
                crowd = await asyncio.to_thread(voters.all_at_once, ballot)
                tally = await case.result()
    # The first ballot only warms.
    return Counted(Waits(empty), Waits(lone[MEMBERS:]), Waits(crowd), tally.cast)


class _Voters:
    """Fifty members, signed in, on connections that are open."""

    def __init__(self, http: httpx.Client, headers: Mapping[str, Mapping[str, str]]) -> None:
        self._http = http
        self._headers = headers

    def one_by_one(self, ballot: Ballot) -> list[float]:
        return [self._press(ballot, place) for place in range(len(ballot.roll))]

    def nothing(self, times: int) -> list[float]:
        return [self._ask() for _ in range(times)]

    def all_at_once(self, ballot: Ballot) -> list[float]:
        gate = threading.Barrier(len(ballot.roll))

        def press(place: int) -> float:
            self._ask()  # opens the connection
            gate.wait()
            return self._press(ballot, place)

        with ThreadPoolExecutor(len(ballot.roll)) as threads:
            return list(threads.map(press, range(len(ballot.roll))))

    def _ask(self) -> float:
        begun = time.perf_counter()
        self._http.get("/health/live").raise_for_status()
        return (time.perf_counter() - begun) * 1000

    def _press(self, ballot: Ballot, place: int) -> float:
        """One paper; milliseconds until the receipt."""
        headers = {**self._headers[ballot.roll[place].id], "Idempotency-Key": ballot.id}
        body = {"choices": {name: said.value for name, said in paper(ballot, place).items()}}
        begun = time.perf_counter()
        answer = self._http.post(f"/ballots/{ballot.id}/papers", json=body, headers=headers)
        answer.raise_for_status()
        return (time.perf_counter() - begun) * 1000


@contextmanager
def _voters(base_url: str) -> Iterator[_Voters]:
    limits = httpx.Limits(max_keepalive_connections=MEMBERS)
    with (
        Counter(base_url, PASSWORD) as counter,
        httpx.Client(base_url=f"{base_url}/api/v1", limits=limits, timeout=60) as http,
    ):
        logins = [f"m{place:02}" for place in range(MEMBERS)]
        yield _Voters(http, {login: counter.person(login).headers for login in logins})
