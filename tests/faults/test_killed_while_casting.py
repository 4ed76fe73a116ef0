"""API, worker and database killed while papers are being cast: each voter ends with one paper."""

import time
from collections.abc import Callable

import httpx
import pytest

from tests.support.machine import Machine
from tests.support.not_run import needs_postgresql
from tests.support.postgres_cluster import Cluster
from tests.support.watched_ballot import UNITS, WatchedBallot, all_agree, open_ballot

pytestmark = pytest.mark.timeout(300)
WAVES = (UNITS[:5], UNITS[5:-1])
AMID_SECONDS = (0.006, 0.03)
"""How long after a wave of papers was sent off the process dies: before, while and after it writes."""


def cast_in_waves(ballot: WatchedBallot, strike: Callable[[], None]) -> None:
    """All but the last unit cast, a few at a time, and each wave is struck while under way."""
    for wave, amid in zip(WAVES, AMID_SECONDS, strict=True):
        under_way = ballot.casting(*wave)
        time.sleep(amid)
        strike()
        for voter in under_way:
            voter.join()


def test_a_killed_api_and_a_killed_worker_cost_no_voter_their_paper(
    sqlite_machine: Machine,
) -> None:
    """On SQLite the API is the process that writes papers into the file."""
    machine = sqlite_machine

    def strike() -> None:
        machine.kill("api")
        machine.start_api()

    with open_ballot(machine) as ballot:
        machine.kill("worker")
        cast_in_waves(ballot, strike)
        ballot.cast(UNITS[-1])
        machine.kill("api")  # before anybody told the workflow that everyone has voted
        machine.start_worker()
        machine.start_api()
        assert ballot.put_off["no answer"] > 0
        assert ballot.await_count()["stage"] == "counted"
    all_agree(ballot)


@needs_postgresql
def test_a_killed_database_costs_no_voter_their_paper(
    postgres_machine: Machine, cluster: Cluster
) -> None:
    def strike() -> None:
        cluster.kill()
        refused_while_away(ballot)
        cluster.start()

    with open_ballot(postgres_machine) as ballot:
        cast_in_waves(ballot, strike)
        ballot.cast(UNITS[-1])
        assert ballot.await_count()["stage"] == "counted"
    assert ballot.put_off.keys() == {"register_away"}
    all_agree(ballot)


def refused_while_away(ballot: WatchedBallot) -> None:
    """Whoever casts now is told when to try again."""
    answer = ballot.send(UNITS[-1])
    assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert answer.json()["code"] == "register_away"
    assert int(answer.headers["retry-after"]) > 0
