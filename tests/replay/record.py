"""Record the histories that the replay test replays: ``python -m tests.replay.record``.

Run it when a path is added, or when a change was made under ``workflow.patched`` and its new
branch needs a history too (see docs/deploying-changes.md). Give names to record those paths only;
a history that stands is kept, because running cases have it, unless ``--anew`` is given.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from temporalio.client import WorkflowHistory
from temporalio.testing import WorkflowEnvironment

from suyton.payloads.converter import DATA_CONVERTER
from suyton.persistence.database import Database
from suyton.sealing.key_folder import FolderKeys
from suyton.way_out import leave
from tests.fixtures.database import QUICK_HASHER
from tests.fixtures.offices import office_on
from tests.fixtures.temporal import wheel_program
from tests.support.all_paths import PATHS, PATHS_OVER_TIME
from tests.support.office import Office
from tests.support.paths import Path as TestedPath

HISTORIES = Path(__file__).with_name("histories")
WORKED: Final = "workflow_task_completed_event_attributes"


async def record(names: list[str], *, anew: bool) -> None:
    """Play those paths that have no history yet, each on the server that suits it."""
    HISTORIES.mkdir(exist_ok=True)
    wanted = [name for name in names if anew or not list(HISTORIES.glob(f"{name}.*.json"))]
    here_and_now = [name for name in wanted if name in PATHS]
    if here_and_now:
        async with await WorkflowEnvironment.start_local(
            dev_server_existing_path=wheel_program("temporal"),
            data_converter=DATA_CONVERTER,
            dev_server_log_level="error",
        ) as environment:
            await play(environment, {name: PATHS[name] for name in here_and_now})
    over_time = [name for name in wanted if name in PATHS_OVER_TIME]
    if over_time:
        async with await WorkflowEnvironment.start_time_skipping(
            test_server_existing_path=wheel_program("temporal-test-server"),
            data_converter=DATA_CONVERTER,
        ) as environment:
            await play(environment, {name: PATHS_OVER_TIME[name] for name in over_time})


async def play(environment: WorkflowEnvironment, paths: Mapping[str, TestedPath]) -> None:
    """Play each path over a database of its own and keep its histories."""
    for name, path in paths.items():
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'suyton.db'}"
            keys = FolderKeys(Path(folder) / "ballot-keys")
            with Database.connect(url, hasher=QUICK_HASHER, ballot_keys=keys) as database:
                database.migrate()
                async with office_on(environment, database) as office:
                    await path(office)
                    await keep(name, office)
        sys.stdout.write(f"{name}\n")


async def keep(name: str, office: Office) -> None:
    """Write one file for each run of each workflow that the path started."""
    number = 0
    for first_run, workflow_id in office.started.items():
        run = first_run
        while run:
            number += 1
            history = await worked(office, workflow_id, run)
            noun = workflow_id.partition(":")[0]
            file = HISTORIES / f"{name}.{number}-{noun}.json"
            packed = json.dumps(
                without_traces(json.loads(history.to_json())), separators=(",", ":")
            )
            # A failure may name a folder, and this one was on this machine.
            packed = packed.replace(f"{tempfile.gettempdir()}/", "/")
            file.write_text(packed + "\n", encoding="utf-8")
            last = history.events[-1].workflow_execution_continued_as_new_event_attributes
            run = last.new_execution_run_id


async def worked(office: Office, workflow_id: str, run: str) -> WorkflowHistory:
    """A run's history once its worker has had it in hand: before, there is nothing to replay."""
    handle = office.client.get_workflow_handle(workflow_id, run_id=run)
    while True:
        history = await handle.fetch_history()
        if any(event.HasField(WORKED) for event in history.events):
            return history
        await asyncio.sleep(0.1)


def without_traces(part: Any) -> Any:
    """The history without stack traces, which name paths of the machine it was recorded on."""
    if isinstance(part, dict):
        return {name: without_traces(held) for name, held in part.items() if name != "stackTrace"}
    return [without_traces(held) for held in part] if isinstance(part, list) else part


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("names", nargs="*", choices=[*PATHS, *PATHS_OVER_TIME, []], metavar="PATH")
    parser.add_argument("--anew", action="store_true", help="replace histories that stand")
    asked = parser.parse_args()
    asyncio.run(record(asked.names or [*PATHS, *PATHS_OVER_TIME], anew=asked.anew))
    leave(0)


if __name__ == "__main__":
    main()
