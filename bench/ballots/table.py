"""What was measured, as text: ratios first, then the figures behind them."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median

from bench.ballots.casting import Casting
from bench.ballots.counter import Counted, Waits
from bench.ballots.held import Held
from bench.ballots.sizes import Sizes


def heading() -> str:
    """When and where."""
    machine = f"{datetime.now(UTC):%-d %B %Y}, Python {platform.python_version()}"
    return f"{machine}, {os.cpu_count()} cores"


def of_throughput(measured: Sequence[Casting]) -> str:
    """Papers a second, as ratios."""
    lines = ["papers through the box      ÷ updates   ÷ commits   papers/s  updates/s  commits/s"]
    lines += [
        f"{one.database:<12}{one.clients:>3} client{'s' if one.clients > 1 else ' '}     "
        f"{one.papers / one.updates:10.1f}  {one.papers / one.commits:10.3f} "
        f"{one.papers:10.0f} {one.updates:10.0f} {one.commits:10.0f}"
        for one in measured
    ]
    return "\n".join(lines)


def of_counter(measured: Counted) -> str:
    """What voters wait."""
    empty = measured.empty.quantile(50)

    def line(name: str, waits: Waits) -> str:
        p50, p95, most = waits.quantile(50), waits.quantile(95), max(waits.ms)
        return f"{name:<26} {p50 / empty:10.1f}  {p50:10.1f} {p95:10.1f} {most:10.1f}"

    return "\n".join(
        (
            "a voter waits              ÷ empty p50     p50 ms     p95 ms     max ms",
            line("an empty request", measured.empty),
            line("one voter alone", measured.lone),
            line(f"{len(measured.crowd.ms)} in the same second", measured.crowd),
            f"papers counted of those: {measured.crowd_counted}",
        )
    )


def of_slates(measured: Sequence[Sequence[Held]]) -> str:
    """What a nomination costs by the length of its slate: the same ballot some times over."""
    each = [(some[0], median(one.seconds for one in some)) for some in measured]
    per_name = [seconds / held.names * 1000 for held, seconds in each]
    lines = ["a whole ballot of ten      ÷ slate of one   ms a nomination   ms in all"]
    lines += [
        f"slate of {held.names:<17} {cost / per_name[0]:15.3f} {cost:17.1f} {seconds * 1000:11.0f}"
        for (held, seconds), cost in zip(each, per_name, strict=True)
    ]
    return "\n".join(lines)


def of_whole(name: str, held: Held) -> str:
    """One large ballot."""
    return (
        f"{name}: {held.voters} voters, {held.names} nominations: "
        f"open {held.opening:.1f} s, cast {held.casting:.1f} s, count {held.counting:.1f} s; "
        f"memory +{held.peak_mb:.0f} MB, history {held.history_bytes / 1000:.0f} kB, "
        f"ballot {held.ballot_bytes / 1000:.0f} kB as a payload"
    )


def of_sizes(sizes: Sizes) -> str:
    """What Temporal would carry."""
    return (
        "a sitting of 15 over 300 items, as payloads (2 MB at most): "
        f"ballot {sizes.ballot / 1000:.0f} kB, with opinions {sizes.to_count / 1000:.0f} kB, "
        f"the case at its end {sizes.sitting / 1000:.0f} kB"
    )
