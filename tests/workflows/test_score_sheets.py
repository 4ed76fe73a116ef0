"""A round scored by a large table: its state stays small, and it goes on as new in the middle."""

from decimal import Decimal

from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.testing import WorkflowEnvironment

from suyton.domain import round_sheets
from suyton.domain.procedure import Act
from suyton.domain.score_table import Criterion, FinalSheet, ScoreTable, SheetLine
from suyton.persistence.database import Database
from tests.fixtures.offices import office_on
from tests.support.score_paths import PROOF, TABLE, fill, lines, own
from workflows import sheet_messages
from workflows.addresses import update_id

CRITERIA, UNITS = 60, 12
STATE_AT_MOST_BYTES = 60_000
MAXIMA = [Decimal("1.6")] * (CRITERIA - 1) + [Decimal("5.6")]
LARGE = ScoreTable(
    tuple(
        Criterion(
            f"{number // 10 + 1}.{number % 10 + 1}",
            f"Thực hiện đầy đủ, đúng hạn các chỉ tiêu, nhiệm vụ được giao trong năm số {number}",
            f"Nhóm {number // 10 + 1}",
            maximum,
            evidence=True,
        )
        for number, maximum in enumerate(MAXIMA)
    ),
    decimals=2,
)


def size_of(value: object) -> int:
    """Bytes of a value as it travels to Temporal."""
    (payload,) = pydantic_data_converter.payload_converter.to_payloads([value])
    return len(payload.data)


async def test_sixty_criteria_of_twelve_units_keep_the_state_small(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        office.units = tuple(f"don-vi-{number}" for number in range(UNITS))
        await office.open_round()
        table = sheet_messages.AdoptScoreTable(office.leader, LARGE)
        await office.act(office.round_chain, "adopt_score_table", table)
        filled = tuple(SheetLine(one.code, Decimal("1.5"), "", (PROOF,)) for one in LARGE.criteria)
        why = "Minh chứng chưa đủ theo hướng dẫn của khối"
        checked = tuple(SheetLine(one.code, Decimal("1.4"), why) for one in LARGE.criteria)
        for unit in office.units:
            own_sheet = sheet_messages.SubmitSelfSheet(office.officer(unit), unit, 1, filled)
            await office.act(office.round_chain, "submit_self_sheet", own_sheet)
        for unit, by in zip(office.units, office.units[1:] + office.units[:1], strict=True):
            check = sheet_messages.CrossCheckSheet(office.officer(by), unit, by, 1, checked)
            await office.act(office.round_chain, "cross_check_sheet", check)
        finals = tuple(FinalSheet(unit) for unit in office.units)
        adoption = sheet_messages.AdoptSheets(office.leader, 1, finals)
        await office.act(office.round_chain, "adopt_sheets", adoption)
        round_ = sqlite_database.records.round(office.round_id)
        assert {line.final_score for line in round_.scores} == {Decimal("84.00")}
        assert size_of(round_) < STATE_AT_MOST_BYTES
        sheets = sqlite_database.records.score_sheets(round_)
        assert len(sheets) == 3 * UNITS
        assert sum(map(size_of, sheets.values())) > 4 * STATE_AT_MOST_BYTES


async def test_a_round_that_goes_on_as_new_still_knows_its_table_and_sheets(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database, history_limit_events=12) as office:
        await office.open_round()
        table = sheet_messages.AdoptScoreTable(office.leader, TABLE)
        await office.act(office.round_chain, "adopt_score_table", table)
        for place, unit in enumerate(office.units):
            await fill(office, unit, own(place), 1)
        first, second = office.units[:2]
        lower = lines(own(0) | {"I.1": "57"}, {"I.1": "Chậm"})
        check = sheet_messages.CrossCheckSheet(office.officer(second), first, second, 1, lower)
        await office.act(office.round_chain, "cross_check_sheet", check)
        described = await office.client.get_workflow_handle(office.round_chain).describe()
        assert described.run_id not in office.started, "another run holds the case by now"
        round_ = sqlite_database.records.round(office.round_id)
        assert round_.line(first).cross_score == Decimal("98.0")
        assert len(sqlite_database.records.score_sheets(round_)) == len(office.units) + 1


async def test_a_sheet_that_its_workflow_forgot_is_taken_up_from_the_register(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        await office.open_round()
        table = sheet_messages.AdoptScoreTable(office.leader, TABLE)
        await office.act(office.round_chain, "adopt_score_table", table)
        first, second = office.units[:2]
        known = sqlite_database.records.round(office.round_id)
        officer = office.officer(first)
        act = Act(update_id(officer.account_id, "forgotten"), officer, await office.now())
        step = round_sheets.self_scored(known, first, 1, lines(own(0)), act)
        written = sqlite_database.register.record_round(step, step.sheets)
        await fill(office, second, own(1), 1)
        round_ = sqlite_database.records.round(office.round_id)
        assert [line.self_score for line in round_.scores[:2]] == [Decimal("99.0"), Decimal("98.0")]
        again = sheet_messages.SubmitSelfSheet(officer, first, 1, lines(own(0)))
        receipt = await office.act(office.round_chain, "submit_self_sheet", again, key="forgotten")
        assert receipt == written
        lower = lines(own(0) | {"I.1": "57"}, {"I.1": "Chậm"})
        check = sheet_messages.CrossCheckSheet(office.officer(second), first, second, 1, lower)
        await office.act(office.round_chain, "cross_check_sheet", check)
        assert list(sqlite_database.records.broken_links()) == []
