"""A count that is cut off at each of its points is done once, with the same result, and no key stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from suyton.demo.counter import Counter
from tests.support.machine import PASSWORD, Machine, running_machine
from tests.support.watched_ballot import UNITS, all_agree, open_ballot

DIES_WITHIN_SECONDS = 40


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    with running_machine(tmp_path, f"sqlite:///{tmp_path / 'suyton.db'}") as found:
        yield found


@pytest.mark.parametrize("point", ["opened", "recording", "recorded", "key_gone"])
def test_a_worker_killed_during_the_count_leaves_one_count_and_no_key(
    machine: Machine, point: str
) -> None:
    with Counter(machine.base_url, PASSWORD) as counter:
        ballot = open_ballot(machine, counter)
        machine.kill("worker")
        machine.start_worker("die", point)
        for unit in UNITS:
            ballot.cast(unit)
        machine.await_death("worker", DIES_WITHIN_SECONDS)
        machine.start_worker()
        counted = ballot.await_count()
        assert (counted["stage"], counted["tally"]["cast"]) == ("counted", len(UNITS))
    all_agree(ballot)
