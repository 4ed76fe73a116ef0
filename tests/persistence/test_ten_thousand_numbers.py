"""Ten thousand numbers, asked for by two services of four threads each, on PostgreSQL."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from suyton.domain.decision import Decision
from suyton.domain.errors import StaleRevision
from suyton.persistence.signing import give_number
from suyton.persistence.tables.cases import DecisionNumberRow, NumberGivenRow
from suyton.persistence.transactions import Transactions, make_engine
from tests.persistence import samples
from tests.persistence.racing import race
from tests.support.not_run import needs_postgresql

WANTED, THREADS, YEAR = 10_000, 8, 2023
SPOILT_EACH = 7
"""Every so many-th transaction takes its number and then fails, as one that meets a fault does."""


@pytest.fixture
def services(postgres_url: str) -> Iterator[tuple[Transactions, ...]]:
    """Two services on one database, each with connections of its own."""
    engines = [make_engine(postgres_url) for _ in range(2)]
    yield tuple(map(Transactions, engines))
    for engine in engines:
        engine.dispose()


@needs_postgresql
@pytest.mark.timeout(120)
def test_ten_thousand_numbers_leave_no_gap_and_no_twin(services: tuple[Transactions, ...]) -> None:
    plain = samples.new_decision(())

    def take(thread: int) -> list[int]:
        given = []
        for place in range(thread, WANTED, THREADS):
            if place % SPOILT_EACH == 0:
                with pytest.raises(StaleRevision):
                    _spoil(services[thread % 2], plain, f"spoilt-{place}")
            given.append(_give(services[thread % 2], plain, f"d-{place}"))
        return given

    done, faults = race([partial(take, thread) for thread in range(THREADS)])
    assert faults == []
    for some in done:
        assert some == sorted(some), "whoever asks later gets a later number"
    assert sorted(number for some in done for number in some) == list(range(1, WANTED + 1))
    with services[0].read() as session:
        kept = session.execute(select(NumberGivenRow.number, NumberGivenRow.decision_id)).all()
        assert sorted(number for number, _ in kept) == list(range(1, WANTED + 1))
        assert {decision for _, decision in kept} == {f"d-{place}" for place in range(WANTED)}
        assert session.scalars(select(DecisionNumberRow.last)).one() == WANTED


def _taken(session: Session, plain: Decision, name: str) -> int:
    number, _, symbol = give_number(session, replace(plain, id=name), YEAR).partition("/")
    assert symbol == plain.kind.symbol
    return int(number)


def _give(service: Transactions, plain: Decision, name: str) -> int:
    with service.write() as session:
        return _taken(session, plain, name)


def _spoil(service: Transactions, plain: Decision, name: str) -> None:
    with service.write() as session:
        _taken(session, plain, name)
        session.flush()
        raise StaleRevision(subject=name)
