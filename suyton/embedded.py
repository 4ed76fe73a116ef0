"""``make run``: Temporal's dev server, SQLite, the worker and the API, supervised as one.

It is the production code on small parts. State lives in one folder, so that a second start goes
on where the first one stopped, with every timer and every waiting person.
"""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from api.app import create_app
from suyton.demo import province, records, second_round, signing, story
from suyton.demo.province_file import read_province
from suyton.demo.sign_ins import sign_ins
from suyton.documents.paperwork import paperwork_of
from suyton.documents.store import FolderStore
from suyton.instance import CannotStart, Instance, check_port
from suyton.listening import ApiServer
from suyton.logs import start_logging
from suyton.payloads.keys import KeysFault, PayloadKeys, new_file
from suyton.persistence.database import Database
from suyton.rulebook_keeping import KeptRulebooks, keep_rulebooks
from suyton.rules import RulePacks
from suyton.sealing.key_folder import FolderKeys
from suyton.settings import Settings
from suyton.temporal_server import TemporalServer
from worker import build_worker
from workflows.connection import connect

WORKER_STOPS_WITHIN_SECONDS = 8


@dataclass(frozen=True)
class Wish:
    """What ``suyton serve`` was asked for."""

    home: Path
    host: str
    port: int
    play_story: bool

    @property
    def base_url(self) -> str:
        return f"http://{self.host}:{self.port}"


def serve(wish: Wish) -> int:
    """Run the embedded service until Ctrl-C; the exit status."""
    try:
        check_port(wish.host, wish.port)
        instance = Instance.claim(wish.home)
    except CannotStart as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    try:
        return asyncio.run(_serve(wish, instance))
    except CannotStart as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    finally:
        instance.release()


async def _serve(wish: Wish, instance: Instance) -> int:
    start_logging("INFO", instance.home / "log" / "suyton.log")
    stop = _stop_on_signals()
    temporal = TemporalServer(instance.temporal_file, instance.home / "log" / "temporal.log")
    async with contextlib.AsyncExitStack() as closing:
        closing.push_async_callback(temporal.stop)
        await temporal.start()
        watching = asyncio.create_task(temporal.watch())
        closing.callback(watching.cancel)
        keys_of_ballots = FolderKeys(instance.ballot_keys)
        database = Database.connect(instance.database_url, ballot_keys=keys_of_ballots)
        closing.callback(database.close)
        store = FolderStore(instance.store, limit_mb=50)
        rulebooks = await asyncio.to_thread(prepare, database, store)
        await asyncio.to_thread(_give_keys, database, instance)
        client = await connect(temporal.address, keys=_keys(instance.payload_keys))
        settings = _settings(wish, instance, temporal)
        paperwork = paperwork_of(settings, store)
        worker = build_worker(client, database, paperwork)
        working = asyncio.create_task(worker.run())
        closing.push_async_callback(_ended, working, worker.shutdown)
        app = create_app(
            settings,
            database=database,
            paperwork=paperwork,
            rulebooks=rulebooks,
            client=client,
        )
        server = ApiServer(uvicorn.Config(app, wish.host, wish.port, log_config=None))
        await server.begin()
        closing.push_async_callback(server.end)
        return await _serve_until(stop, wish, instance, {"worker": working, "api": server.serving})


async def _serve_until(
    stop: asyncio.Event, wish: Wish, instance: Instance, parts: dict[str, "asyncio.Task[None]"]
) -> int:
    """Play the demonstration on the first start, then serve until stopped or a part fails."""
    print(f"Suy Tôn: {wish.base_url}", flush=True)  # noqa: T201 (what the command is for)
    stopping = asyncio.create_task(stop.wait())
    playing = asyncio.create_task(asyncio.to_thread(_demonstrate, wish, instance, stop.is_set))
    everything = {stopping, *parts.values()}
    await asyncio.wait({playing, *everything}, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.wait(everything, return_when=asyncio.FIRST_COMPLETED)
    for name, part in parts.items():
        if part.done():
            sys.stderr.write(f"The {name} ended unexpectedly: {part.exception()}\n")
            return 1
    print("\nStopping.", flush=True)  # noqa: T201
    return 0


def prepare(database: Database, store: FolderStore) -> KeptRulebooks:
    """Bring an embedded service's register up to this version; raises CannotStart."""
    database.migrate()
    records.load(database, store, province.load(database))
    try:
        return keep_rulebooks(RulePacks.load(), database.rulebooks)
    except CannotStart as fault:
        raise CannotStart(f"{fault} Or begin a new demonstration: --var ANOTHER_FOLDER.") from fault


def _give_keys(database: Database, instance: Instance) -> None:
    """The demonstration signs with keys of its own."""
    signing.give_keys(
        read_province(province.BAC_KAN),
        database.accounts,
        database.certificates,
        keys=instance.signing_keys,
        trust=instance.trust,
    )


def _keys(file: Path) -> PayloadKeys:
    """The embedded service's own keys, made on its first start."""
    try:
        if not file.exists():
            new_file(file)
        return PayloadKeys.read(file)
    except KeysFault as fault:
        raise CannotStart(str(fault)) from fault


def _settings(wish: Wish, instance: Instance, temporal: TemporalServer) -> Settings:
    return Settings(
        database_url=instance.database_url,
        temporal_address=temporal.address,
        store_dir=instance.store,
        signing_keys_dir=instance.signing_keys,
        trust_dir=instance.trust,
        public_url=wish.base_url,
        api_host=wish.host,
        api_port=wish.port,
        cookie_secure=False,  # plain HTTP on this machine
    )


class _Stopped(Exception):
    """Ctrl-C came while the demonstration was played; the next start goes on with it."""


def _demonstrate(wish: Wish, instance: Instance, stopped: Callable[[], bool]) -> None:
    """Play the conference of 2023 through the public API once, and leave a second round open."""

    def echo(line: str) -> None:
        if stopped():
            raise _Stopped
        print(line, flush=True)  # noqa: T201

    with contextlib.suppress(_Stopped):
        if wish.play_story and not instance.story_played.exists():
            status = story.play(wish.base_url, echo=echo)
            status = status or second_round.open_second_round(wish.base_url, echo=echo)
            if status == 0:
                instance.story_played.touch()
        echo(sign_ins(wish.base_url))


def _stop_on_signals() -> asyncio.Event:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


async def _ended(
    task: "asyncio.Task[None]", shutdown: Callable[[], Coroutine[None, None, None]]
) -> None:
    """Ask a worker to stop; one that does not listen is left behind with the process."""
    asked = asyncio.create_task(shutdown())
    await asyncio.wait({asked, task}, timeout=WORKER_STOPS_WITHIN_SECONDS)
    task.cancel()
