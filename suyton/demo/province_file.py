"""A province as a file gives it: read strictly, checked that its parts name one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from suyton.data_file import Section
from suyton.domain.authority import Appointment, Assignment, Role
from suyton.domain.calendar import HANOI
from suyton.domain.organisation import Bloc, BlocYear, Council, Province, Seat, Unit
from suyton.domain.unit_history import UnitName
from suyton.ports import Account

POSTS = ("chair", "vice_chair", "member")
GIVEN_ROLES = tuple(role.value for role in Role if role is not Role.PROCESS)


@dataclass(frozen=True)
class Officer:
    """An account with its appointments."""

    account: Account
    appointments: tuple[Appointment, ...]


@dataclass(frozen=True)
class LaterName:
    """A name that a unit took later, entered by an officer of the standing body."""

    unit_id: str
    name: UnitName
    entered_by: str


@dataclass(frozen=True)
class ProvinceFile:
    """Everything that must stand in the register before a first round can be opened."""

    initial_password: str
    """New accounts sign in with it; empty where the file gives none."""
    province: Province
    units: tuple[Unit, ...]
    blocs: tuple[Bloc, ...]
    bloc_years: tuple[BlocYear, ...]
    council: Council
    officers: tuple[Officer, ...]
    assignments: tuple[Assignment, ...]
    later_names: tuple[LaterName, ...] = ()


def read_province(file: Path) -> ProvinceFile:
    """The province in ``file``; raises DataFileFault for the first thing that is wrong."""
    whole = Section.read(file)
    officers = tuple(_officer(section) for section in whole.sections("account"))
    units = tuple(_unit(section) for section in whole.sections("unit"))
    province = _province(whole.section("province"), whole.section("council"))
    blocs = tuple(_bloc(section, province.id) for section in whole.sections("bloc"))
    bloc_ids, unit_ids = [bloc.id for bloc in blocs], [unit.id for unit in units]
    logins = [officer.account.login for officer in officers]
    for table, ids in (("unit", unit_ids), ("bloc", bloc_ids), ("account", logins)):
        if len(set(ids)) != len(ids):
            whole.fault(table, "names one twice", "each id once")
    council = _council(whole.section("council"), province.id, officers)
    scopes = {province.id, province.standing_body_id, council.id, *unit_ids, *bloc_ids}
    for section, officer in zip(whole.sections("account"), officers, strict=True):
        for appointment in officer.appointments:
            _known(section, "appointments", appointment.scope_id, scopes)
    years = (_bloc_year(section, bloc_ids, unit_ids) for section in whole.sections("bloc_year"))
    lent = whole.sections("assignment") if whole.has("assignment") else ()
    later = whole.sections("later_name") if whole.has("later_name") else ()
    file_ = ProvinceFile(
        initial_password=whole.text("initial_password", ""),
        province=province,
        units=units,
        blocs=blocs,
        bloc_years=tuple(years),
        council=council,
        officers=officers,
        assignments=tuple(_assignment(section, province.id, logins) for section in lent),
        later_names=tuple(_later_name(section, unit_ids, logins) for section in later),
    )
    whole.finish()
    return file_


def _province(section: Section, council: Section) -> Province:
    province = Province(
        id=section.text("id"),
        name=section.text("name"),
        standing_body_id=section.text("standing_body_id"),
        standing_body_name=section.text("standing_body_name"),
        council_id=council.text("id"),
    )
    section.finish()
    return province


def _unit(section: Section) -> Unit:
    unit = Unit(section.text("id"), section.text("name"), section.text("short_name", ""))
    section.finish()
    return unit


def _later_name(section: Section, unit_ids: list[str], logins: list[str]) -> LaterName:
    unit_id = _known(section, "unit_id", section.text("unit_id"), unit_ids)
    name = UnitName(
        section.text("name"),
        section.day("from"),
        section.text("decision_number"),
        section.text("short_name", ""),
    )
    entered_by = _known(section, "entered_by", section.text("entered_by"), logins)
    section.finish()
    return LaterName(unit_id, name, entered_by)


def _bloc(section: Section, province_id: str) -> Bloc:
    bloc = Bloc(section.text("id"), section.text("name"), province_id)
    section.finish()
    return bloc


def _bloc_year(section: Section, bloc_ids: list[str], unit_ids: list[str]) -> BlocYear:
    members = section.texts("member_unit_ids")
    for unit_id in members:
        _known(section, "member_unit_ids", unit_id, unit_ids)
    year = BlocYear(
        bloc_id=_known(section, "bloc_id", section.text("bloc_id"), bloc_ids),
        year=section.count("year"),
        leader_unit_id=_known(section, "leader_unit_id", section.text("leader_unit_id"), members),
        deputy_unit_id=_known(section, "deputy_unit_id", section.text("deputy_unit_id"), members),
        member_unit_ids=members,
    )
    section.finish()
    return year


def _council(section: Section, province_id: str, officers: tuple[Officer, ...]) -> Council:
    names = {officer.account.login: officer.account.name for officer in officers}
    committee = section.texts("committee") if section.has("committee") else ()
    for login in committee:
        _known(section, "committee", login, names)
    seats = []
    for seat in section.sections("seat"):
        login = _known(seat, "account_id", seat.text("account_id"), names)
        post = _known(seat, "post", seat.text("post"), POSTS)
        seat.finish()
        seats.append(Seat(login, names[login], post, login in committee))
    council = Council(
        id=section.text("id"),
        name=section.text("name"),
        province_id=province_id,
        founding_decision=section.text("founding_decision"),
        seats=tuple(seats),
    )
    section.finish()
    return council


def _officer(section: Section) -> Officer:
    """An account's id is its login: a province file names each person once."""
    login = section.text("login")
    account = Account(login, login, section.text("name"))
    appointments = tuple(_appointment(held) for held in section.sections("appointments"))
    section.finish()
    return Officer(account, appointments)


def _appointment(section: Section) -> Appointment:
    role = Role(_known(section, "role", section.text("role"), GIVEN_ROLES))
    appointment = Appointment(role, section.text("scope"), _start(section), _end(section))
    section.finish()
    return appointment


def _assignment(section: Section, province_id: str, logins: list[str]) -> Assignment:
    assignment = Assignment(
        id=section.text("id"),
        province_id=province_id,
        chairman_id=_known(section, "chairman", section.text("chairman"), logins),
        signer_id=_known(section, "signer", section.text("signer"), logins),
        valid_from=_start(section),
        valid_to=_end(section),
    )
    section.finish()
    return assignment


def _start(section: Section) -> datetime:
    return _midnight(section.day("from"))


def _end(section: Section) -> datetime | None:
    """``until`` is the first day on which it no longer holds."""
    return _midnight(section.day("until")) if section.has("until") else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HANOI).astimezone(UTC)


def _known(section: Section, key: str, value: str, allowed: Iterable[str]) -> str:
    if value not in allowed:
        section.fault(key, f"names {value!r}", ", ".join(sorted(allowed)))
    return value
