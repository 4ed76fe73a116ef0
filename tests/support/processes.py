"""Real processes that a test may kill: the Temporal server, a worker, the API."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.fixtures.temporal import wheel_program

HOME = Path(__file__).parents[2]
START_SECONDS = 40
STOP_SECONDS = 15


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def suyton(*arguments: str) -> list[str]:
    """The command line of a ``suyton`` command."""
    return [sys.executable, "-m", "suyton", *arguments]


@dataclass
class Processes:
    """Named processes over one folder; each writes a log there, and none outlives the test."""

    folder: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    _running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self, name: str, command: list[str]) -> "subprocess.Popen[bytes]":
        """Start a process in a session of its own, so that it and its children can be killed."""
        with (self.folder / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                command,
                cwd=HOME,
                env={**os.environ, **self.environ},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        return self._running[name]

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a ``suyton`` command to its end."""
        return subprocess.run(
            suyton(*arguments),
            cwd=HOME,
            env={**os.environ, **self.environ},
            capture_output=True,
            text=True,
            timeout=STOP_SECONDS + START_SECONDS,
            check=False,
        )

    def kill(self, name: str) -> None:
        """SIGKILL, as a power cut would: nothing is finished, nothing is said."""
        process = self._running.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(STOP_SECONDS)

    def await_death(self, name: str, seconds: float) -> None:
        """Wait for a process that is to end by itself; raises TimeoutExpired."""
        self._running.pop(name).wait(seconds)

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text("utf-8", "replace")

    def end(self) -> None:
        for name in list(self._running):
            self.kill(name)


@contextmanager
def processes(folder: Path, environ: Mapping[str, str]) -> Iterator[Processes]:
    """Processes for one test; whatever still runs at its end is killed."""
    started = Processes(folder, environ)
    try:
        yield started
    finally:
        started.end()


def temporal_server(port: int, database: Path) -> list[str]:
    """The dev server with its state on disk."""
    return [
        wheel_program("temporal"),
        *("server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", str(port)),
        *("--db-filename", str(database), "--log-level", "error"),
        *("--sqlite-pragma", "journal_mode=WAL", "--sqlite-pragma", "synchronous=FULL"),
    ]


def answers(url: str, *, wanted: Mapping[str, str] | None = None) -> None:
    """Wait until a service answers 200, with these words in its JSON."""
    give_up_at = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up_at:
        with contextlib.suppress(httpx.HTTPError):
            answer = httpx.get(url, timeout=5)
            if answer.status_code == httpx.codes.OK and (
                not wanted or wanted.items() <= answer.json().items()
            ):
                return
        time.sleep(0.1)
    raise AssertionError(f"{url} did not answer within {START_SECONDS} s")
