"""A test run ends with the status of its tests, whatever native threads do afterwards."""

import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]


def run_of(folder: Path, body: str) -> "subprocess.CompletedProcess[str]":
    """A session of its own over one file, with the same way out."""
    test = folder / "test_it.py"
    test.write_text(body, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.fixtures.way_out", str(test)],
        cwd=HOME,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ("def test_it(): pass", 0, "1 passed"),
        ("def test_it(): assert 1 == 2", 1, "1 failed"),
        ("def test_it(:", 2, "SyntaxError"),
        ("import atexit, os\natexit.register(os.abort)\ndef test_it(): pass", 0, "1 passed"),
    ],
    ids=["passed", "failed", "broken file", "an abort at the interpreter's exit"],
)
def test_the_session_ends_with_the_status_of_its_tests(
    tmp_path: Path, body: str, status: int, told: str
) -> None:
    ended = run_of(tmp_path, body)
    assert ended.returncode == status, ended.stdout + ended.stderr
    assert told in ended.stdout
