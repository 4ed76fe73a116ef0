"""How an act reaches its workflow: once, whatever is sent twice, closed or away."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from starlette.concurrency import run_in_threadpool
from temporalio.client import (
    Client,
    RPCError,
    WithStartWorkflowOperation,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.service import RPCStatusCode

from activities.failures import refusal_in
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.errors import EngineAway, KeyReused
from suyton.domain.procedure import Procedure
from suyton.ports import Records
from workflows.addresses import TASK_QUEUE, update_id
from workflows.connection import RPC_LIMIT

AWAY = frozenset(
    {
        RPCStatusCode.UNAVAILABLE,
        RPCStatusCode.DEADLINE_EXCEEDED,
        RPCStatusCode.CANCELLED,
        RPCStatusCode.RESOURCE_EXHAUSTED,
    }
)
"""Nothing can be said of the act: it may have been taken in or not."""

PASSING = ("transport error", "Workflow Task in failed state")
"""Faults whose status says less than their text: the server died in the middle of a call; it takes
no update in while the workflow's last task was lost with its worker."""


class Request(Protocol):
    """An update's message; every one says who acts."""

    @property
    def actor(self) -> Actor: ...


@dataclass(frozen=True)
class Sending:
    """One act on its way to one case.

    ``tags`` are those by which the book knows this act, so that a key which stands there for
    another act is noticed.
    """

    chain: str
    update: str
    request: Request
    key: str
    tags: frozenset[str]

    @property
    def id(self) -> str:
        return update_id(self.request.actor.account_id, self.key)


@dataclass(frozen=True)
class Opening:
    """The workflow that a starting act opens."""

    workflow: str
    case: object


def tags_of(procedure: Procedure[Any, Any], act: StrEnum) -> frozenset[str]:
    """The tags under which an act may be entered: several where its row depends on the stage."""
    return frozenset(row.tag for row in procedure.transitions if row.act is act)


class Engine:
    """Sends acts to workflows. Wherever the act was done before, its receipt is given again."""

    def __init__(self, client: Client, records: Records) -> None:
        self._client = client
        self._records = records

    async def receipt(self, sending: Sending) -> Receipt | None:
        """The receipt of this act if the book has it; raises KeyReused."""
        found = await run_in_threadpool(self._records.receipt, sending.chain, sending.id)
        return None if found is None else _checked(found, sending)

    async def act(self, sending: Sending, permit: Callable[[], object]) -> Receipt:
        """Do an act on a case that exists.

        The book answers for an act that others have followed. The latest one is sent on even if
        it is there already: a task lost with its server may have left it in the book alone, and
        asking the workflow makes that good. Until the workflow has answered it is EngineAway.
        ``permit`` asks the domain whether the act is possible on the case as recorded; it is
        called where no workflow runs any more, and says why not.
        """
        if done := await self._followed(sending):
            return done
        handle = self._client.get_workflow_handle(sending.chain)

        async def send() -> Receipt:
            receipt: Receipt = await handle.execute_update(
                sending.update,
                sending.request,
                id=sending.id,
                result_type=Receipt,
                rpc_timeout=RPC_LIMIT,
            )
            return receipt

        try:
            return await self._answered(sending, send, permit)
        except EngineAway:
            # In the book it may be all the same, and the workflow not know: nobody would be told.
            if done := await self._followed(sending):
                return done
            raise

    async def _followed(self, sending: Sending) -> Receipt | None:
        """The receipt of this act if others have followed it, which only its workflow lets them."""
        done = await self.receipt(sending)
        if done is None:
            return None
        chain = await run_in_threadpool(self._records.chain, done.chain)
        return done if chain[-1].sequence > done.sequence else None

    async def start(self, sending: Sending, opening: Opening) -> Receipt:
        """Do the act that opens a case: its workflow starts with it, unless it runs already."""
        operation: WithStartWorkflowOperation[Any, Any] = WithStartWorkflowOperation(
            opening.workflow,
            opening.case,
            id=sending.chain,
            task_queue=TASK_QUEUE,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
        )

        async def send() -> Receipt:
            receipt: Receipt = await self._client.execute_update_with_start_workflow(
                sending.update,
                sending.request,
                start_workflow_operation=operation,
                id=sending.id,
                result_type=Receipt,
                rpc_timeout=RPC_LIMIT,
            )
            return receipt

        try:
            return await self._answered(sending, send, lambda: None)
        except EngineAway:
            # A workflow that has just started looks in the register before it gives up.
            if done := await self.receipt(sending):
                return done
            raise

    async def _answered(
        self,
        sending: Sending,
        send: Callable[[], Awaitable[Receipt]],
        permit: Callable[[], object],
    ) -> Receipt:
        try:
            with _absences():
                return _checked(await send(), sending)
        except WorkflowUpdateFailedError as failure:
            refusal = refusal_in(failure)
            if refusal is None and not _ended_meanwhile(failure):
                raise
        except _NotRunning:
            refusal = None
        # Refused, perhaps because this very act was done before; or ended, perhaps with it.
        if done := await self.receipt(sending):
            return done
        if refusal is None:
            await run_in_threadpool(permit)
        raise refusal or EngineAway()


class _NotRunning(Exception):
    """There is no workflow of this id, or it has ended."""


@contextmanager
def _absences() -> Iterator[None]:
    """Turn every way in which Temporal can be away into EngineAway."""
    try:
        yield
    except WorkflowUpdateRPCTimeoutOrCancelledError as fault:
        raise EngineAway() from fault
    except RPCError as fault:
        if fault.status is RPCStatusCode.NOT_FOUND:
            raise _NotRunning from fault
        if fault.status in AWAY or any(sign in str(fault) for sign in PASSING):
            raise EngineAway() from fault
        raise
    except RuntimeError as fault:
        # A lazy client that cannot connect says so in no other way.
        if "client connect" not in str(fault):
            raise
        raise EngineAway() from fault


def _ended_meanwhile(failure: WorkflowUpdateFailedError) -> bool:
    """Whether the workflow ended between taking the update in and doing it."""
    return getattr(failure.cause, "type", "") == "AcceptedUpdateCompletedWorkflow"


def _checked(receipt: Receipt, sending: Sending) -> Receipt:
    if receipt.tag not in sending.tags:
        raise KeyReused(key=sending.key)
    return receipt
