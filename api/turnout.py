"""The relay: what the ballot box left in its outbox is told to the workflows that wait for it.

Casting a paper does not wait for Temporal. The word of it is in the same transaction as the
paper, so it is told sooner or later, at least once; a workflow heeds the highest count only.
"""

import asyncio
import logging
from collections.abc import Iterable

from starlette.concurrency import run_in_threadpool
from temporalio.client import Client, RPCError
from temporalio.service import RPCStatusCode

from suyton.ports import TurnoutOutbox, TurnoutWord
from workflows.api_messages import PapersCast
from workflows.connection import RPC_LIMIT

BATCH = 200
PAUSE_SECONDS = 1.0
"""How long an unheard word may lie when nobody nudged, as after a restart."""

log = logging.getLogger("suyton.turnout")


class TurnoutRelay:
    """Runs beside the API for as long as it serves."""

    def __init__(self, outbox: TurnoutOutbox, client: Client) -> None:
        self._outbox = outbox
        self._client = client
        self._nudged = asyncio.Event()

    def nudge(self) -> None:
        """A paper has just been cast."""
        self._nudged.set()

    async def run(self) -> None:
        """Tell until cancelled; while Temporal or the register is away, try again each pause."""
        while True:
            try:
                told = await self.tell()
            except Exception as fault:
                # Whatever is away now, the words stay in the outbox and are told later.
                log.warning("turnout.waiting %s", type(fault).__name__)
                await asyncio.sleep(PAUSE_SECONDS)
                continue
            if told < BATCH:
                await self._rest()

    async def tell(self) -> int:
        """Tell what is in the outbox now; how many words that were."""
        words = await run_in_threadpool(self._outbox.pending, BATCH)
        for word in latest(words):
            await self._signal(word)
        if words:
            await run_in_threadpool(self._outbox.sent, [word.id for word in words])
        return len(words)

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(PAUSE_SECONDS):
                await self._nudged.wait()
        except TimeoutError:
            return
        self._nudged.clear()

    async def _signal(self, word: TurnoutWord) -> None:
        turnout = word.turnout
        handle = self._client.get_workflow_handle(word.workflow_id)
        cast = PapersCast(turnout.ballot_id, turnout.cast, turnout.roll)
        try:
            await handle.signal("papers_cast", cast, rpc_timeout=RPC_LIMIT)
        except RPCError as fault:
            # A workflow that has counted and gone needs no word any more.
            if fault.status is not RPCStatusCode.NOT_FOUND:
                raise


def latest(words: Iterable[TurnoutWord]) -> tuple[TurnoutWord, ...]:
    """The last word for each ballot: it says all that the earlier ones say."""
    return tuple({word.turnout.ballot_id: word for word in words}.values())
