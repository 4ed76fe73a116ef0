"""``make bench``: one table of what a whole nomination costs, and what the engine alone costs.

``python -m bench eligibility`` measures the eligibility engine alone; it needs no Temporal.
``python -m bench ballots`` measures casting and counting, against bare commits and updates.
``python -m bench papers`` measures drawing a decision by its number of recipients, and a paper
all the way from drawing to the store.
``python -m bench signing`` measures many decisions signed and issued one by one, and in a batch.
"""

import asyncio
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import papers, signing
from bench.ballots import run as ballots
from bench.bare import Shape, run_bare
from bench.eligibility import measured, table
from bench.load import Measured, run_through_api
from bench.world import running
from suyton.way_out import leave
from workflows.connection import connect

BLOCS = 8
SHAPE = Shape(blocs=BLOCS + 2, units=3, members=15)
"""Two more blocs than are measured at once: one to warm up, one for a lone person's waiting."""

ACTS = {
    "nominations": "propose",
    "self-scores": "score itself",
    "cross-checks": "cross-check a score",
    "adoption": "adopt the scores",
    "ballot": "open the ballot",
    "papers": "cast a paper",
    "report": "report upward",
    "appraisal": "pass appraisal",
    "sittings": "convene a sitting",
    "presence": "record presence",
    "decisions": "draft a decision",
    "signature": "sign a decision",
    "issue": "number, seal, issue",
}


async def _measure(home: Path) -> tuple[Measured, Measured, float]:
    """Under load, of a lone person, and seconds of the bare engine given the same."""
    async with running(home, SHAPE) as world:
        await asyncio.to_thread(run_through_api, world.base_url, SHAPE, BLOCS, 1)
        lone = await asyncio.to_thread(run_through_api, world.base_url, SHAPE, BLOCS + 1, 1)
        client = await connect(world.temporal_address)
        shape = Shape(BLOCS, SHAPE.units, SHAPE.members)
        before = await run_bare(client, shape)
        loaded = await asyncio.to_thread(run_through_api, world.base_url, SHAPE, 0, BLOCS)
        after = await run_bare(client, shape)
    # On a machine that is shared the mean of both sides is fairer than either.
    return loaded, lone, (before + after) / 2


def _table(loaded: Measured, lone: Measured, bare_seconds: float) -> str:
    through_api = loaded.nominations / loaded.seconds
    bare = loaded.nominations / bare_seconds
    lines = [
        f"Python {platform.python_version()}, {os.cpu_count()} cores; {loaded.nominations} "
        f"nominations of {BLOCS} blocs at once, {loaded.acts_done} acts",
        "",
        f"whole nominations a second through the API  {through_api:8.2f}",
        f"the bare engine given the same acts         {bare:8.2f}",
        f"ratio                                       {through_api / bare:8.2f}",
        f"acts a second through the API               {loaded.acts_done / loaded.seconds:8.1f}",
        "",
        f"{'ms an act (median)':<24} {'alone':>8} {'loaded':>8}",
    ]
    lines += [
        f"{name:<24} {lone.median_ms(act):8.1f} {loaded.median_ms(act):8.1f}"
        for act, name in ACTS.items()
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure what the arguments name, or else the whole nomination, and print."""
    if sys.argv[1:] == ["eligibility"]:
        print(table(measured()))
        return
    if sys.argv[1:] == ["ballots"]:
        for part in ballots.report():
            print(f"{part}\n", flush=True)
        leave(0)
    if sys.argv[1:] == ["papers"]:
        print(papers.table(), "\n", flush=True)
        # In a process of its own, whose memory is that of these papers alone.
        subprocess.run([sys.executable, "-m", "bench.issued_paper"], check=True)
        return
    if sys.argv[1:] == ["signing"]:
        print(signing.report(), flush=True)
        leave(0)
    if sys.argv[1:]:
        sys.exit("python -m bench [eligibility | ballots | papers | signing]")
    with tempfile.TemporaryDirectory(prefix="suyton-bench-") as home:
        print(_table(*asyncio.run(_measure(Path(home)))), flush=True)
    sys.stdout.flush()
    leave(0)


if __name__ == "__main__":
    main()
