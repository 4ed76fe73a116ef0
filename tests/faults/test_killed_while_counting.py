"""A count that is cut off at each of its points is done once, with the same result, and no key stays."""

import time

import pytest

from tests.support.machine import Machine
from tests.support.not_run import needs_postgresql
from tests.support.postgres_cluster import Cluster
from tests.support.stricken_worker import GO, HELD
from tests.support.watched_ballot import UNITS, WatchedBallot, all_agree, open_ballot

pytestmark = pytest.mark.timeout(300)
COMES_WITHIN_SECONDS = 40


@pytest.mark.parametrize("points", [("opened", "recorded"), ("recording", "key_gone")])
def test_workers_killed_during_the_count_leave_one_count_and_no_key(
    sqlite_machine: Machine, points: tuple[str, ...]
) -> None:
    machine = sqlite_machine
    with open_ballot(machine) as ballot:
        machine.kill("worker")
        everyone_casts(ballot)
        for point in points:
            machine.start_worker("die", point)
            machine.await_death("worker", COMES_WITHIN_SECONDS)
        machine.start_worker()
        counted = ballot.await_count()
        assert (counted["stage"], counted["tally"]["cast"]) == ("counted", len(UNITS))
    all_agree(ballot)


@needs_postgresql
def test_database_and_api_killed_during_the_count_leave_one_count_and_no_key(
    postgres_machine: Machine, cluster: Cluster
) -> None:
    """The database dies inside the transaction that records the count."""
    machine = postgres_machine
    with open_ballot(machine) as ballot:
        machine.kill("worker")
        machine.start_worker("hold", "recording", str(machine.folder))
        everyone_casts(ballot)
        await_the_recording(machine)
        cluster.kill()
        machine.kill("api")
        (machine.folder / GO).touch()
        cluster.start()
        machine.start_api()
        counted = ballot.await_count()
        assert (counted["stage"], counted["tally"]["cast"]) == ("counted", len(UNITS))
    all_agree(ballot)


def everyone_casts(ballot: WatchedBallot) -> None:
    for unit in UNITS:
        ballot.cast(unit)


def await_the_recording(machine: Machine) -> None:
    give_up_at = time.monotonic() + COMES_WITHIN_SECONDS
    while not (machine.folder / HELD).exists():
        assert time.monotonic() < give_up_at, "the count did not begin"
        time.sleep(0.05)
