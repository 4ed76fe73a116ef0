"""The demonstration's facts: one unit proven, one open, one awaiting the standing body."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from suyton.data_file import DataFileFault
from suyton.demo import province, records
from suyton.documents.store import FolderStore
from suyton.domain.appraisal import EvidenceQuestion
from suyton.domain.eligibility import judge
from suyton.domain.record import Answer, Claim
from suyton.persistence.database import Database
from tests.fixtures.province import actor, province_file, rule_packs

NOW = datetime(2024, 1, 5, 3, tzinfo=UTC)
MERIT = "provincial_certificate_of_merit"


@pytest.fixture
def loaded(sqlite_database: Database, tmp_path: Path) -> Database:
    wanted = province.load(sqlite_database)
    for _ in range(2):
        records.load(sqlite_database, FolderStore(tmp_path, 1), wanted, NOW)
    return sqlite_database


def answer(database: Database, unit_id: str) -> Answer:
    subject = database.subject_records.subject(unit_id)
    record = database.subject_records.evidence(EvidenceQuestion(subject, "")).record
    return judge(record, Claim(MERIT, 2023), rule_packs().for_year(2023)).answer


def test_one_unit_is_proven_eligible_and_another_cannot_be_told(loaded: Database) -> None:
    assert answer(loaded, "so-lao-dong") is Answer.ELIGIBLE
    assert answer(loaded, "so-van-hoa") is Answer.CANNOT_TELL


def test_loading_again_declares_nothing_twice(loaded: Database) -> None:
    file = loaded.subject_records.file("so-lao-dong")
    assert len(file.facts) == 5
    assert len(loaded.records.chain("subject:so-lao-dong")) == 10


def test_what_is_unconfirmed_awaits_the_standing_body(loaded: Database) -> None:
    tasks = loaded.records.tasks(actor("so-noi-vu"), NOW)
    assert [task.subject for task in tasks if task.act == "confirm_fact"] == ["subject:cao-dang"]


def test_each_of_the_ten_units_has_its_two_ratings() -> None:
    units = {one.unit_id: one for one in records.read_records().units}
    assert set(units) == set(province_file().bloc_years[0].member_unit_ids)
    assert all(len(one.facts) >= 2 for one in units.values())


def test_a_level_that_is_not_known_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "records.toml"
    text = records.BAC_KAN_RECORDS.read_text("utf-8").replace('2022 = "good"', '2022 = "fine"', 1)
    file.write_text(text, "utf-8")
    with pytest.raises(DataFileFault, match="fine"):
        records.read_records(file)
