"""Who asks too much waits, and whoever else asks does not."""

import pytest

from api.errors import ApiFault
from api.rate_limit import REMEMBERED, RateLimit, caller_at


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def refused_for(limit: RateLimit, address: str) -> int:
    try:
        limit.take(address)
    except ApiFault as fault:
        return int(fault.facts["seconds"]) if fault.code == "too_many_requests" else -1
    return 0


def test_after_the_burst_a_caller_waits_as_long_as_told_and_no_longer() -> None:
    clock = Clock()
    limit = RateLimit(3, 10.0, clock)
    assert [refused_for(limit, "a") for _ in range(4)] == [0, 0, 0, 10]
    clock.now = 4.0
    assert refused_for(limit, "a") == 6
    clock.now = 10.0
    assert [refused_for(limit, "a") for _ in range(2)] == [0, 10]


def test_one_caller_does_not_use_up_anothers_questions() -> None:
    limit = RateLimit(1, 10.0, Clock())
    assert [refused_for(limit, one) for one in ("192.0.2.1", "192.0.2.2", "192.0.2.1")] == [
        0,
        0,
        10,
    ]


def test_a_long_rest_does_not_gather_more_than_the_burst() -> None:
    clock = Clock()
    limit = RateLimit(2, 1.0, clock)
    refused_for(limit, "a")
    clock.now = 1_000.0
    assert [refused_for(limit, "a") for _ in range(3)] == [0, 0, 1]


def test_only_so_many_callers_are_remembered() -> None:
    limit = RateLimit(1, 1_000.0, Clock())
    for one in range(REMEMBERED + 500):
        refused_for(limit, f"caller-{one}")
    assert len(limit._buckets) == REMEMBERED


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("testclient", "testclient", True),
    ],
)
def test_the_addresses_of_one_line_are_one_caller(one: str, other: str, same: bool) -> None:
    assert (caller_at(one) == caller_at(other)) is same


def test_questions_at_the_same_instant_are_each_counted() -> None:
    from concurrent.futures import ThreadPoolExecutor

    limit = RateLimit(50, 1_000.0, Clock())
    with ThreadPoolExecutor(8) as pool:
        heard = list(pool.map(lambda _: refused_for(limit, "a") == 0, range(200)))
    assert heard.count(True) == 50
