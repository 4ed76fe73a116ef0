"""A whole ballot from opening to count, by the process as rounds and sittings hold it.

Measured in a process of its own, so that its peak of memory is its own too.
"""

import asyncio
import contextlib
import multiprocessing
import resource
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from temporalio.client import Client, WorkflowHandle
from temporalio.worker import Worker

from activities.ballots import BallotActivities
from api.turnout import TurnoutRelay
from bench.ballots.casting import migrated, seconds_to_cast
from bench.ballots.in_temporal import HeldBallot
from bench.ballots.slates import new_ballot
from bench.world import connected
from suyton.domain.ballot import Ballot, Tally
from suyton.persistence.database import Database
from suyton.temporal_server import TemporalServer
from worker import acts_of
from workflows.sandbox import RUNNER

QUEUE = "suyton-bench-ballots"
CLIENTS = 8


@dataclass(frozen=True)
class Held:
    """One ballot: seconds of each part, and how heavy it was."""

    voters: int
    names: int
    opening: float
    casting: float
    counting: float
    """From the last paper to the tally: the relay tells, the box is closed, the papers counted."""
    history_bytes: int
    ballot_bytes: int
    """The ballot as one payload, which Temporal takes up to 2 MB of."""
    peak_mb: float
    """By how much the process grew above what its imports take."""

    @property
    def seconds(self) -> float:
        return self.opening + self.casting + self.counting


def held(voters: int, names: int, times: int = 1) -> list[Held]:
    """The same ballot ``times`` over, one after the other, in a new process."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as apart:
        return apart.submit(_in_this_process, voters, names, times).result()


def _in_this_process(voters: int, names: int, times: int) -> list[Held]:
    with tempfile.TemporaryDirectory(prefix="suyton-bench-") as home:
        return asyncio.run(_hold_all(Path(home), voters, names, times))


async def _hold_all(home: Path, voters: int, names: int, times: int) -> list[Held]:
    temporal = TemporalServer(home / "temporal.db", home / "temporal.log")
    await temporal.start()
    try:
        client = await connected(temporal.address)
        with migrated(f"sqlite:///{home / 'suyton.db'}", home) as database:
            async with working(client, database), _told(client, database) as nudge:
                hold = partial(_hold, client, database, nudge)
                await hold(new_ballot(3, 1))  # warm
                return [await hold(new_ballot(voters, names)) for _ in range(times)]
    finally:
        await temporal.stop()


@contextlib.asynccontextmanager
async def working(client: Client, database: Database) -> AsyncIterator[None]:
    """A worker that holds ballots."""
    with ThreadPoolExecutor(16) as threads:
        async with Worker(
            client,
            task_queue=QUEUE,
            workflows=[HeldBallot],
            activities=acts_of(BallotActivities(database.box)),
            activity_executor=threads,
            workflow_runner=RUNNER,
        ):
            yield


@contextlib.asynccontextmanager
async def _told(client: Client, database: Database) -> AsyncIterator[Callable[[], object]]:
    """The relay that runs beside the API; gives what wakes it, from any thread."""
    relay = TurnoutRelay(database.outbox, client)
    telling = asyncio.create_task(relay.run())
    loop = asyncio.get_running_loop()
    try:
        yield partial(loop.call_soon_threadsafe, relay.nudge)
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)


async def open_by_workflow(client: Client, ballot: Ballot) -> "WorkflowHandle[HeldBallot, Tally]":
    """Start the workflow of a ballot and wait until its box takes papers."""
    case = await client.start_workflow(HeldBallot.run, ballot, id=ballot.id, task_queue=QUEUE)
    await case.execute_update(HeldBallot.be_open)
    return case


async def _hold(
    client: Client, database: Database, nudge: Callable[[], object], ballot: Ballot
) -> Held:
    before = _peak_mb()
    begun = time.perf_counter()
    case = await open_by_workflow(client, ballot)
    opened = time.perf_counter()
    casting = await asyncio.to_thread(seconds_to_cast, database, ballot, CLIENTS, nudge)
    all_in = time.perf_counter()
    await case.result()
    counted = time.perf_counter()
    described = await case.describe()
    carried = await client.data_converter.encode([ballot])
    return Held(
        voters=len(ballot.roll),
        names=len(ballot.slate),
        opening=opened - begun,
        casting=casting,
        counting=counted - all_in,
        history_bytes=described.raw_info.history_size_bytes,
        ballot_bytes=sum(len(payload.data) for payload in carried),
        peak_mb=_peak_mb() - before,
    )


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
