"""A test whose PostgreSQL is missing is named as not run; where it is required, that is an error."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE = "tests/persistence/test_organisation.py"

_WITHOUT_POSTGRESQL = f"""
import sys
import pytest
from tests.support import binaries
binaries.postgresql_folder = lambda: None
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "{FILE}"]))
"""


def _run(**environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SUYTON_")}
    return subprocess.run(
        [sys.executable, "-c", _WITHOUT_POSTGRESQL],
        cwd=ROOT,
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_tests_without_their_database_are_listed_by_name() -> None:
    run = _run()
    assert run.returncode == 0, run.stdout + run.stderr
    listed = [line for line in run.stdout.splitlines() if line.startswith("NOT RUN ")]
    assert len(listed) == 2
    assert all(FILE in line and "[postgresql]: no initdb" in line for line in listed)
    assert "2 passed, 2 deselected" in run.stdout


def test_a_run_that_requires_the_database_fails_without_it() -> None:
    run = _run(SUYTON_TEST_REQUIRE="postgresql")
    assert run.returncode == 4
    assert "SUYTON_TEST_REQUIRE asks for postgresql" in run.stdout + run.stderr
