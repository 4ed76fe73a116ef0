"""Load a province file into the register. Loading it again changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from suyton.demo.province_file import ProvinceFile, read_province
from suyton.ports import Accounts, Organisation

BAC_KAN = Path(__file__).with_name("bac_kan.toml")
"""The demonstration province."""


class Bodies(Protocol):
    """The part of the database that a province goes into."""

    @property
    def organisation(self) -> Organisation: ...

    @property
    def accounts(self) -> Accounts: ...


def load(database: Bodies, *, path: Path = BAC_KAN, at: datetime | None = None) -> ProvinceFile:
    """Put the province of ``path`` into the register and give back what the file says.

    An account that exists keeps its password and stays closed if it was closed, so that a second
    start of the demonstration neither resets what someone changed nor pays for hashing again.

    Raises:
        DataFileFault: the file is wrong; nothing was written.
    """
    wanted = read_province(path)
    _load_bodies(database.organisation, wanted)
    _load_people(database.accounts, wanted, at or datetime.now(UTC))
    database.organisation.save_council(wanted.council)
    return wanted


def _load_bodies(organisation: Organisation, wanted: ProvinceFile) -> None:
    organisation.save_province(wanted.province)
    for unit in wanted.units:
        organisation.save_unit(unit)
    for bloc in wanted.blocs:
        organisation.save_bloc(bloc)
    for year in wanted.bloc_years:
        organisation.save_bloc_year(year)


def _load_people(accounts: Accounts, wanted: ProvinceFile, at: datetime) -> None:
    known = {account.id: account for account in accounts.accounts()}
    for officer in wanted.officers:
        account = officer.account
        if account.id in known:
            accounts.save_account(replace(account, active=known[account.id].active), None)
        else:
            accounts.save_account(account, wanted.initial_password or None)
        for appointment in officer.appointments:
            accounts.appoint(officer.account.id, appointment)
    for assignment in wanted.assignments:
        chairman = accounts.actor(assignment.chairman_id)
        accounts.assign(assignment, chairman, f"province-file:{assignment.id}", at)
