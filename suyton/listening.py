"""The API's HTTP server as a part that is begun and ended by whoever supervises it."""

import asyncio
import contextlib
from collections.abc import Iterator

import uvicorn

STOPS_WITHIN_SECONDS = 5


class ApiServer(uvicorn.Server):
    """uvicorn without its own signal handlers: the supervisor decides when to stop."""

    serving: "asyncio.Task[None]"

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the supervisor."""
        yield

    async def begin(self) -> None:
        """Start serving; returns once requests are taken."""
        self.serving = asyncio.create_task(self.serve())
        while not self.started and not self.serving.done():  # noqa: ASYNC110 (uvicorn offers a flag, no event)
            await asyncio.sleep(0.01)

    async def end(self) -> None:
        """Finish the requests under way, for some seconds at most."""
        self.should_exit = True
        done, _ = await asyncio.wait({self.serving}, timeout=STOPS_WITHIN_SECONDS)
        if not done:
            self.force_exit = True
            self.serving.cancel()
