"""A test whose PostgreSQL is missing is named as not run; where it is required, that is an error."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE = "tests/persistence/test_organisation.py"

_WITHOUT_POSTGRESQL = """
from tests.support import binaries
binaries.postgresql_folder = lambda: None
"""
"""A plugin, so that each of several processes is without it."""
SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile")


def _run(folder: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    (folder / "without_postgresql.py").write_text(_WITHOUT_POSTGRESQL)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SUYTON_")}
    told = ("-q", "-p", "no:cacheprovider", "-p", "without_postgresql", *arguments, FILE)
    return subprocess.run(
        [sys.executable, "-m", "pytest", *told],
        cwd=ROOT,
        env=kept | environment | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("processes", "told"), [((), "2 passed, 2 deselected"), (SIDE_BY_SIDE, "2 passed")]
)
def test_tests_without_their_database_are_listed_by_name(
    tmp_path: Path, processes: tuple[str, ...], told: str
) -> None:
    run = _run(tmp_path, *processes)
    assert run.returncode == 0, run.stdout + run.stderr
    listed = [line for line in run.stdout.splitlines() if line.startswith("NOT RUN ")]
    assert len(listed) == 2
    assert all(FILE in line and "[postgresql]: no initdb" in line for line in listed)
    assert told in run.stdout


@pytest.mark.parametrize("processes", [(), SIDE_BY_SIDE])
def test_a_run_that_requires_the_database_fails_without_it(
    tmp_path: Path, processes: tuple[str, ...]
) -> None:
    run = _run(tmp_path, *processes, SUYTON_TEST_REQUIRE="postgresql")
    assert run.returncode == 4
    assert "SUYTON_TEST_REQUIRE asks for postgresql" in run.stdout + run.stderr
