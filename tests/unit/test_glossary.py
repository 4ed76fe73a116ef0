"""docs/glossary.md names things as the code does, and each term once."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| Vietnamese"))
]


@cache
def _words_of_the_code() -> frozenset[str]:
    files = [*(ROOT / "suyton").rglob("*.py"), *(ROOT / "suyton").rglob("*.toml")]
    return frozenset(
        word for file in files for word in re.findall(r"[A-Za-z_]+", file.read_text("utf-8"))
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[1]))
def test_a_name_given_for_the_code_stands_in_the_code(row: list[str]) -> None:
    for name in re.findall(r"`([^`]+)`", row[2]):
        assert name in _words_of_the_code()


def test_a_vietnamese_term_and_an_english_name_stand_once() -> None:
    for column in (0, 1):
        counted = Counter(row[column] for row in ROWS)
        assert [term for term, times in counted.items() if times > 1] == []
