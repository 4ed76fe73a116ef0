"""Facts come onto a record once, are confirmed once, and only then count."""

import pytest

from suyton.domain.authority import Role
from suyton.domain.document import DocumentReference
from suyton.domain.errors import FactInvalid, KeyReused, NotAuthorised, Unknown, WrongStage
from suyton.domain.organisation import Province, Unit
from suyton.domain.record import Rating, RatingLevel
from suyton.persistence.database import Database
from tests.persistence.samples import NOW, STANDING, later, officer, someone

UNIT = "ban-dan-toc"
OFFICER = officer(UNIT)
EXCELLENT = Rating(2022, RatingLevel.EXCELLENT)
PAPER = DocumentReference("ef" * 32, 10, "application/pdf", "xep-loai.pdf", "rating")
CHAIN = f"subject:{UNIT}"


@pytest.fixture
def database(database: Database) -> Database:
    """With one province and one unit."""
    database.organisation.save_province(
        Province("bac-kan", "Tỉnh Bắc Kạn", "so-noi-vu", "Sở Nội vụ", "hoi-dong-tdkt")
    )
    database.organisation.save_unit(Unit(UNIT, "Ban Dân tộc"))
    return database


def test_a_declared_fact_counts_only_once_it_is_confirmed(database: Database) -> None:
    records = database.subject_records
    records.declare(UNIT, "f1", EXCELLENT, PAPER, OFFICER, "k1", NOW)
    assert records.record(UNIT).ratings == ()
    (task,) = database.records.tasks(STANDING, NOW)
    assert (task.subject, task.act, task.title) == (CHAIN, "confirm_fact", "Ban Dân tộc")
    records.confirm(UNIT, "f1", STANDING, "k2", later(hours=1))
    (rating,) = records.record(UNIT).ratings
    assert (rating.year, rating.level, rating.evidence) == (2022, "excellent", PAPER.sha256)
    assert database.records.tasks(STANDING, NOW) == ()
    tags = [sealed.entry.tag for sealed in database.records.chain(CHAIN)]
    assert tags == ["unit:fact:declared", "standing:fact:confirmed"]


def test_each_act_delivered_twice_is_done_once(database: Database) -> None:
    records = database.subject_records
    for _ in range(2):
        declared = records.declare(UNIT, "f1", EXCELLENT, None, OFFICER, "k1", NOW)
    for _ in range(2):
        confirmed = records.confirm(UNIT, "f1", STANDING, "k2", later(hours=1))
    for _ in range(2):
        struck = records.strike(UNIT, "f1", "Nhầm năm", STANDING, "k3", later(hours=2))
    for _ in range(2):
        closed = records.close_year(UNIT, 2022, STANDING, "k4", later(hours=3))
    chain = database.records.chain(CHAIN)
    assert [one.hash for one in chain] == [
        declared.hash,
        confirmed.hash,
        struck.hash,
        closed.hash,
    ]
    assert records.record(UNIT).ratings == ()
    assert records.record(UNIT).known_years == {2022}
    assert list(database.records.broken_links()) == []


def test_a_key_belongs_to_one_act_of_one_person(database: Database) -> None:
    records = database.subject_records
    records.declare(UNIT, "f1", EXCELLENT, None, OFFICER, "k1", NOW)
    with pytest.raises(KeyReused):
        records.confirm(UNIT, "f1", STANDING, "k1", NOW)
    with pytest.raises(KeyReused):
        records.declare(UNIT, "f1", EXCELLENT, None, OFFICER, "k2", NOW)


def test_what_is_refused_leaves_nothing_behind(database: Database) -> None:
    records = database.subject_records
    stranger = officer("so-y-te")
    with pytest.raises(NotAuthorised):
        records.declare(UNIT, "f1", EXCELLENT, None, stranger, "k1", NOW)
    with pytest.raises(FactInvalid):
        records.declare(UNIT, "f1", Rating(2031, RatingLevel.GOOD), None, OFFICER, "k1", NOW)
    with pytest.raises(Unknown):
        records.declare("nobody", "f1", EXCELLENT, None, OFFICER, "k1", NOW)
    with pytest.raises(Unknown):
        records.confirm(UNIT, "f9", STANDING, "k1", NOW)
    assert database.records.chain(CHAIN) == ()
    assert records.file(UNIT).facts == ()


def test_nobody_but_the_standing_body_confirms_strikes_or_closes(database: Database) -> None:
    records = database.subject_records
    records.declare(UNIT, "f1", EXCELLENT, None, OFFICER, "k1", NOW)
    elsewhere = someone("so-noi-vu", (Role.STANDING_OFFICER, "so-noi-vu-cao-bang"))
    for actor in (OFFICER, elsewhere):
        with pytest.raises(NotAuthorised):
            records.confirm(UNIT, "f1", actor, "k2", NOW)
        with pytest.raises(NotAuthorised):
            records.strike(UNIT, "f1", "Sai", actor, "k2", NOW)
        with pytest.raises(NotAuthorised):
            records.close_year(UNIT, 2022, actor, "k2", NOW)


def test_a_fact_is_confirmed_or_struck_once_and_a_year_closed_once(database: Database) -> None:
    records = database.subject_records
    records.declare(UNIT, "f1", EXCELLENT, None, STANDING, "k1", NOW)
    records.confirm(UNIT, "f1", STANDING, "k2", NOW)
    with pytest.raises(WrongStage):
        records.confirm(UNIT, "f1", STANDING, "k3", NOW)
    records.strike(UNIT, "f1", "Nhầm", STANDING, "k4", NOW)
    with pytest.raises(WrongStage):
        records.strike(UNIT, "f1", "Nhầm", STANDING, "k5", NOW)
    records.close_year(UNIT, 2022, STANDING, "k6", NOW)
    with pytest.raises(WrongStage):
        records.close_year(UNIT, 2022, STANDING, "k7", NOW)
