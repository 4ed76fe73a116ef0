"""What is committed names no package index, no path of someone's machine, and leaves no loose end."""

import re
import subprocess
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT

INDEX_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("anaconda", "org"),
        ("proxy", "golang", "org"),
    )
]
"""Put together here, so that this file does not name one either."""
OF_A_MACHINE = re.compile(r"(?<![\w./-])/(?:work|root|tmp|home)/")
LOOSE_ENDS = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|XX" + "X|NotImplemented" + r"Error)\b")


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Every text file that is, or is about to be, in the repository: its path and its lines."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file():
            try:
                yield name, path.read_text("utf-8")
            except UnicodeDecodeError:
                continue  # a picture or a font says nothing of this kind


@pytest.mark.parametrize("host", INDEX_HOSTS)
def test_no_package_index_is_named(host: str) -> None:
    assert not [name for name, text in tracked_texts() if host in text.lower()]


def test_no_path_of_a_machine_is_named() -> None:
    found = [
        f"{name}:{number}"
        for name, text in tracked_texts()
        if name != "tests/architecture/test_tracked_files.py"
        for number, words in enumerate(text.splitlines(), start=1)
        if OF_A_MACHINE.search(words)
    ]
    assert not found


def test_nothing_is_left_to_do_in_a_comment() -> None:
    found = [
        f"{name}:{number}"
        for name, text in tracked_texts()
        if name.endswith(".py")
        for number, words in enumerate(text.splitlines(), start=1)
        if LOOSE_ENDS.search(words)
    ]
    assert not found
