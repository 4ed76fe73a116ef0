"""Examining a stranger's file in a process of its own, with little time and memory.

A PDF can be made to take hours or gigabytes. It then takes them from a process that is ended, and
the service goes on.
"""

import os
import subprocess
import sys
import threading
from pathlib import Path

from pydantic import TypeAdapter

from suyton.domain.errors import CheckerBusy, FileTooHard
from suyton.domain.examination import Examination

SECONDS = 20
MEMORY_MB = 1024
AT_ONCE = 2
"""Each takes a processor; more would only wait for one another."""

EXAMINATION = TypeAdapter(Examination)


class ExaminerApart:
    """The Examiner port."""

    def __init__(self, trust: Path | None, *, seconds: int = SECONDS) -> None:
        self._trust = trust
        self._seconds = seconds
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def examine(self, file: Path) -> Examination:
        if not self._places.acquire(timeout=self._seconds):
            raise CheckerBusy()
        try:
            return self._examined(file)
        finally:
            self._places.release()

    def _examined(self, file: Path) -> Examination:
        asked = [str(file), str(self._trust or ""), str(self._seconds), str(MEMORY_MB)]
        command = [sys.executable, "-m", "suyton.documents.signing.examining", *asked]
        try:
            done = subprocess.run(  # noqa: S603 (our own module; the file's name is ours too)
                command,
                capture_output=True,
                check=True,
                timeout=self._seconds,
                cwd=Path(__file__).parents[3],
                env={"PATH": os.environ.get("PATH", "")},
            )
            return EXAMINATION.validate_json(done.stdout)
        except (subprocess.SubprocessError, ValueError) as fault:
            raise FileTooHard() from fault
