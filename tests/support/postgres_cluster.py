"""A PostgreSQL server of one's own, in a temporary folder, gone afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from suyton.instance import free_port
from tests.support import binaries
from tests.support.process_tree import children_of

START_LIMIT_S = 30
STOP_LIMIT_S = 20

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For tests whose server is never killed: nothing must outlive it, so it need not wait for the disk."""

DURABLE: tuple[str, ...] = ()
"""As PostgreSQL comes: what it has acknowledged is on disk."""


class Cluster:
    """A server on a free local port that can be killed and started again over the same data."""

    def __init__(self, home: Path, settings: tuple[str, ...]) -> None:
        folder = binaries.postgresql_folder()
        if folder is None:
            raise RuntimeError(binaries.lack_of_postgresql())
        self._folder = folder
        self._data = home / "data"
        self._settings = settings
        self._account = binaries.SERVER_ACCOUNT if os.geteuid() == 0 else None
        if self._account is not None:
            owner = pwd.getpwnam(self._account)
            os.chown(home, owner.pw_uid, owner.pw_gid)
        self._port = free_port()
        self.url = f"postgresql://suyton@127.0.0.1:{self._port}"
        """Without a database's name."""
        self._run_initdb()

    def _run_initdb(self) -> None:
        access = ("-U", "suyton", "-A", "trust")
        subprocess.run(
            [
                *(self._folder / "initdb", "-D", self._data, *access),
                *("-E", "UTF8", "--locale=C", "--no-sync"),
            ],
            check=True,
            capture_output=True,
            user=self._account,
            group=self._account,
            cwd=self._data.parent,
        )

    def start(self) -> None:
        """Start it, anew or again, and wait until it answers."""
        settings = (
            f"port={self._port}",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=200",
            *self._settings,
        )
        options = [word for setting in settings for word in ("-c", setting)]
        with (self._data.parent / "server.log").open("ab") as log:
            self._server = subprocess.Popen(
                [self._folder / "postgres", "-D", self._data, *options],
                stdout=log,
                stderr=subprocess.STDOUT,
                user=self._account,
                group=self._account,
                cwd=self._data.parent,
            )
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_LIMIT_S
        while True:
            try:
                psycopg.connect(f"{self.url}/postgres", connect_timeout=2).close()
            except psycopg.OperationalError:
                if self._server.poll() is not None or time.monotonic() > deadline:
                    log = (self._data.parent / "server.log").read_text(errors="replace")
                    raise RuntimeError(f"PostgreSQL did not start:\n{log}") from None
                time.sleep(0.05)
            else:
                return

    def kill(self) -> None:
        """SIGKILL for the server and everything it started, each a session of its own."""
        of_server = children_of(self._server.pid)
        self._server.kill()
        for pid in of_server:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._server.wait(STOP_LIMIT_S)

    def stop(self) -> None:
        """A fast shutdown: connections left open by a failed test are cut."""
        self._server.send_signal(signal.SIGINT)
        try:
            self._server.wait(STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()


@contextmanager
def running_cluster(settings: tuple[str, ...] = QUICK) -> Iterator[Cluster]:
    """A server that runs until the block ends."""
    home = Path(tempfile.mkdtemp(prefix="suyton-pg-"))
    try:
        cluster = Cluster(home, settings)
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)
