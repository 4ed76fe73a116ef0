"""A ballot that is open, and the application before which its voters stand. No Temporal is needed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fastapi import FastAPI

from suyton.demo import province as demo
from suyton.domain.audit import SealedEntry
from suyton.domain.ballot import Ballot
from suyton.domain.nomination import NominationAct
from suyton.domain.receipts import CAST_TAG
from suyton.persistence.database import Database
from tests.e2e.register_writing import Province
from tests.fixtures.province import rule_packs
from tests.fixtures.service import NO_SERVER, application, settings_for
from workflows.connection import connect

MERIT = "provincial_certificate_of_merit"
LEADER = "truong-khoi"
CANDIDATES = ("ban-dan-toc", "so-y-te", "so-van-hoa")


@dataclass(frozen=True)
class Hall:
    """The bloc of ten units at its ballot over three candidates."""

    app: FastAPI
    database: Database
    ballot: Ballot

    @property
    def address(self) -> str:
        return f"/ballots/{self.ballot.id}"

    @property
    def voters(self) -> list[str]:
        """Each unit's officer signs in by the unit's name."""
        return [voter.id for voter in self.ballot.roll]

    def casts(self) -> list[SealedEntry]:
        """The book's entries of papers put in."""
        entries = self.database.records.chain(f"ballot:{self.ballot.id}")
        return [sealed for sealed in entries if sealed.entry.tag == CAST_TAG]

    def close(self) -> int:
        """Close the box; how many papers it holds, by the roll."""
        return self.database.box.close(self.ballot.id, "close", datetime.now(UTC)).cast

    def check_agreement(self) -> int:
        """Once closed: papers, marks on the roll and entries are as many, and each sum is there."""
        cast = self.close()
        opened = self.database.box.papers(self.ballot.id)
        sums = sorted(sealed.entry.facts["paper"] for sealed in self.casts())
        assert list(opened.sealed) == sums
        assert len(opened.papers) == cast == len(sums)
        assert list(self.database.records.broken_links()) == []
        return cast


async def open_hall(database: Database, folder: Path) -> Hall:
    """The bloc of 2023 on an empty, migrated database, its box just opened."""
    demo.load(database)
    there = Province(database, rule_packs().for_year(2023), datetime.now(UTC))
    round_ = there.scored(there.round("vhxh", 2023, LEADER), LEADER)
    proposed = [there.proposed(round_, unit, MERIT) for unit in CANDIDATES]
    slated = [there.process(one, NominationAct.PLACE_ON_SLATE) for one in proposed]
    round_ = there.ballot_opened(round_, LEADER, slated)
    client = await connect(NO_SERVER, lazy=True)
    app = application(settings_for(folder), database, client)
    return Hall(app, database, database.records.ballot(round_.ballot_id).ballot)
