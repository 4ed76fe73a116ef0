"""A moment by which someone must have acted. It may be moved, and it rings once before."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from temporalio import workflow


async def either(done: Callable[[], bool], at: datetime | None) -> bool:
    """Wait until ``done``, at longest until ``at`` (None: without end); whether it was done."""
    if at is None:
        await workflow.wait_condition(done)
        return True
    left = at - workflow.now()
    if left.total_seconds() > 0:
        try:
            await workflow.wait_condition(done, timeout=left)
        except TimeoutError:
            return done()
    return done()


class Deadline:
    """Watches one deadline that others may move while it runs.

    ``due_at`` and ``remind_at`` are asked anew after every move, so that an extension is
    simply a later answer.
    """

    def __init__(
        self,
        due_at: Callable[[], datetime | None],
        remind_at: Callable[[], datetime | None],
        remind: Callable[[], Awaitable[None]],
    ) -> None:
        self._due_at = due_at
        self._remind_at = remind_at
        self._remind = remind
        self._reminded_for: datetime | None = None

    async def met(self, done: Callable[[], bool]) -> bool:
        """Wait for ``done``; False when the deadline passes first. Reminds once for each due date."""
        while not done():
            due_at = self._due_at()

            def stirred(due_at: datetime | None = due_at) -> bool:
                return done() or self._due_at() != due_at

            if due_at is not None and self._reminded_for != due_at:
                if await either(stirred, self._remind_at()):
                    continue
                self._reminded_for = due_at
                if workflow.now() < due_at:
                    await self._remind()
            if not await either(stirred, due_at):
                return False
        return True
