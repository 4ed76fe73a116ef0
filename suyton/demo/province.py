"""Load a province file into the register. Loading it again changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from suyton.demo.province_file import ProvinceFile, read_province
from suyton.domain.bloc_rotation import chain_of
from suyton.ports import Accounts, Organisation, Records, Units

BAC_KAN = Path(__file__).with_name("bac_kan.toml")
"""The demonstration province."""


class Bodies(Protocol):
    """The part of the database that a province goes into."""

    @property
    def organisation(self) -> Organisation: ...

    @property
    def accounts(self) -> Accounts: ...

    @property
    def units(self) -> Units: ...

    @property
    def records(self) -> Records: ...


def load(database: Bodies, *, path: Path = BAC_KAN, at: datetime | None = None) -> ProvinceFile:
    """Put the province of ``path`` into the register and give back what the file says.

    An account that exists keeps its password and stays closed if it was closed, so that a second
    start of the demonstration neither resets what someone changed nor pays for hashing again.

    Raises:
        DataFileFault: the file is wrong; nothing was written.
    """
    wanted = read_province(path)
    _load_bodies(database.organisation, wanted)
    _load_bloc_years(database, wanted)
    now = at or datetime.now(UTC)
    _load_people(database.accounts, wanted, now)
    _load_later_names(database, wanted, now)
    database.organisation.save_council(wanted.council)
    return wanted


def _load_bodies(organisation: Organisation, wanted: ProvinceFile) -> None:
    organisation.save_province(wanted.province)
    for unit in wanted.units:
        organisation.save_unit(unit)
    for bloc in wanted.blocs:
        organisation.save_bloc(bloc)


def _load_bloc_years(database: Bodies, wanted: ProvinceFile) -> None:
    """A year whose leaders the standing body has named since is left as it is."""
    named = {
        (bloc.id, sealed.entry.facts["year"])
        for bloc in wanted.blocs
        for sealed in database.records.chain(chain_of(bloc.id))
    }
    for year in wanted.bloc_years:
        if (year.bloc_id, str(year.year)) not in named:
            database.organisation.save_bloc_year(year)


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


def _load_later_names(database: Bodies, wanted: ProvinceFile, at: datetime) -> None:
    for later in wanted.later_names:
        officer = database.accounts.actor(later.entered_by)
        key = f"province-file:{later.unit_id}:{later.name.valid_from}"
        database.units.rename(later.unit_id, later.name, officer, key, at)
