"""``python -m bench signing``: many decisions one by one over HTTP, against the same in a batch."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bench.bare import Shape
from bench.load import CERTIFICATE, PASSWORD, unit_id
from bench.world import running
from suyton.demo.council_story import KEY_PASSWORD, RECORDS_CLERK, STANDING_OFFICER
from suyton.demo.counter import Counter, Json, Person

COUNT = 12
"""Decisions on each side; one unit each."""

LOOKS_EACH_SECONDS = 0.2
"""How often whoever waits asks; more would itself be the load."""

SHAPE = Shape(blocs=2, units=COUNT, members=1)
KINDS = ("submission_letter", "achievement_report", "achievement_confirmation")
ACTS = {"sign": ("chairman", "signature"), "issue": (RECORDS_CLERK, "issue")}
"""Who does each act, and the last word of its address on one decision."""


def report() -> str:
    """Seconds of both ways for each act, and their ratio."""
    with tempfile.TemporaryDirectory(prefix="suyton-bench-") as home:
        return asyncio.run(_measured(Path(home)))


async def _measured(home: Path) -> str:
    async with running(home, SHAPE) as world:
        return await asyncio.to_thread(_table, world.base_url)


def _table(base_url: str) -> str:
    lines = [f"{COUNT} decisions    one by one s    in a batch s    ratio"]
    with Counter(base_url, PASSWORD) as counter:
        alone, listed = (_drafts(counter, bloc) for bloc in range(SHAPE.blocs))
        for act, (login, path) in ACTS.items():
            person = counter.person(login)
            one_by_one = _seconds(partial(_one_by_one, person, path, alone))
            batch = _seconds(partial(_in_a_batch, person, act, listed))
            ratio = batch / one_by_one
            lines.append(f"{act:<12} {one_by_one:>15.2f} {batch:>15.2f} {ratio:>8.2f}")
    return "\n".join(lines)


def _drafts(counter: Counter, bloc: int) -> list[str]:
    """A draft for each unit of the bloc: a sudden achievement, appraised and laid before its signer."""
    office = counter.person(STANDING_OFFICER)
    return [draft(counter.person(unit), office, unit, "chairman") for unit in _units(bloc)]


def _units(bloc: int) -> list[str]:
    return [unit_id(bloc, unit) for unit in range(SHAPE.units)]


def draft(officer: Person, office: Person, unit: str, signer: str) -> str:
    """A decision on one unit's sudden achievement, laid before its signer; gives back its id."""
    wanted = {
        "unit_id": unit,
        "award_id": CERTIFICATE,
        "kind": "sudden",
        "year": datetime.now(UTC).year,
        "achievement_id": f"flood-{unit}",
        "ground_id": "collective_sudden",
        "dossier": [officer.upload(f"{kind}.txt", kind, kind) for kind in KINDS],
    }
    proposed = officer.act("/nominations", f"{unit}:propose", wanted)
    nomination = str(proposed["chain"]).removeprefix("nomination:")
    office.act(f"/nominations/{nomination}/appraisal", f"{unit}:appraise", {"remark": "Bench"})
    laid = office.act(
        "/decisions",
        f"{unit}:draft",
        {
            "award_id": CERTIFICATE,
            "title": f"Bench {unit}",
            "nomination_ids": [nomination],
            "signer_id": signer,
        },
    )
    return str(laid["chain"]).removeprefix("decision:")


def _one_by_one(person: Person, path: str, decisions: list[str]) -> None:
    for one in decisions:
        person.act(f"/decisions/{one}/{path}", f"{one}:{path}", {"secret": KEY_PASSWORD})


def _in_a_batch(person: Person, act: str, decisions: list[str]) -> None:
    wanted = {"act": act, "decision_ids": decisions, "secret": KEY_PASSWORD}
    batch: Json = person.act("/signing-batches", f"batch:{act}", wanted)
    while batch["ended_at"] is None:
        time.sleep(LOOKS_EACH_SECONDS)
        batch = person.ask(f"/signing-batches/{batch['id']}")
    results = {one["standing"] for one in batch["items"]}
    if results != {"done"}:
        raise AssertionError(batch)


def _seconds(doing: Callable[[], None]) -> float:
    start = time.perf_counter()
    doing()
    return time.perf_counter() - start
