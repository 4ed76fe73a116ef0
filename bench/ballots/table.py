"""What was measured, as text: ratios first, then the figures behind them."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from bench.ballots.casting import Casting

Line = tuple[str, str]


def table(throughput: Sequence[Casting]) -> str:
    """The whole of ``python -m bench ballots``."""
    machine = f"{datetime.now(UTC):%-d %B %Y}, Python {platform.python_version()}"
    return "\n".join((f"{machine}, {os.cpu_count()} cores", "", _throughput(throughput)))


def _throughput(measured: Iterable[Casting]) -> str:
    lines = [
        "papers through the box      ÷ commits   ÷ updates   papers/s  commits/s  updates/s",
    ]
    lines += [
        f"{one.database:<12}{one.clients:>3} client{'s' if one.clients > 1 else ' '}     "
        f"{one.papers / one.commits:10.3f}  {one.papers / one.updates:10.2f} "
        f"{one.papers:10.0f} {one.commits:10.0f} {one.updates:10.0f}"
        for one in measured
    ]
    return "\n".join(lines)
