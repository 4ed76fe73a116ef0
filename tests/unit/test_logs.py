"""A log line can be searched by its event and by each of its data."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from suyton.logs import start_logging


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    before = logging.root.handlers[:], logging.root.level
    start_logging("INFO", tmp_path / "suyton.log")
    yield tmp_path / "suyton.log"
    logging.root.handlers[0].close()
    logging.root.handlers[:], logging.root.level = before


def test_a_line_names_its_event_and_gives_its_data(log: Path) -> None:
    logging.getLogger("suyton.test").info("word.ignored", extra={"chain": "round:2023.x"})
    line = log.read_text("utf-8").strip()
    assert line.endswith("INFO suyton.test word.ignored chain=round:2023.x")


def test_less_than_the_level_is_not_written(log: Path) -> None:
    logging.getLogger("suyton.test").debug("word.ignored")
    assert log.read_text("utf-8") == ""
