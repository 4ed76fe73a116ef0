"""``suyton verify`` finds a paper stuffed in, lost or changed, and a count that is not the one published."""

import pytest
from sqlalchemy import text

from activities.ballots import BallotActivities, BallotCount
from suyton.domain.ballot import Choice, Choices
from suyton.persistence.database import Database
from suyton.sealing.sealed_box import seal, sum_of
from tests.persistence import samples
from tests.persistence.samples import NOW, officer

BALLOT = samples.unit_ballot()
YES: Choices = {candidate.nomination_id: Choice.YES for candidate in BALLOT.slate}


@pytest.fixture
def voted(database: Database) -> Database:
    database.box.open(BALLOT, "open", NOW)
    for voter in ("u0", "u1"):
        database.box.cast(BALLOT.id, officer(voter), YES, f"{voter}:k", NOW)
    return database


@pytest.fixture
def counted(voted: Database) -> Database:
    voted.box.close(BALLOT.id, "close", NOW)
    BallotActivities(voted.box).count_box(BallotCount(BALLOT, (), (), "count", NOW))
    return voted


def faults(database: Database) -> list[str]:
    return [link.fault for link in database.records.broken_links()]


def change(database: Database, statement: str, **values: object) -> None:
    with database.engine.begin() as connection:
        connection.execute(text(statement), values)


def test_an_honest_ballot_holds_while_open_when_closed_and_when_counted(voted: Database) -> None:
    assert faults(voted) == []
    voted.box.close(BALLOT.id, "close", NOW)
    assert faults(voted) == []
    BallotActivities(voted.box).count_box(BallotCount(BALLOT, (), (), "count", NOW))
    assert faults(voted) == []


def test_a_paper_taken_out_of_the_box_is_missed(voted: Database) -> None:
    change(voted, "DELETE FROM ballot_papers WHERE id = (SELECT min(id) FROM ballot_papers)")
    assert faults(voted) == ["the paper cast here is not in the box"]


def test_a_paper_stuffed_into_the_box_is_found(voted: Database) -> None:
    sealed = seal(voted.ballot_keys.make(BALLOT.id), b"one more")
    change(
        voted,
        "INSERT INTO ballot_papers (id, ballot_id, sealed) VALUES (:id, :ballot, :sealed)",
        id=sum_of(sealed),
        ballot=BALLOT.id,
        sealed=sealed,
    )
    assert faults(voted) == ["1 papers in the box were never cast"]


def test_a_paper_exchanged_under_its_sum_is_found(voted: Database) -> None:
    other = seal(voted.ballot_keys.make(BALLOT.id), b"another")
    first = "(SELECT min(id) FROM ballot_papers)"
    change(voted, f"UPDATE ballot_papers SET sealed = :sealed WHERE id = {first}", sealed=other)
    (fault,) = faults(voted)
    assert fault.endswith("was changed in the box")


def test_a_voter_marked_without_a_paper_is_found(voted: Database) -> None:
    yes = {"sqlite": "1", "postgresql": "true"}[voted.engine.dialect.name]
    change(voted, f"UPDATE ballot_roll SET has_voted = {yes} WHERE voter_id = 'u2'")
    assert faults(voted) == ["1 marked on the roll cast no paper"]


def test_a_voter_whose_mark_was_taken_away_is_found(voted: Database) -> None:
    no = {"sqlite": "0", "postgresql": "false"}[voted.engine.dialect.name]
    change(voted, f"UPDATE ballot_roll SET has_voted = {no} WHERE voter_id = 'u1'")
    assert faults(voted) == ["the voter is not marked on the roll"]


def test_a_published_count_that_was_changed_or_taken_away_is_found(counted: Database) -> None:
    change(counted, "UPDATE ballot_counts SET published = replace(published, '\"yes\"', '\"no\"')")
    assert faults(counted) == ["the published count was changed"]
    change(counted, "DELETE FROM ballot_counts")
    assert faults(counted) == ["the published count is gone"]


def test_a_tally_other_than_the_published_one_is_found(counted: Database) -> None:
    change(
        counted,
        "UPDATE ballots SET tally = :tally",
        tally='{"ballot_id": "2023.vhxh.b1", "electorate": 3, "cast": 3, "quorum_needed": 2, '
        '"quorum_met": true, "lines": []}',
    )
    assert faults(counted) == ["the tally kept is not the one published"]


def test_a_count_recorded_without_the_papers_that_were_cast_is_found(voted: Database) -> None:
    """As a worker that was taken over might: the record agrees with itself, not with the casts."""
    voted.box.close(BALLOT.id, "close", NOW)
    with voted.engine.begin() as connection:
        papers = connection.execute(text("SELECT id FROM ballot_papers ORDER BY id")).all()
        connection.execute(text("DELETE FROM ballot_papers WHERE id = :id"), {"id": papers[0][0]})
    BallotActivities(voted.box).count_box(BallotCount(BALLOT, (), (), "count", NOW))
    assert faults(voted) == ["the paper cast here is not in the published list"]
