"""Nothing that is stored leads from a voter to a paper."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import OperationalError

from suyton.domain.ballot import Choice, Choices
from suyton.persistence.database import Database
from tests.persistence import samples
from tests.persistence.samples import NOW, officer

VOTERS = 40
BALLOT = samples.unit_ballot(voters=VOTERS)
FIRST, SECOND = (candidate.nomination_id for candidate in BALLOT.slate)


def _paper(place: int) -> Choices:
    """The first half says yes and the second no, so that the order of casting can be told."""
    said = Choice.YES if place < VOTERS // 2 else Choice.NO
    return {FIRST: said, SECOND: Choice.ABSTAIN}


def _cast_all(database: Database) -> None:
    database.box.open(BALLOT, "open", NOW)
    for place, voter in enumerate(BALLOT.roll):
        database.box.cast(BALLOT.id, officer(voter.id), _paper(place), f"{voter.id}:k", NOW)


def _rows(connection: Connection, *, without: str) -> Iterator[str]:
    for table in inspect(connection).get_table_names():
        if table != without:
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                yield json.dumps(list(row), default=str)


def test_a_paper_has_no_column_for_voter_or_time(database: Database) -> None:
    columns = {column["name"] for column in inspect(database.engine).get_columns("ballot_papers")}
    assert columns == {"id", "ballot_id", "choices"}


def test_no_other_table_holds_a_choice_or_a_papers_key(database: Database) -> None:
    _cast_all(database)
    with database.engine.connect() as connection:
        keys = connection.scalars(text("SELECT id FROM ballot_papers")).all()
        others = list(_rows(connection, without="ballot_papers"))
    assert len(keys) == VOTERS
    assert not [row for row in others if any(key in row for key in keys)]
    assert not [row for row in others if f'"{Choice.ABSTAIN}"' in row]


def test_papers_stand_in_no_order_of_casting_once_the_box_is_closed(database: Database) -> None:
    _cast_all(database)
    database.box.close(BALLOT.id, "close", NOW)
    with database.engine.connect() as connection:
        stored = [row[0] for row in connection.execute(text("SELECT id FROM ballot_papers"))]
    assert stored == sorted(stored)


def test_sqlite_does_not_number_the_papers_as_they_come(sqlite_database: Database) -> None:
    with (
        pytest.raises(OperationalError, match="no such column: rowid"),
        sqlite_database.engine.connect() as connection,
    ):
        connection.execute(text("SELECT rowid FROM ballot_papers"))


def test_papers_are_given_out_shuffled(database: Database) -> None:
    _cast_all(database)
    database.box.close(BALLOT.id, "close", NOW)
    orders = {tuple(paper[FIRST] for paper in database.box.papers(BALLOT.id)) for _ in range(5)}
    assert len(orders) > 1
