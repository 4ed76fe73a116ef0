"""The API dies in the middle of a batch: what is done is done once, the rest needs a new batch."""

import time
from datetime import UTC, datetime

import pytest

from bench.signing import draft
from suyton.demo.council_story import KEY_PASSWORD, STANDING_OFFICER
from suyton.demo.counter import Counter, Json, Person
from suyton.domain.signing_batch import SILENCE, BatchStanding
from tests.support.machine import PASSWORD, Machine

UNITS = ("so-y-te", "so-khoa-hoc", "so-van-hoa", "so-giao-duc")
SIGNED = "signer:decision:signed"


@pytest.mark.timeout(180)
def test_a_killed_api_leaves_a_batch_that_is_seen_to_be_interrupted_and_can_be_done_again(
    sqlite_machine: Machine,
) -> None:
    machine = sqlite_machine
    with machine.database() as database, Counter(machine.base_url, PASSWORD) as counter:
        office, signer = counter.person(STANDING_OFFICER), counter.person("chu-tich")
        drafts = [draft(counter.person(unit), office, unit, "chu-tich") for unit in UNITS]
        wanted = {"act": "sign", "decision_ids": drafts, "secret": KEY_PASSWORD}
        batch = signer.act("/signing-batches", "first", wanted)
        until(signer, batch, "done")
        machine.kill("api")
        machine.start_api()
        left = database.signing_batches.batch(batch["id"])
        assert left.ended_at is None
        assert left.left
        later = datetime.now(UTC) + SILENCE
        assert left.standing(later) is BatchStanding.INTERRUPTED
        # The confirmation sent again starts nothing: its secret died with the process.
        assert signer.act("/signing-batches", "first", wanted)["id"] == batch["id"]
        anew = until(signer, signer.act("/signing-batches", "second", wanted), "")
        assert {one["error"] for one in anew["items"]} <= {"", "wrong_stage"}
        for decision_id in drafts:
            assert database.records.decision(decision_id).stage == "signed"
            book = database.records.chain(f"decision:{decision_id}")
            assert [line.entry.tag for line in book].count(SIGNED) == 1
    status, told = machine.verify()
    assert status == 0, told


def until(signer: Person, batch: Json, standing: str) -> Json:
    """The batch once something in it is ``standing``; or, where that is empty, once it is over."""
    for _ in range(600):
        batch = signer.ask(f"/signing-batches/{batch['id']}")
        standings = {one["standing"] for one in batch["items"]}
        if standing in standings if standing else batch["ended_at"]:
            return batch
        time.sleep(0.05)
    raise AssertionError(batch)
