"""The Temporal worker: builds the real world once, hands it to the activities, and runs."""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Protocol

from temporalio.client import Client
from temporalio.worker import Worker

from activities.ballots import BallotActivities
from activities.documents import DocumentActivities
from activities.notices import NoticeActivities
from activities.records import RecordActivities
from activities.subject_records import SubjectRecordActivities
from suyton.documents.configured import store_of
from suyton.documents.paperwork import paperwork_of
from suyton.logs import start_logging
from suyton.payloads.keys import PayloadKeys, keys_of
from suyton.persistence.database import Database
from suyton.ports import BallotBox, BallotKeys, Certificates, Paperwork, Register, SubjectRecords
from suyton.sealing.configured import ballot_keys_of
from suyton.settings import Settings, SettingsFault
from suyton.way_out import leave
from workflows.addresses import TASK_QUEUE
from workflows.bloc_round import BlocRoundWorkflow
from workflows.connection import connect
from workflows.council_session import CouncilSessionWorkflow
from workflows.decision import DecisionWorkflow
from workflows.nomination import NominationWorkflow
from workflows.sandbox import RUNNER

WORKFLOWS = [NominationWorkflow, BlocRoundWorkflow, CouncilSessionWorkflow, DecisionWorkflow]

ACTIVITY_THREADS = 16
"""Each holds one database connection while it writes; more would only queue at the database."""


class World(Protocol):
    """What the activities need of the database."""

    @property
    def register(self) -> Register: ...
    @property
    def box(self) -> BallotBox: ...
    @property
    def certificates(self) -> Certificates: ...
    @property
    def subject_records(self) -> SubjectRecords: ...


def build_worker(
    client: Client, world: World, paperwork: Paperwork, *, task_queue: str = TASK_QUEUE
) -> Worker:
    """A worker for every workflow and activity, over these adapters."""
    hands = (
        RecordActivities(world.register),
        SubjectRecordActivities(world.subject_records),
        BallotActivities(world.box),
        NoticeActivities(world.register),
        DocumentActivities(paperwork, world.certificates, world.register),
    )
    return Worker(
        client,
        task_queue=task_queue,
        workflows=WORKFLOWS,
        activities=[act for one in hands for act in acts_of(one)],
        activity_executor=ThreadPoolExecutor(ACTIVITY_THREADS, "activity"),
        workflow_runner=RUNNER,
        graceful_shutdown_timeout=timedelta(seconds=5),
    )


def acts_of(hands: object) -> list[Callable[..., object]]:
    """The activities that an object offers."""
    offered = (getattr(hands, name) for name in dir(hands) if not name.startswith("_"))
    return [act for act in offered if hasattr(act, "__temporal_activity_definition")]


async def run(
    settings: Settings, keys: PayloadKeys | None = None, ballot_keys: BallotKeys | None = None
) -> None:
    """Work until SIGTERM or SIGINT, then finish what is under way."""
    database = Database.connect(settings.database_url, ballot_keys=ballot_keys)
    client = await connect(
        settings.temporal_address,
        settings.temporal_namespace,
        api_key=settings.temporal_api_key,
        tls=settings.temporal_tls,
        keys=keys,
    )
    store = store_of(settings)
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with build_worker(client, database, paperwork_of(settings, store)):
        logging.getLogger("suyton.worker").info("worker.started")
        await stop.wait()
    database.close()


def main() -> None:
    """The entry point of a worker process."""
    try:
        settings = Settings.read(os.environ)
        keys = keys_of(settings)
        ballot_keys = ballot_keys_of(settings)
    except SettingsFault as fault:
        sys.stderr.write(f"{fault}\n")
        leave(2)
    start_logging(settings.log_level)
    asyncio.run(run(settings, keys, ballot_keys))
    leave(0)


if __name__ == "__main__":
    main()
