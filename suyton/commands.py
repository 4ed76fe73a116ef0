"""The commands against a database or a running service, each returning its exit status."""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path

import uvicorn
from sqlalchemy.exc import SQLAlchemyError

from suyton.data_file import DataFileFault
from suyton.demo import province
from suyton.demo import story as stories
from suyton.documents.configured import store_of
from suyton.documents.paperwork import paperwork_of
from suyton.instance import CannotStart, database_url
from suyton.logs import start_logging
from suyton.payloads import keys as payload_keys
from suyton.payloads.keys import KeysFault, PayloadKeys, keys_of
from suyton.persistence.database import Database
from suyton.rulebook_keeping import KeptRulebooks, keep_rulebooks
from suyton.rules import RulePacks
from suyton.sealing.configured import ballot_keys_of
from suyton.settings import Settings, SettingsFault


def story(name: str, base_url: str) -> int:
    """Play a story; 0 when everything came out as its source says."""
    if name not in stories.STORIES:
        sys.stderr.write(f"There is no story “{name}”. There is: {', '.join(stories.STORIES)}.\n")
        return 2
    return stories.play(base_url, name=name)


def verify(environ: Mapping[str, str], home: Path) -> int:
    """Walk every chain; 1 when one is broken. Without settings: the embedded service's book."""
    url = environ.get("SUYTON_DATABASE_URL") or database_url(home)
    if url == database_url(home) and not (home / "suyton.db").exists():
        sys.stderr.write(
            f"There is no register in {home}. Name its folder with --var, or set "
            "SUYTON_DATABASE_URL.\n"
        )
        return 2
    with Database.connect(url) as database:
        broken = list(database.records.broken_links())
        walked = database.records.chains()
    for link in broken:
        _say(f"✗ {link.chain}, entry {link.sequence}: {link.fault}")
    if broken:
        _say(f"{len(broken)} of {walked} chains do not hold.")
        return 1
    _say(f"✓ All {walked} chains hold.")
    return 0


def load_province(environ: Mapping[str, str], file: Path) -> int:
    """Load a province file into the register named by the settings."""
    try:
        with Database.connect(Settings.read(environ).database_url) as database:
            loaded = province.load(database, path=file)
    except (SettingsFault, DataFileFault, OSError) as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    _say(f"{loaded.province.name}: {len(loaded.units)} units, {len(loaded.officers)} accounts.")
    return 0


def change_keys(action: str, file: Path) -> int:
    """Make the file of payload keys, add a key to it, or put its newest key to use."""
    acts = {
        "new": (payload_keys.new_file, "is in use"),
        "add": (payload_keys.add_key, "opens from the next start on, and closes once promoted"),
        "promote": (payload_keys.promote_key, "closes from the next start on"),
    }
    act, said = acts[action]
    try:
        key_id = act(file)
    except KeysFault as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    _say(f"{file}: key {key_id} {said}.")
    return 0


def in_production(command: str, environ: Mapping[str, str]) -> int:
    """``worker``, ``api`` or ``migrate``, as the settings say."""
    try:
        settings = Settings.read(environ)
        keys = keys_of(settings)
        ballot_keys = ballot_keys_of(settings) if command == "worker" else None
    except SettingsFault as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    start_logging(settings.log_level)
    try:
        if command == "migrate":
            return _migrate(settings)
        if command == "worker":
            import worker

            asyncio.run(worker.run(settings, keys, ballot_keys))
            return 0
        return asyncio.run(_api(settings, keys))
    except (CannotStart, DataFileFault) as fault:
        sys.stderr.write(f"{fault}\n")
        return 1


def _migrate(settings: Settings) -> int:
    """The schema first, then the packs of this version: a changed one is found before it serves."""
    with Database.connect(settings.database_url) as database:
        database.migrate()
        _rulebooks(settings, database)
    return 0


def _rulebooks(settings: Settings, database: Database) -> KeptRulebooks:
    """The packs with the province's overlay, kept; raises CannotStart."""
    packs = RulePacks.load(overlay=settings.province_overlay)
    try:
        return keep_rulebooks(packs, database.rulebooks)
    except SQLAlchemyError as fault:
        raise CannotStart(
            "The register could not be read for the rule packs in use. Is the database of "
            f"SUYTON_DATABASE_URL there, and was `suyton migrate` run? {type(fault).__name__}."
        ) from fault


async def _api(settings: Settings, keys: PayloadKeys | None) -> int:
    from api.app import create_app
    from workflows.connection import connect

    with Database.connect(settings.database_url) as database:
        rulebooks = await asyncio.to_thread(_rulebooks, settings, database)
        client = await connect(
            settings.temporal_address,
            settings.temporal_namespace,
            api_key=settings.temporal_api_key,
            tls=settings.temporal_tls,
            keys=keys,
            lazy=True,
        )
        app = create_app(
            settings,
            database=database,
            paperwork=paperwork_of(settings, store_of(settings)),
            rulebooks=rulebooks,
            client=client,
        )
        config = uvicorn.Config(
            app,
            settings.api_host,
            settings.api_port,
            log_config=None,
            forwarded_allow_ips=settings.trusted_proxies,
        )
        await uvicorn.Server(config).serve()
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
