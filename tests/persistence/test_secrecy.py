"""What a voter chose cannot be read while the ballot is open, nor tied to the voter afterwards."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import OperationalError

from activities.ballots import BallotActivities, BallotCount
from suyton.domain.ballot import Ballot, BallotReceipt, Choice, Choices, Voter
from suyton.persistence.database import Database
from suyton.sealing.sealed_box import sum_of
from tests.persistence import samples
from tests.persistence.samples import NOW, officer

VOTERS = 40
BALLOT = samples.unit_ballot(voters=VOTERS)
FIRST, SECOND = (candidate.nomination_id for candidate in BALLOT.slate)


def _paper(place: int) -> Choices:
    """The first half says yes and the second no, so that the order of casting can be told."""
    said = Choice.YES if place < VOTERS // 2 else Choice.NO
    return {FIRST: said, SECOND: Choice.ABSTAIN}


def _cast_all(database: Database, ballot: Ballot = BALLOT) -> list[BallotReceipt]:
    database.box.open(ballot, "open", NOW)
    return [
        database.box.cast(ballot.id, officer(voter.id), _paper(place), f"{voter.id}:k", NOW)
        for place, voter in enumerate(ballot.roll)
    ]


def _count(database: Database, ballot: Ballot = BALLOT) -> None:
    database.box.close(ballot.id, "close", NOW)
    BallotActivities(database.box).count_box(BallotCount(ballot, (), (), "count", NOW))


def _rows(connection: Connection, *, without: tuple[str, ...] = ()) -> Iterator[str]:
    for table in inspect(connection).get_table_names():
        if table not in without:
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                yield json.dumps([_shown(value) for value in row], default=str)


def _shown(value: object) -> object:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else value


def _choices_in(rows: Iterator[str]) -> list[str]:
    """Rows that hold what a paper says; the words as names of a tally's totals are another thing."""
    return [row for row in rows if re.search(r'"(yes|no|abstain)\\*"(?! *:)', row)]


def test_a_paper_has_no_column_for_voter_time_or_choice(database: Database) -> None:
    columns = {column["name"] for column in inspect(database.engine).get_columns("ballot_papers")}
    assert columns == {"id", "ballot_id", "sealed"}


def test_a_dump_of_the_open_ballot_holds_no_choice(database: Database) -> None:
    _cast_all(database)
    with database.engine.connect() as connection:
        assert _choices_in(_rows(connection)) == []


def test_the_dump_would_show_a_choice_that_was_not_sealed(database: Database) -> None:
    _cast_all(database)
    _count(database)
    with database.engine.connect() as connection:
        assert len(_choices_in(_rows(connection))) == 1  # what is published of the count


def test_the_file_of_an_open_ballot_holds_no_choice(
    sqlite_database: Database, sqlite_url: str
) -> None:
    _cast_all(sqlite_database)
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    stored = b"".join(kept.read_bytes() for kept in file.parent.glob(f"{file.name}*"))
    assert b"u7:k" in stored  # the journal is among the files
    assert not re.search(rb'"(yes|no|abstain)"', stored)


def test_every_sealed_paper_is_as_long_as_the_next(database: Database) -> None:
    choices = [dict.fromkeys((FIRST, SECOND), said) for said in Choice]
    database.box.open(BALLOT, "open", NOW)
    for voter, said in zip(BALLOT.roll, choices, strict=False):
        database.box.cast(BALLOT.id, officer(voter.id), said, f"{voter.id}:k", NOW)
    assert len({len(sealed) for sealed in _sealed(database).values()}) == 1


def _sealed(database: Database) -> dict[str, bytes]:
    with database.engine.connect() as connection:
        found = connection.execute(text("SELECT id, sealed FROM ballot_papers"))
        return {row[0]: bytes(row[1]) for row in found}


def test_a_paper_lies_under_the_sum_that_its_voters_receipt_names(database: Database) -> None:
    receipts = _cast_all(database)
    sealed = _sealed(database)
    assert {sum_of(paper): paper for paper in sealed.values()} == sealed
    assert {receipt.paper for receipt in receipts} == set(sealed)


def test_two_papers_that_say_the_same_are_sealed_to_different_texts(database: Database) -> None:
    _cast_all(database)
    assert len(set(_sealed(database).values())) == VOTERS


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


def test_the_same_papers_are_opened_in_another_order_each_time(database: Database) -> None:
    _cast_all(database)
    database.box.close(BALLOT.id, "close", NOW)
    opened = [database.box.papers(BALLOT.id) for _ in range(5)]
    assert len({tuple(paper.choices[FIRST] for paper in box.papers) for box in opened}) > 1
    assert len({box.sealed for box in opened}) == 1
    assert list(opened[0].sealed) == sorted(opened[0].sealed)


def test_after_the_count_sealed_papers_and_key_are_gone(database: Database, tmp_path: Path) -> None:
    _cast_all(database)
    assert [file.name for file in (tmp_path / "ballot-keys").iterdir()] == [f"{BALLOT.id}.key"]
    _count(database)
    assert _sealed(database) == {}
    assert list((tmp_path / "ballot-keys").iterdir()) == []


def test_after_the_count_nothing_ties_a_choice_to_a_voter(database: Database) -> None:
    receipts = _cast_all(database)
    _count(database)
    published = database.box.published(BALLOT.id)
    assert {(paper.voter_id, paper.voter_name) for paper in published.papers} == {("", "")}
    assert list(published.sealed) == sorted(receipt.paper for receipt in receipts)
    with database.engine.connect() as connection:
        assert _choices_in(_rows(connection, without=("ballot_counts",))) == []


def test_an_open_ballot_hides_its_votes_until_the_count_and_names_them_then(
    database: Database,
) -> None:
    roll = tuple(Voter(f"u{n}", f"Đơn vị {'ừ' * n}") for n in range(4))
    by_name = replace(BALLOT, secret=False, roll=roll, electorate=4)
    _cast_all(database, by_name)
    with database.engine.connect() as connection:
        assert _choices_in(_rows(connection)) == []
    assert len({len(sealed) for sealed in _sealed(database).values()}) == 1
    _count(database, by_name)
    published = database.box.published(by_name.id)
    said = {paper.voter_id: (paper.voter_name, paper.choices) for paper in published.papers}
    assert said == {voter.id: (voter.name, _paper(place)) for place, voter in enumerate(roll)}
