"""Many threads at one gate: what each of them came to, result or refusal."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def race(acts: Sequence[Callable[[], T]]) -> tuple[list[T], list[Exception]]:
    """Start all acts at the same moment; the results of some, the errors of the others."""
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], T]) -> T:
        gate.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        futures = [pool.submit(run, act) for act in acts]
    faults = [future.exception() for future in futures]
    done = [future.result() for future in futures if future.exception() is None]
    return done, [fault for fault in faults if isinstance(fault, Exception)]
