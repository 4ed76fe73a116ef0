"""Load what the demonstration province has on record. Loading it again changes nothing."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from suyton.data_file import Section
from suyton.demo.province_file import ProvinceFile
from suyton.domain.authority import Role
from suyton.domain.fact_content import Fact
from suyton.domain.record import Attestation, Rating, RatingLevel
from suyton.ports import Accounts, DocumentStore, SubjectRecords

BAC_KAN_RECORDS = Path(__file__).with_name("bac_kan_records.toml")
"""The demonstration's facts, all of them invented."""


class Offices(Protocol):
    """The part of the database that facts go into."""

    @property
    def accounts(self) -> Accounts: ...

    @property
    def subject_records(self) -> SubjectRecords: ...


@dataclass(frozen=True)
class UnitFacts:
    """What the file says of one unit."""

    unit_id: str
    facts: tuple[Fact, ...]
    confirmed: bool


@dataclass(frozen=True)
class RecordsFile:
    """Every unit's facts, and the words of the one paper that proves them."""

    paper: str
    units: tuple[UnitFacts, ...]


def read_records(file: Path = BAC_KAN_RECORDS) -> RecordsFile:
    """The records in ``file``; raises DataFileFault for the first thing that is wrong."""
    whole = Section.read(file)
    if not whole.flag("invented"):
        whole.fault("invented", "is false", "true: no real fact belongs into a demonstration")
    units = tuple(_unit(section) for section in whole.sections("record"))
    found = RecordsFile(whole.text("paper"), units)
    whole.finish()
    return found


def load(
    database: Offices, store: DocumentStore, province: ProvinceFile, at: datetime | None = None
) -> None:
    """Each unit's own officer declares its facts; the standing body confirms them."""
    now = at or datetime.now(UTC)
    records, accounts = database.subject_records, database.accounts
    file = read_records()
    paper = io.BytesIO(file.paper.encode())
    proof = store.put(paper, "text/plain", "giay-xac-nhan.txt", "evidence")
    standing = accounts.actor(_holder(province, Role.STANDING_OFFICER))
    for unit in file.units:
        officer = accounts.actor(_holder(province, Role.UNIT_OFFICER, unit.unit_id))
        for number, fact in enumerate(unit.facts, start=1):
            fact_id = f"{unit.unit_id}-{number}"
            key = f"records-file:{fact_id}"
            records.declare(unit.unit_id, fact_id, fact, proof, officer, key, now)
            if unit.confirmed:
                records.confirm(unit.unit_id, fact_id, standing, f"{key}:confirm", now)


def _holder(province: ProvinceFile, role: Role, scope_id: str = "") -> str:
    """Whoever holds this role there; the standing body needs no scope, there is only one."""
    return next(
        officer.account.id
        for officer in province.officers
        for held in officer.appointments
        if held.role is role and scope_id in {"", held.scope_id}
    )


def _unit(section: Section) -> UnitFacts:
    facts: tuple[Fact, ...] = (*_ratings(section), *_attestations(section))
    unit = UnitFacts(
        section.text("unit"),
        facts,
        not (section.has("unconfirmed") and section.flag("unconfirmed")),
    )
    section.finish()
    return unit


def _ratings(section: Section) -> Iterator[Rating]:
    ratings = section.section("ratings")
    levels = tuple(level.value for level in RatingLevel)
    for year in ratings.names():
        level = ratings.text(year)
        if level not in levels:
            ratings.fault(year, f"is {level!r}", ", ".join(levels))
        yield Rating(int(year), RatingLevel(level))


def _attestations(section: Section) -> Iterator[Attestation]:
    if not section.has("attested"):
        return
    attested = section.section("attested")
    for year in attested.names():
        for what in attested.texts(year):
            yield Attestation(int(year), what)
