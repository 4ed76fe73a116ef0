"""Workers and Temporal die between the signature and the issue: nothing is lost, and it is issued once.

Where the issue itself is written and Temporal dies with it, the act stands in the book alone. It is
answered only once its workflow has it, and with it everyone whom the decision names.
"""

import asyncio

import pytest
from temporalio.testing import WorkflowEnvironment

from suyton.demo.council_story import KEY_PASSWORD
from suyton.demo.counter import Counter, Json, Person
from suyton.persistence.database import Database
from tests.fixtures.province import rule_packs
from tests.support.decision_paths import two_in_a_draft
from tests.support.machine import PASSWORD, Machine
from tests.support.office import Office
from workflows.addresses import TASK_QUEUE
from workflows.connection import connect

COMES_WITHIN_SECONDS = 60
TAGS = [
    "standing:decision:drafted",
    "signer:decision:prepared",
    "signer:decision:signed",
    "clerk:decision:numbered",
    "decision:decision:filled",
    "clerk:decision:issued",
]
"""What the book says of the decision, whoever died meanwhile."""


@pytest.mark.timeout(300)
async def test_a_decision_is_issued_once_whatever_dies_on_the_way_of_its_paper(
    sqlite_machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("suyton.demo.counter.PATIENCE_SECONDS", 2 * COMES_WITHIN_SECONDS)
    machine = sqlite_machine
    with machine.database() as database, Counter(machine.base_url, PASSWORD) as counter:
        office = await at_work(machine, database)
        *nominations, draft = await two_in_a_draft(office)
        path = f"/decisions/{draft}"
        signer, clerk = counter.person("pho-chu-tich"), counter.person("van-thu")
        await died_while(machine, ("signed",), signer, f"{path}/signature")
        await died_while(machine, ("numbered", "filled", "issued"), clerk, f"{path}/issue")
        for nomination in nominations:
            await office.reaches(nomination, "awarded")
        issued = database.records.decision(draft)
        said = [line.entry.tag for line in database.records.chain(issued.chain)]
    assert issued.number == "01/QĐ-UBND"
    assert said == TAGS
    status, told = machine.verify()
    assert status == 0, told


async def at_work(machine: Machine, database: Database) -> Office:
    """Who takes cases to their draft, on the machine's own engine."""
    client = await connect(machine.temporal_address)
    rulebook = rule_packs().for_year(2023)
    return Office(
        client,
        WorkflowEnvironment.from_client(client),
        database,
        rulebook.to_vote_on(rulebook.begun_in_blocs()),
        task_queue=TASK_QUEUE,
    )


async def died_while(machine: Machine, points: tuple[str, ...], by: Person, path: str) -> Json:
    """Send an act; a worker dies at each point in turn, with the last one Temporal too."""
    machine.kill("worker")
    machine.start_worker("die", points[0])
    sent = asyncio.create_task(asyncio.to_thread(acts, by, path))
    for place, point in enumerate(points):
        if place:
            machine.start_worker("die", point)
        struck = asyncio.create_task(
            asyncio.to_thread(machine.await_death, "worker", COMES_WITHIN_SECONDS)
        )
        await asyncio.wait({sent, struck}, return_when=asyncio.FIRST_COMPLETED)
        if not struck.done():
            raise AssertionError(f"answered before a worker died at {point}: {await sent}")
        await struck
    machine.kill("temporal")
    machine.start_temporal()
    machine.start_worker()
    return await sent


def acts(by: Person, path: str) -> Json:
    """The act under one key, sent again while the engine is away."""
    return by.act(path, f"fault:{path}", {"secret": KEY_PASSWORD})
