"""The demonstration province in a real database, and what is refused of a province file."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from suyton.data_file import DataFileFault
from suyton.demo.province import BAC_KAN, load
from suyton.demo.province_file import read_province
from suyton.domain.authority import Role
from suyton.persistence.database import Database
from suyton.ports import Account
from tests.fixtures.province import PASSWORD, actor, province_file

NOW = datetime(2024, 1, 5, 3, tzinfo=UTC)


def test_the_province_stands_in_the_register_as_in_its_file(sqlite_database: Database) -> None:
    wanted = load(sqlite_database)
    records = sqlite_database.records
    assert records.provinces() == (wanted.province,)
    assert set(records.units()) == set(wanted.units)
    assert records.bloc_year("vhxh", 2023) == wanted.bloc_years[0]
    assert records.council("hoi-dong-tdkt") == wanted.council


def test_people_sign_in_and_hold_what_the_file_gives_them(sqlite_database: Database) -> None:
    load(sqlite_database)
    accounts = sqlite_database.accounts
    leader = accounts.check_password("truong-khoi", PASSWORD, NOW)
    assert leader is not None
    assert set(accounts.actor(leader.id).appointments) == set(actor("truong-khoi").appointments)
    assert accounts.check_password("truong-khoi", "wrong", NOW) is None


def test_the_vice_chairman_may_sign_and_the_book_says_since_when(
    sqlite_database: Database,
) -> None:
    load(sqlite_database)
    live = sqlite_database.register.assignment_for("pho-chu-tich", "bac-kan", NOW)
    assert live is not None
    assert len(sqlite_database.records.chain(f"assignment:{live.id}")) == 1


def test_loading_again_changes_nothing_that_people_changed(sqlite_database: Database) -> None:
    load(sqlite_database)
    accounts = sqlite_database.accounts
    left = accounts.account("cao-dang")
    accounts.save_account(Account(left.id, left.login, left.name, active=False), None)
    accounts.save_account(accounts.account("so-y-te"), "a password of my own")
    load(sqlite_database)
    assert not accounts.account("cao-dang").active
    assert accounts.check_password("so-y-te", "a password of my own", NOW) is not None
    assert len(sqlite_database.records.chain("assignment:uy-quyen-ky")) == 1


def test_loading_again_leaves_the_leaders_that_were_named_and_the_names_that_were_entered(
    sqlite_database: Database,
) -> None:
    load(sqlite_database)
    office = sqlite_database.accounts.actor("so-noi-vu")
    sqlite_database.units.rotate("vhxh", 2024, ("so-y-te", "cao-dang"), office, "k1", NOW)
    load(sqlite_database)
    records = sqlite_database.records
    assert records.bloc_year("vhxh", 2024).leader_unit_id == "so-y-te"
    assert records.bloc_year("vhxh", 2023).leader_unit_id == "so-giao-duc"
    renamed = records.unit_histories().of("so-nong-nghiep")
    assert [one.name for one in renamed.names] == ["Sở Nông nghiệp và Môi trường"]
    assert renamed.name_on(date(2024, 12, 31)) == "Sở Nông nghiệp và Phát triển nông thôn"
    assert len(records.chain("unit:so-nong-nghiep")) == 1


def test_every_role_that_people_hold_is_held_by_someone() -> None:
    held = {
        appointment.role
        for officer in province_file().officers
        for appointment in actor(officer.account.login).appointments
    }
    assert held == set(Role) - {Role.PROCESS}


@pytest.mark.parametrize(
    ("old", "new", "key", "allowed"),
    [
        ('role = "chairman"', 'role = "mayor"', "role", "chairman"),
        ('role = "chairman"', 'role = "process"', "role", "administrator"),
        ('leader_unit_id = "so-giao-duc"', 'leader_unit_id = "so-xay-dung"', "leader", "cao-dang"),
        ('account_id = "uy-vien-01"', 'account_id = "nobody"', "account_id", "uy-vien-01"),
        ('scope = "so-tu-phap"', 'scope = "so-tu-phap-2"', "appointments", "so-tu-phap"),
        ('post = "chair"', 'post = "king"', "post", "vice_chair"),
        ('signer = "pho-chu-tich"', 'signer = "nobody"', "signer", "pho-chu-tich"),
        ('id = "so-y-te"\n', 'id = "cao-dang"\n', "unit", "once"),
        ("from = 2023-01-01 }", 'from = "2023" }', "from", "2024-01-01"),
        ("founding_decision", "founded_by", "founding_decision", "text"),
    ],
)
def test_a_wrong_province_file_is_refused_by_key(
    tmp_path: Path, old: str, new: str, key: str, allowed: str
) -> None:
    text = BAC_KAN.read_text("utf-8")
    assert old in text
    wrong = tmp_path / "province.toml"
    wrong.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataFileFault) as refusal:
        read_province(wrong)
    assert key in refusal.value.key
    assert allowed in refusal.value.allowed
