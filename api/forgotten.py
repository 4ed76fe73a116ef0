"""The watch over the book: an act that its workflow has forgotten is made good.

A step is written a moment before Temporal knows of its act. If worker and server die in that
moment and whoever sent the act never comes back to send it again, nobody would hear of it. So
every act of a person is looked for on Temporal a minute later, by its key, which is the update's
id; where it is not known, the workflow is told to look in the book.
"""

import asyncio
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from starlette.concurrency import run_in_threadpool
from temporalio.client import (
    Client,
    RPCError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.service import RPCStatusCode

from suyton.domain.audit import SealedEntry
from suyton.domain.authority import PROCESS
from suyton.ports import HistoryFilter, Records
from workflows.addresses import is_workflow
from workflows.api_messages import UnknownAct
from workflows.connection import RPC_LIMIT

PAUSE_SECONDS = 60.0
SETTLED_AFTER = timedelta(minutes=1)
"""By then an act has been confirmed or lost: a local activity may take 15 seconds."""
LOOKS_BACK = timedelta(days=1)
"""How far the first look after a start goes back: the service may have been down for a night."""
PAGE = 200

log = logging.getLogger("suyton.forgotten")


class ForgottenActs:
    """Runs beside the API for as long as it serves. Several may: looking twice is harmless."""

    def __init__(self, records: Records, client: Client) -> None:
        self._records = records
        self._client = client
        self._seen_until: datetime | None = None

    async def run(self) -> None:
        """Look until cancelled; while Temporal or the register is away, look again later."""
        while True:
            try:
                await self.look(datetime.now(UTC))
            except Exception as fault:
                log.warning("forgotten.waiting %s", type(fault).__name__)
            await asyncio.sleep(PAUSE_SECONDS)

    async def look(self, now: datetime) -> int:
        """Look for every act since the last look that came through; how many cases were told."""
        until = now - SETTLED_AFTER
        since = self._seen_until or until - LOOKS_BACK
        latest = await run_in_threadpool(lambda: list(self._latest(since, until)))
        told = [await self._tell(one) for one in latest if not await self._is_known(one)]
        self._seen_until = until
        return sum(told)

    def _latest(self, since: datetime, until: datetime) -> Iterator[SealedEntry]:
        """The last act of each case, where a person did it: whatever it follows is known."""
        wanted = HistoryFilter(since=since, before=until)
        seen: set[str] = set()
        cursor = ""
        while True:
            page = self._records.history(wanted, cursor, PAGE)
            for sealed in page.items:
                chain = sealed.entry.chain
                if chain not in seen and is_workflow(chain):
                    seen.add(chain)
                    if sealed.entry.account_id != PROCESS.account_id:
                        yield sealed
            cursor = page.next_cursor
            if not cursor:
                return

    async def _is_known(self, sealed: SealedEntry) -> bool:
        handle = self._client.get_workflow_handle(sealed.entry.chain)
        try:
            await handle.get_update_handle(sealed.entry.key).result(rpc_timeout=RPC_LIMIT)
        except (WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError):
            return True  # refused when it was sent again, or on its way still
        except RPCError as fault:
            if fault.status is not RPCStatusCode.NOT_FOUND:
                raise
            return False
        return True

    async def _tell(self, sealed: SealedEntry) -> bool:
        chain, unknown = sealed.entry.chain, UnknownAct(sealed.entry.key)
        handle = self._client.get_workflow_handle(chain)
        try:
            await handle.signal("look_up", unknown, rpc_timeout=RPC_LIMIT)
        except RPCError as fault:
            # A case that is over did all that followed before it ended.
            if fault.status is not RPCStatusCode.NOT_FOUND:
                raise
            return False
        # Perhaps for nothing: Temporal knows the updates of a case's last run only.
        log.info("case.told_to_look_up", extra={"chain": chain})
        return True
