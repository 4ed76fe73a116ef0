"""A worker that is struck at one point of a count or of a paper's way: ``python -m tests.support.stricken_worker die opened``.

``die`` is SIGKILL, as when the machine loses power there. ``hold FOLDER`` waits there: it makes
the file ``held`` in the folder and goes on once ``go`` lies beside it.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import worker
from suyton import count_file
from suyton.domain.decision import Decision
from suyton.domain.procedure import Step
from suyton.persistence.ballot_box import SqlBallotBox
from suyton.persistence.register import SqlRegister
from suyton.ports import RecordedDecision

POINTS: dict[str, tuple[Any, str]] = {
    "opened": (SqlBallotBox, "papers"),
    "recording": (count_file, "sum_of"),
    "recorded": (SqlBallotBox, "record_count"),
    "key_gone": (SqlBallotBox, "drop_key"),
}
"""After which call of the count; ``recording`` is inside its transaction, before the commit."""

ACTS = {
    "signed": "signer:decision:signed",
    "numbered": "clerk:decision:numbered",
    "filled": "decision:decision:filled",
    "issued": "clerk:decision:issued",
}
"""A paper's way: once the act of this tag is written, and before Temporal hears of it."""

HELD, GO = "held", "go"


def strike_after(point: str, strike: Callable[[], None]) -> None:
    """Let ``strike`` happen each time that the call at the point has been made."""
    owner, name = POINTS[point]
    original = getattr(owner, name)

    @wraps(original)
    def struck(*given: Any) -> Any:
        answer = original(*given)
        strike()
        return answer

    setattr(owner, name, struck)


def strike_once_written(tag: str, strike: Callable[[], None]) -> None:
    """Let ``strike`` happen each time that an act of this tag has been written."""
    original = SqlRegister.record_decision

    @wraps(original)
    def struck(register: SqlRegister, step: Step[Decision]) -> RecordedDecision:
        answer = original(register, step)
        if step.entry.tag == tag:
            strike()
        return answer

    setattr(SqlRegister, "record_decision", struck)  # noqa: B010 (a method is not assigned to)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hold_in(folder: Path) -> Callable[[], None]:
    """Wait in the middle of what is being done, the first time."""

    def hold() -> None:
        (folder / HELD).touch()
        while not (folder / GO).exists():
            time.sleep(0.02)

    return hold


if __name__ == "__main__":
    how, point, *folder = sys.argv[1:]
    blow = die if how == "die" else hold_in(Path(folder[0]))
    if point in ACTS:
        strike_once_written(ACTS[point], blow)
    else:
        strike_after(point, blow)
    worker.main()
