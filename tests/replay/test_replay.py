"""Old histories must replay on today's code, or running cases would stand still."""

from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from suyton.payloads.converter import DATA_CONVERTER
from tests.support.all_paths import PATHS, PATHS_OVER_TIME
from worker import WORKFLOWS
from workflows.sandbox import RUNNER

HISTORIES = sorted(Path(__file__).with_name("histories").glob("*.json"))


def recorded(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@pytest.mark.timeout(30)
@pytest.mark.parametrize("file", HISTORIES, ids=lambda file: file.stem)
async def test_an_old_history_replays(file: Path) -> None:
    replayer = Replayer(workflows=WORKFLOWS, data_converter=DATA_CONVERTER, workflow_runner=RUNNER)
    history = WorkflowHistory.from_json(file.stem, recorded(file))
    await replayer.replay_workflow(history)


@pytest.mark.parametrize("name", [*PATHS, *PATHS_OVER_TIME])
def test_every_path_has_its_histories(name: str) -> None:
    assert any(file.name.startswith(f"{name}.") for file in HISTORIES)
