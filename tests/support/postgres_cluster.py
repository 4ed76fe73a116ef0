"""A PostgreSQL server of one's own for a test session, in a temporary folder, gone afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.support import binaries

START_LIMIT_S = 30
STOP_LIMIT_S = 20

# Nothing in a test's cluster must outlive a power cut, so it need not wait for the disk.
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextmanager
def running_cluster() -> Iterator[str]:
    """Start a server on a free local port; gives its URL without a database's name."""
    folder = binaries.postgresql_folder()
    if folder is None:
        raise RuntimeError(binaries.lack_of_postgresql())
    home = Path(tempfile.mkdtemp(prefix="suyton-pg-"))
    account = binaries.SERVER_ACCOUNT if os.geteuid() == 0 else None
    if account is not None:
        owner = pwd.getpwnam(account)
        os.chown(home, owner.pw_uid, owner.pw_gid)
    try:
        data = home / "data"
        _run_initdb(folder, data, account)
        port = _free_port()
        server = _start(folder, data, port, account)
        try:
            url = f"postgresql://suyton@127.0.0.1:{port}"
            _wait_until_ready(url, server, data)
            yield url
        finally:
            _stop(server)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run_initdb(folder: Path, data: Path, account: str | None) -> None:
    access = ("-U", "suyton", "-A", "trust")
    subprocess.run(
        [folder / "initdb", "-D", data, *access, "-E", "UTF8", "--locale=C", "--no-sync"],
        check=True,
        capture_output=True,
        user=account,
        group=account,
        cwd=data.parent,
    )


def _start(folder: Path, data: Path, port: int, account: str | None) -> "subprocess.Popen[bytes]":
    settings = (
        f"port={port}",
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=200",
        *_QUICK,
    )
    options = [word for setting in settings for word in ("-c", setting)]
    with (data.parent / "server.log").open("wb") as log:
        return subprocess.Popen(
            [folder / "postgres", "-D", data, *options],
            stdout=log,
            stderr=subprocess.STDOUT,
            user=account,
            group=account,
            cwd=data.parent,
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(url: str, server: "subprocess.Popen[bytes]", data: Path) -> None:
    deadline = time.monotonic() + START_LIMIT_S
    while True:
        try:
            psycopg.connect(f"{url}/postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                log = (data.parent / "server.log").read_text(errors="replace")
                raise RuntimeError(f"PostgreSQL did not start:\n{log}") from None
            time.sleep(0.05)
        else:
            return


def _stop(server: "subprocess.Popen[bytes]") -> None:
    # SIGINT asks for a fast shutdown: connections left open by a failed test are cut.
    server.send_signal(signal.SIGINT)
    try:
        server.wait(STOP_LIMIT_S)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
