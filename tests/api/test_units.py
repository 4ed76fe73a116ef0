"""Units over time, and who leads a bloc in a year, as programs see them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from api.commands.desk_papers import DeskPapers
from api.commands.engine import Engine, Opening, Sending
from api.commands.rounds import RoundCommands
from api.paper_sight import PaperSight
from suyton.demo import province
from suyton.documents.store import FolderStore
from suyton.domain.audit import Receipt
from suyton.domain.unit_history import UnitEnding
from suyton.persistence.database import Database
from tests.api.callers import MERIT, Program, code, fresh_key, in_days, program
from tests.fixtures.province import rule_packs

TODAY = datetime.now(UTC).date()
YESTERDAY = (TODAY - timedelta(days=1)).isoformat()
NAME = {
    "name": "Sở Dân tộc và Tôn giáo",
    "short_name": "Sở DT&TG",
    "valid_from": "2025-03-01",
    "decision_number": "12/NQ-HĐND",
}
MERGER = {"successor_id": "so-y-te", "ended_on": YESTERDAY, "decision_number": "7/NQ-HĐND"}
DISSOLUTION = {"ended_on": YESTERDAY, "decision_number": "9/QĐ-UBND"}
LEADERS = {"leader_unit_id": "so-lao-dong", "deputy_unit_id": "so-van-hoa"}
STRANGERS = (
    "ban-dan-toc",
    "truong-khoi",
    "pho-khoi",
    "thu-ky",
    "chu-tich",
    "pho-chu-tich",
    "quan-tri",
)


async def proposal(person: Program, **changed: str) -> dict[str, object]:
    wanted = {"unit_id": "ban-dan-toc", "award_id": MERIT, "year": TODAY.year}
    return {**wanted, "dossier": await person.dossier(), **changed}


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("/units/ban-dan-toc/names", NAME),
        ("/units/ban-dan-toc/merger", MERGER),
        ("/units/ban-dan-toc/dissolution", DISSOLUTION),
        ("/blocs/vhxh/years/2025/leaders", LEADERS),
    ],
)
async def test_only_the_standing_body_enters_a_change_and_each_once(
    without_engine: httpx.AsyncClient, address: str, body: dict[str, str]
) -> None:
    for login in STRANGERS:
        person = await program(without_engine, login)
        assert code(await person.act(address, body)) == (403, "not_authorised"), login
    office = await program(without_engine, "so-noi-vu")
    key = fresh_key()
    entered = await office.act(address, body, key=key)
    again = await office.act(address, body, key=key)
    assert entered.status_code in {200, 201}, entered.text
    assert again.json() == entered.json()


async def test_a_renamed_unit_is_shown_under_the_name_of_the_day_with_all_its_names(
    without_engine: httpx.AsyncClient,
) -> None:
    office = await program(without_engine, "so-noi-vu")
    await office.act("/units/ban-dan-toc/names", NAME)
    later = {
        **NAME,
        "name": "Sở của ngày mai",
        "valid_from": (TODAY + timedelta(days=9)).isoformat(),
    }
    await office.act("/units/ban-dan-toc/names", later)
    shown = (await office.ask("/units/ban-dan-toc")).json()
    assert (shown["name"], shown["founding_name"]) == ("Sở Dân tộc và Tôn giáo", "Ban Dân tộc")
    assert [one["name"] for one in shown["names"]] == [NAME["name"], "Sở của ngày mai"]
    listed = {one["id"]: one["name"] for one in (await office.ask("/units")).json()["items"]}
    assert listed["ban-dan-toc"] == "Sở Dân tộc và Tôn giáo"


async def test_changes_that_cannot_be_are_refused_by_name(
    without_engine: httpx.AsyncClient,
) -> None:
    office = await program(without_engine, "so-noi-vu")
    here = "/units/ban-dan-toc"
    itself = {**MERGER, "successor_id": "ban-dan-toc"}
    assert code(await office.act(f"{here}/merger", itself)) == (422, "merger_cycle")
    assert code(await office.act("/units/nobody/names", NAME)) == (404, "unknown")
    nameless = {**NAME, "name": " "}
    assert code(await office.act(f"{here}/names", nameless)) == (422, "change_incomplete")
    await office.act(f"{here}/names", NAME)
    assert code(await office.act(f"{here}/names", NAME)) == (422, "change_too_early")
    await office.act(f"{here}/merger", MERGER)
    assert code(await office.act(f"{here}/dissolution", DISSOLUTION)) == (409, "wrong_stage")
    into_ended = {**MERGER, "successor_id": "ban-dan-toc"}
    ring = await office.act("/units/so-y-te/merger", into_ended)
    assert code(ring) == (422, "merger_cycle")
    assert code(await office.act("/units/cao-dang/merger", into_ended)) == (409, "unit_merged")


async def test_an_ended_unit_proposes_nothing_new_and_is_told_who_carries_on(
    without_engine: httpx.AsyncClient,
) -> None:
    office = await program(without_engine, "so-noi-vu")
    await office.act("/units/ban-dan-toc/merger", MERGER)
    await office.act("/units/cao-dang/dissolution", DISSOLUTION)
    merged, dissolved = (
        await program(without_engine, "ban-dan-toc"),
        await program(without_engine, "cao-dang"),
    )
    sudden = {"kind": "sudden", "achievement_id": "bao-lu", "ground_id": "collective_sudden"}
    refused = await merged.act("/nominations", await proposal(merged, **sudden))
    assert code(refused) == (409, "unit_merged")
    assert "Sở Y tế" in refused.json()["detail"]
    ended = await proposal(dissolved, unit_id="cao-dang", **sudden)
    assert code(await dissolved.act("/nominations", ended)) == (409, "unit_dissolved")


async def test_a_years_round_is_opened_by_that_years_leaders_alone(
    without_engine: httpx.AsyncClient,
) -> None:
    last, this = (
        await program(without_engine, "truong-khoi"),
        await program(without_engine, "pho-khoi"),
    )
    wanted = {"bloc_id": "vhxh", "year": 2024, "scores_due_at": in_days(9)}
    assert code(await last.act("/rounds", wanted)) == (403, "not_authorised")
    # Whoever may do it gets as far as the engine, which is away here.
    assert code(await this.act("/rounds", wanted)) == (503, "engine_away")
    office = await program(without_engine, "so-noi-vu")
    rotated = {"leader_unit_id": "so-giao-duc", "deputy_unit_id": "so-y-te"}
    await office.act("/blocs/vhxh/years/2024/leaders", rotated)
    assert code(await this.act("/rounds", wanted)) == (403, "not_authorised")
    assert code(await last.act("/rounds", wanted)) == (503, "engine_away")


async def test_the_next_year_takes_over_the_members_that_still_are(
    without_engine: httpx.AsyncClient,
) -> None:
    office = await program(without_engine, "so-noi-vu")
    await office.act("/units/cao-dang/dissolution", DISSOLUTION)
    address = "/blocs/vhxh/years/2025/leaders"
    alike = {"leader_unit_id": "so-y-te", "deputy_unit_id": "so-y-te"}
    assert code(await office.act(address, alike)) == (422, "leaders_alike")
    ended = {"leader_unit_id": "so-y-te", "deputy_unit_id": "cao-dang"}
    assert code(await office.act(address, ended)) == (409, "unit_dissolved")
    foreign = {"leader_unit_id": "so-y-te", "deputy_unit_id": "so-tai-chinh"}
    assert code(await office.act(address, foreign)) == (422, "not_a_member")
    assert (await office.act(address, LEADERS)).status_code == 200
    years = {one["year"]: one for one in (await office.ask("/blocs/vhxh")).json()["years"]}
    assert years[2025]["leader_unit_id"] == "so-lao-dong"
    assert "cao-dang" not in years[2025]["member_unit_ids"]
    assert "cao-dang" in years[2024]["member_unit_ids"]


class Caught:
    """Stands where the engine stands and keeps the case that would be opened."""

    def __init__(self) -> None:
        self.case: Any = None

    async def receipt(self, sending: Sending) -> None:
        """Nothing was done before."""

    async def start(self, sending: Sending, opening: Opening) -> Receipt:
        self.case = opening.case
        return Receipt(sending.chain, 1, sending.key, "", datetime.now(UTC), "", "")


async def test_a_round_opens_over_the_members_that_still_are_under_their_names_of_today(
    sqlite_database: Database, tmp_path: Path
) -> None:
    province.load(sqlite_database)
    office = sqlite_database.accounts.actor("so-noi-vu")
    now = datetime.now(UTC)
    ending = UnitEnding(TODAY - timedelta(days=1), "9/QĐ-UBND")
    sqlite_database.units.end("so-cong-thuong", ending, office, "end", now)
    ahead = UnitEnding(TODAY + timedelta(days=9), "10/QĐ-UBND")
    sqlite_database.units.end("so-xay-dung", ahead, office, "end", now)
    engine = Caught()
    commands = RoundCommands(
        cast(Engine, engine),
        sqlite_database.records,
        rule_packs(),
        DeskPapers(
            FolderStore(tmp_path, 1),
            PaperSight(
                sqlite_database.handed_in, sqlite_database.records, sqlite_database.subject_records
            ),
        ),
    )
    leader = sqlite_database.accounts.actor("so-tai-chinh")
    await commands.open_round(leader, "k1", "kinh-te", 2024, now + timedelta(days=9))
    assert [line.unit_name for line in engine.case.round.scores] == [
        "Sở Tài chính",
        "Sở Xây dựng",
        "Sở Nông nghiệp và Môi trường",
    ]
