"""Logs: one line for each event, its name constant, its data as key=value.

No password, token, reason or choice is ever given to a logger.
"""

import logging
from pathlib import Path

_OWN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}


class KeyValue(logging.Formatter):
    """``2026-11-23T18:00:00 INFO suyton.worker worker.started key=value``."""

    default_time_format = "%Y-%m-%dT%H:%M:%S"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line, with whatever the caller gave as ``extra`` at its end."""
        line = super().format(record)
        given = {
            name: value
            for name, value in record.__dict__.items()
            # The Temporal SDK attaches whole descriptions of the run; its message names it already.
            if name not in _OWN and not name.startswith("temporal")
        }
        return " ".join((line, *(f"{name}={value}" for name, value in given.items())))


def start_logging(level: str, file: Path | None = None) -> None:
    """Log to standard error, or to ``file`` where a person reads the console."""
    handler = logging.StreamHandler() if file is None else logging.FileHandler(file, "a", "utf-8")
    handler.setFormatter(KeyValue())
    logging.basicConfig(level=level, handlers=[handler], force=True)
