"""The service as it runs on one machine: Temporal's server, a worker and the API, each a process.

State is on disk as in ``make run``: Temporal's SQLite and the register's, both WAL and FULL.
"""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from temporalio.client import Client

from bench.bare import Shape
from bench.load import PROVINCE, province_toml
from suyton.demo import province, signing
from suyton.demo.province_file import read_province
from suyton.instance import free_port
from suyton.office_file import OFFICES
from suyton.persistence.database import Database
from suyton.temporal_server import TemporalServer
from workflows.connection import connect

READY_WITHIN_SECONDS = 90
STOPS_WITHIN_SECONDS = 15


@dataclass(frozen=True)
class World:
    base_url: str
    temporal_address: str


@contextlib.asynccontextmanager
async def running(home: Path, shape: Shape) -> AsyncIterator[World]:
    """The service over a province of this shape, in ``home``; everything ends with the block."""
    environ = _settings(home)
    await asyncio.to_thread(_prepare, home, shape, environ["SUYTON_DATABASE_URL"])
    temporal = TemporalServer(home / "temporal.db", home / "temporal.log")
    await temporal.start()
    environ["SUYTON_TEMPORAL_ADDRESS"] = temporal.address
    with (home / "processes.log").open("ab") as log:
        started = [
            subprocess.Popen(  # noqa: ASYNC220 (returns at once)
                [sys.executable, "-m", "suyton", name],
                env=os.environ | environ,
                stdout=log,
                stderr=log,
            )
            for name in ("worker", "api")
        ]
        base_url = f"http://127.0.0.1:{environ['SUYTON_API_PORT']}"
        try:
            await _ready(base_url, home / "processes.log")
            yield World(base_url, temporal.address)
        finally:
            await asyncio.to_thread(_stop, started)
            await temporal.stop()


async def connected(address: str) -> Client:
    """A client of a server that has just been started and may still be finding its feet."""
    for _ in range(READY_WITHIN_SECONDS * 10):
        with contextlib.suppress(RuntimeError):
            return await connect(address)
        await asyncio.sleep(0.1)
    return await connect(address)


def _settings(home: Path) -> dict[str, str]:
    return {
        "SUYTON_DATABASE_URL": f"sqlite:///{home / 'suyton.db'}",
        "SUYTON_STORE_DIR": str(home / "documents"),
        "SUYTON_BALLOT_KEYS_DIR": str(home / "ballot-keys"),
        "SUYTON_SIGNING_KEYS_DIR": str(home / "signing-keys"),
        "SUYTON_TRUST_DIR": str(home / "trust"),
        "SUYTON_TEMPLATES_DIR": str(home / "templates"),
        "SUYTON_API_PORT": str(free_port()),
        "SUYTON_COOKIE_SECURE": "false",
        "SUYTON_LOG_LEVEL": "WARNING",
    }


def _prepare(home: Path, shape: Shape, database_url: str) -> None:
    file = home / "province.toml"
    file.write_text(province_toml(shape), "utf-8")
    office = home / "templates" / "offices" / f"{PROVINCE}.toml"
    office.parent.mkdir(parents=True)
    ours = (OFFICES / "bac-kan.toml").read_text("utf-8")
    office.write_text(
        ours.replace('province_id = "bac-kan"', f'province_id = "{PROVINCE}"'), "utf-8"
    )
    with Database.connect(database_url) as database:
        database.migrate()
        province.load(database, path=file)
        signing.give_keys(
            read_province(file),
            database.accounts,
            database.certificates,
            keys=home / "signing-keys",
            trust=home / "trust",
        )


async def _ready(base_url: str, log: Path) -> None:
    """Wait until the API serves; raises RuntimeError with the end of its log."""
    async with httpx.AsyncClient() as http:
        for _ in range(READY_WITHIN_SECONDS * 10):
            with contextlib.suppress(httpx.TransportError):
                if (await http.get(f"{base_url}/health/ready")).is_success:
                    return
            await asyncio.sleep(0.1)
    said = await asyncio.to_thread(log.read_text, "utf-8")
    message = f"the API did not start:\n{said[-2000:]}"
    raise RuntimeError(message)


def _stop(started: list["subprocess.Popen[bytes]"]) -> None:
    """End them: politely, then not."""
    for process in started:
        process.terminate()
    for process in started:
        try:
            process.wait(STOPS_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
