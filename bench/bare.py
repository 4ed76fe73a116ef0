"""The bare engine given the same acts: no rules, no database, no HTTP, the same shape of work.

The same number of cases, updates and words between cases as the real procedure has, each
answered after one local activity that does nothing. What the real service takes beyond this is
what the rules, the book and the counter cost.
"""

import asyncio
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client, WithStartWorkflowOperation
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.worker import Worker

BARE_QUEUE = "suyton-bench-bare"


@activity.defn
def do_nothing() -> None:
    """Stands where the real procedure writes a row and its line in the book."""


@dataclass(frozen=True)
class BareAct:
    """``tell``: the ids of the cases that hear of it afterwards."""

    tell: tuple[str, ...] = ()


@workflow.defn
class BareCase:
    """Takes as many acts as it is told to expect, then ends."""

    @workflow.init
    def __init__(self, expected: int) -> None:
        self._left = expected
        self._one_at_a_time = asyncio.Lock()

    @workflow.run
    async def run(self, expected: int) -> int:
        await workflow.wait_condition(lambda: self._left <= 0)
        await workflow.wait_condition(workflow.all_handlers_finished)
        return expected

    @workflow.update
    async def act(self, done: BareAct) -> int:
        """What a person does: answered after the local activity, as in the real procedure."""
        await self._do(done)
        return self._left

    @workflow.signal
    async def hear(self, done: BareAct) -> None:
        await self._do(done)

    async def _do(self, done: BareAct) -> None:
        async with self._one_at_a_time:
            await workflow.execute_local_activity(
                do_nothing, start_to_close_timeout=timedelta(seconds=10)
            )
            cases = [workflow.get_external_workflow_handle(case) for case in done.tell]
            await asyncio.gather(*(case.signal(BareCase.hear, BareAct()) for case in cases))
            self._left -= 1


@dataclass(frozen=True)
class Shape:
    """How much work there is: blocs, units in each, members of the council."""

    blocs: int
    units: int
    members: int

    @property
    def nominations(self) -> int:
        return self.blocs * self.units


WORDS = 7
"""What a nomination hears: slate, acclaim, report, agenda, recommend, decision, award."""


async def run_bare(client: Client, shape: Shape) -> float:
    """Seconds for all nominations of the shape from proposal to award, on the engine alone."""
    with ThreadPoolExecutor(20) as threads:
        worker = Worker(
            client,
            task_queue=BARE_QUEUE,
            workflows=[BareCase],
            activities=[do_nothing],
            activity_executor=threads,
        )
        async with worker:
            await _Load(client, Shape(1, shape.units, shape.members)).run()  # warm
            start = time.perf_counter()
            await _Load(client, shape).run()
            return time.perf_counter() - start


class _Load:
    """The acts of one run, in the order and with the concurrency of the real one."""

    def __init__(self, client: Client, shape: Shape) -> None:
        self._client = client
        self._shape = shape
        self._run = uuid.uuid4().hex[:8]

    async def run(self) -> None:
        blocs = range(self._shape.blocs)
        of_bloc = [
            [f"{self._run}:n:{bloc}:{unit}" for unit in range(self._shape.units)] for bloc in blocs
        ]
        await asyncio.gather(*(self._bloc(bloc, of_bloc[bloc]) for bloc in blocs))
        nominations = [one for several in of_bloc for one in several]
        await self._sitting(nominations)
        flags = nominations[:: self._shape.units]
        await self._decision("flag", flags)
        await self._decision("certificate", [n for n in nominations if n not in flags])
        handles = (self._client.get_workflow_handle(one) for one in nominations)
        await asyncio.gather(*(handle.result() for handle in handles))

    async def _bloc(self, bloc: int, nominations: list[str]) -> None:
        """Open, propose, self-score, cross-check, adopt, open the ballot, count, report, appraise."""
        case, units = f"{self._run}:r:{bloc}", len(nominations)
        expected = 1 + units + units + 1 + 1 + 1 + 1
        await self._start(case, expected)
        for nomination in nominations:
            await self._start(nomination, 2 + WORDS)
        for _ in range(2 * units + 1):
            await self._act(case)
        await self._act(case, nominations)
        await self._client.get_workflow_handle(case).signal(
            BareCase.hear, BareAct(tuple(nominations))
        )
        await self._act(case, nominations)
        for nomination in nominations:
            await self._act(nomination)

    async def _sitting(self, nominations: list[str]) -> None:
        """Convene, presence, and the count that the last paper brings about."""
        case = f"{self._run}:s"
        await self._start(case, 3, nominations)
        await self._act(case)
        await self._client.get_workflow_handle(case).signal(
            BareCase.hear, BareAct(tuple(nominations))
        )

    async def _decision(self, name: str, nominations: list[str]) -> None:
        case = f"{self._run}:d:{name}"
        await self._start(case, 2, nominations)
        await self._act(case, nominations)

    async def _start(self, case: str, expected: int, tell: list[str] | None = None) -> None:
        start = WithStartWorkflowOperation(
            BareCase.run,
            expected,
            id=case,
            task_queue=BARE_QUEUE,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        )
        await self._client.execute_update_with_start_workflow(
            BareCase.act, BareAct(tuple(tell or ())), start_workflow_operation=start
        )

    async def _act(self, case: str, tell: list[str] | None = None) -> None:
        handle = self._client.get_workflow_handle(case)
        await handle.execute_update(BareCase.act, BareAct(tuple(tell or ())))
