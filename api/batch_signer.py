"""Runs batches of signatures beside the API: one decision after another, each for itself.

The password or PIN that came with the confirmation is held here, in this process's memory, until
the batch ends, and goes to the same commands that sign and issue a single decision. So nothing is
lighter for a batch: each of its acts is permitted, examined and entered like any other.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from pydantic import SecretStr
from starlette.concurrency import run_in_threadpool

from api.commands import Commands
from suyton.domain import signing_batch
from suyton.domain.errors import DomainError, EngineAway
from suyton.domain.signing_batch import BatchAct, SigningBatch
from suyton.ports import Accounts, SigningBatches
from workflows.addresses import update_id

BEAT_SECONDS = 10.0
PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Seconds between the tries where Temporal is away: it may only be starting anew."""

CLOSING_SECONDS = 10.0
"""How long a closing service waits for the decisions in hand."""

log = logging.getLogger("suyton.batches")


class BatchSigner:
    """Begins batches and runs them for as long as the application serves."""

    def __init__(self, batches: SigningBatches, accounts: Accounts, commands: Commands) -> None:
        self._batches = batches
        self._accounts = accounts
        self._commands = commands
        self._running: set[asyncio.Task[None]] = set()
        self._closing = False

    async def begin(
        self,
        account_id: str,
        key: str,
        act: BatchAct,
        decision_ids: Sequence[str],
        secret: SecretStr,
        *,
        publish: bool = False,
    ) -> SigningBatch:
        """Begin a batch and give it back at once; sent again with the same key it is the same one.

        Raises:
            KeyReused: the key was used for a batch of other content.
        """
        # Sent again it has the same id; short, because it stands in the key of each of its acts.
        batch_id = uuid5(NAMESPACE_URL, update_id(account_id, key)).hex
        now = datetime.now(UTC)
        batch = signing_batch.begun(batch_id, account_id, act, decision_ids, now, publish=publish)
        if await run_in_threadpool(self._batches.begin, batch):
            task = asyncio.create_task(self._run(batch, secret))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return await run_in_threadpool(self._batches.batch, batch.id)

    async def close(self) -> None:
        """Begin nothing further, and give the decisions in hand time to be finished."""
        self._closing = True
        if self._running:
            _, slow = await asyncio.wait(self._running, timeout=CLOSING_SECONDS)
            for task in slow:
                task.cancel()
            await asyncio.gather(*slow, return_exceptions=True)

    async def _run(self, batch: SigningBatch, secret: SecretStr) -> None:
        beating = asyncio.create_task(self._beat(batch.id))
        try:
            while not self._closing:
                if await run_in_threadpool(self._batches.beat, batch.id, datetime.now(UTC)):
                    batch = signing_batch.stop_wanted(batch)
                decision_id = signing_batch.following(batch)
                if decision_id is None:
                    break
                batch = await self._one(batch, decision_id, secret)
        except Exception as fault:
            # Its message could repeat what a library was given; its kind cannot.
            log.error("batch.ended %s %s", batch.id, type(fault).__name__)
        finally:
            beating.cancel()
            await run_in_threadpool(self._batches.end, batch.id, datetime.now(UTC))

    async def _one(self, batch: SigningBatch, decision_id: str, secret: SecretStr) -> SigningBatch:
        """Try one decision; whatever refuses it is noted with it."""
        try:
            await self._patiently(batch, decision_id, secret)
        except DomainError as refusal:
            batch = signing_batch.failed(batch, decision_id, refusal, datetime.now(UTC))
        else:
            batch = signing_batch.done(batch, decision_id, datetime.now(UTC))
        item = next(one for one in batch.items if one.decision_id == decision_id)
        await run_in_threadpool(self._batches.mark, batch.id, item, batch.beat_at)
        return batch

    async def _patiently(self, batch: SigningBatch, decision_id: str, secret: SecretStr) -> None:
        """Send the act, and again with the same key while nothing can be said of it."""
        for pause in PAUSES:
            try:
                await self._act(batch, decision_id, secret)
            except EngineAway:
                await asyncio.sleep(pause)
            else:
                return
        await self._act(batch, decision_id, secret)

    async def _act(self, batch: SigningBatch, decision_id: str, secret: SecretStr) -> None:
        # Asked anew for each: a capacity may end while a long list is signed.
        actor = await run_in_threadpool(self._accounts.actor, batch.account_id)
        key, opened = f"{batch.id}:{decision_id}", secret.get_secret_value()
        if batch.act is BatchAct.SIGN:
            await self._commands.sign(actor, key, decision_id, opened)
        else:
            await self._commands.issue_decision(actor, key, decision_id, opened, batch.publish)

    async def _beat(self, batch_id: str) -> None:
        """Signs of life also while one decision takes long."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            with suppress(Exception):
                await run_in_threadpool(self._batches.beat, batch_id, datetime.now(UTC))
