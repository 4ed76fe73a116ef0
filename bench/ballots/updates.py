"""The same votes sent as workflow updates: what casting would cost if papers went through Temporal.

The least that could be done: no rules, no roll, no book. An update is answered once a local
activity has committed one row. A workflow takes 2,000 updates in all and 10 at once, so each
client has workflows of its own, which is kinder than one ballot could be.
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.worker import Worker

from bench.ballots.in_temporal import VoteActivities, VotesAsUpdates
from bench.ballots.slates import new_ballot, paper
from bench.world import connected
from suyton.persistence.database import Database
from suyton.temporal_server import TemporalServer
from workflows.sandbox import RUNNER

QUEUE = "suyton-bench-votes"
VOTES, NAMES = 100, 10
AT_LEAST_PER_CLIENT = 25


def _keep(engine: Engine) -> None:
    """One row, one commit."""
    with closing(engine.raw_connection()) as connection:
        connection.cursor().execute("INSERT INTO bench_rows (what) VALUES ('vote')")
        connection.commit()


async def updates_per_second(home: Path, database: Database, clients: int) -> float:
    """Votes a second through so many clients, on a server of its own with its state on disk."""
    temporal = TemporalServer(home / "temporal.db", home / "temporal.log")
    await temporal.start()
    try:
        client = await connected(temporal.address)
        with ThreadPoolExecutor(16) as threads:
            async with Worker(
                client,
                task_queue=QUEUE,
                workflows=[VotesAsUpdates],
                activities=[VoteActivities(partial(_keep, database.engine)).keep_vote],
                activity_executor=threads,
                workflow_runner=RUNNER,
            ):
                each = max(AT_LEAST_PER_CLIENT, VOTES // clients)
                await _vote(client, 10)  # warm
                begun = time.perf_counter()
                await asyncio.gather(*(_vote(client, each) for _ in range(clients)))
                return clients * each / (time.perf_counter() - begun)
    finally:
        await temporal.stop()


async def _vote(client: Client, votes: int) -> None:
    ballot = new_ballot(votes, NAMES)
    case = await client.start_workflow(VotesAsUpdates.run, votes, id=ballot.id, task_queue=QUEUE)
    for place in range(votes):
        choices = {name: choice.value for name, choice in paper(ballot, place).items()}
        await case.execute_update(VotesAsUpdates.vote, choices)
    await case.result()
