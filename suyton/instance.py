"""The folder of one embedded service: claimed by one process at a time, and proven writable."""

import fcntl
import os
import socket
from pathlib import Path
from typing import IO, Self


class CannotStart(Exception):
    """The service cannot start; the message is one plain sentence with what to do."""


class Instance:
    """The state of ``make run`` lives under one folder, ``var/`` unless told otherwise."""

    def __init__(self, home: Path, lock: IO[str]) -> None:
        self.home = home
        self._lock = lock

    @classmethod
    def claim(cls, home: Path) -> Self:
        """Take the folder for this process.

        Raises:
            CannotStart: it cannot be written to, or another process holds it.
        """
        try:
            home.mkdir(parents=True, exist_ok=True)
            (home / "log").mkdir(exist_ok=True)
            lock = (home / "lock").open("a+", encoding="utf-8")
        except OSError as fault:
            raise CannotStart(
                f"The folder {home} cannot be written to ({fault.strerror}). "
                "Make it writable, or name another one with --var."
            ) from fault
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            lock.close()
            raise CannotStart(
                f"Another Suy Tôn (process {holder}) is already running on {home}. "
                "Stop it first, or name another folder with --var."
            ) from fault
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        return cls(home, lock)

    def release(self) -> None:
        """Let the folder go."""
        self._lock.close()

    @property
    def database_url(self) -> str:
        return database_url(self.home)

    @property
    def temporal_file(self) -> Path:
        return self.home / "temporal.db"

    @property
    def payload_keys(self) -> Path:
        """The keys of what Temporal keeps here; made on the first start, mode 0600."""
        return self.home / "payload.keys"

    @property
    def ballot_keys(self) -> Path:
        """The keys of ballots that are not counted yet; mode 0700, outside the register."""
        return self.home / "ballot-keys"

    @property
    def signing_keys(self) -> Path:
        """The demonstration's signing keys; mode 0700, made on the first start."""
        return self.home / "signing-keys"

    @property
    def trust(self) -> Path:
        """The authorities whose certificates are trusted here, and what they have revoked."""
        return self.home / "trust"

    @property
    def store(self) -> Path:
        return self.home / "documents"

    @property
    def story_played(self) -> Path:
        """Stands once the demonstration has been played to its end."""
        return self.home / "story-played"


def database_url(home: Path) -> str:
    """The SQLite register inside a service's folder."""
    return f"sqlite:///{(home / 'suyton.db').absolute()}"


def check_port(host: str, port: int) -> None:
    """The API's port is free; raises CannotStart."""
    with socket.socket() as probe:
        # A service that has just stopped leaves connections behind that do not matter.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise CannotStart(
                f"Port {port} on {host} is taken by another program ({fault.strerror}). "
                "Stop it, or choose another port: make run PORT=8081."
            ) from fault


def free_port(host: str = "127.0.0.1") -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port
