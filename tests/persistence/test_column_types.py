"""What a column gives back is what was put in, whatever the database."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from suyton.persistence.column_types import ExactDecimal, UtcDateTime
from suyton.persistence.database import Database

TABLE = Table(
    "sample",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime()),
    Column("score", ExactDecimal()),
    prefixes=["TEMPORARY"],
)
HANOI = timezone(timedelta(hours=7))


def _stored(database: Database, **values: object) -> tuple[object, object]:
    with database.engine.begin() as connection:
        TABLE.create(connection)
        connection.execute(insert(TABLE).values(**values))
        at, score = connection.execute(select(TABLE.c.at, TABLE.c.score)).one()
        return at, score


def test_a_moment_comes_back_in_utc_to_the_microsecond(database: Database) -> None:
    at, _ = _stored(database, at=datetime(2023, 11, 2, 7, 0, 0, 1, tzinfo=HANOI))
    assert at == datetime(2023, 11, 2, 0, 0, 0, 1, tzinfo=UTC)
    assert isinstance(at, datetime)
    assert at.tzinfo is UTC


def test_a_moment_without_its_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="must say its zone"):
        _stored(database, at=datetime(2023, 11, 2))  # noqa: DTZ001 (the fault under test)


def test_moments_sort_in_the_order_of_time(database: Database) -> None:
    moments = [
        datetime(2023, 1, 1, tzinfo=UTC),
        datetime(2023, 1, 1, 0, 0, 0, 1, tzinfo=UTC),
        datetime(2023, 1, 1, 8, 0, tzinfo=HANOI),
    ]
    with database.engine.begin() as connection:
        TABLE.create(connection)
        connection.execute(insert(TABLE), [{"at": at} for at in reversed(moments)])
        assert connection.scalars(select(TABLE.c.at).order_by(TABLE.c.at)).all() == moments


def test_a_score_comes_back_as_it_was_written(database: Database) -> None:
    _, score = _stored(database, score=Decimal("98.50"))
    assert str(score) == "98.50"
