"""Score tables and filled sheets, kept under their SHA-256 beside the round's state."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import delete, select, update

from suyton.domain import round_sheets
from suyton.domain.authority import Role
from suyton.domain.bloc_round import BlocRound
from suyton.domain.procedure import Step
from suyton.domain.score_table import FinalSheet, ScoreTable
from suyton.persistence.database import Database
from suyton.persistence.tables.scores import ScoreSheetRow, ScoreTableRow
from tests.persistence import samples
from tests.persistence.samples import LEADER, act
from tests.support.people import person
from tests.support.score_paths import TABLE, lines, own
from tests.unit.domain.cases import rulebook

OFFICER = person("u0", (Role.UNIT_OFFICER, "u0"))


def adopted(database: Database, before: BlocRound, table: ScoreTable, key: str) -> BlocRound:
    step = round_sheets.table_adopted(before, table, rulebook(), act(key, LEADER, reason="Sửa"))
    database.register.record_round(step)
    return step.state


def with_table(database: Database) -> BlocRound:
    opened = samples.opened_round()
    database.register.record_round(opened)
    return adopted(database, opened.state, TABLE, "table")


def test_a_round_is_stored_with_its_table_and_the_names_of_its_sheets(database: Database) -> None:
    round_ = with_table(database)
    filled = round_sheets.self_scored(round_, "u0", 1, lines(own(0)), act("self", OFFICER))
    first = database.register.record_round(filled, filled.sheets)
    assert database.register.record_round(filled, filled.sheets) == first
    assert database.records.round(round_.id) == filled.state
    (sheet,) = filled.sheets
    assert database.records.score_sheets(filled.state) == {sheet.sha256: sheet}
    (entry,) = [
        one.entry for one in database.records.chain(round_.chain) if one.entry.key == "self"
    ]
    assert entry.facts["sheet_sha256"] == sheet.sha256
    assert database.records.round(round_.id).table == replace(TABLE, version=1)


def test_a_sheet_that_was_replaced_stays_and_no_longer_stands(database: Database) -> None:
    round_ = with_table(database)
    for number, place in enumerate((0, 1)):
        step = round_sheets.self_scored(
            round_, "u0", 1, lines(own(place)), act(f"self{number}", OFFICER)
        )
        database.register.record_round(step, step.sheets)
        round_ = step.state
    with database.engine.connect() as connection:
        kept = connection.execute(select(ScoreSheetRow.sha256)).all()
    assert len(kept) == 2
    assert list(database.records.score_sheets(round_)) == [step.sheets[0].sha256]


def test_every_version_of_the_table_is_kept(database: Database) -> None:
    round_ = with_table(database)
    round_ = adopted(database, round_, replace(TABLE, bonus_maximum=Decimal(3)), "again")
    with database.engine.connect() as connection:
        rows = connection.execute(
            select(ScoreTableRow.version, ScoreTableRow.sha256, ScoreTableRow.content)
        ).all()
    assert [(row.version, row.content.sha256) for row in rows] == [
        (row.version, row.sha256) for row in rows
    ]
    assert len(rows) == 2
    assert rows[-1].content == round_.table


def test_sheets_adopted_by_the_conference_are_kept_for_every_unit(database: Database) -> None:
    round_ = with_table(database)
    step: Step[BlocRound] = round_sheets.self_scored(
        round_, "u0", 1, lines(own(0)), act("self", OFFICER)
    )
    database.register.record_round(step, getattr(step, "sheets", ()))
    late = replace(act("adopt", LEADER), at=samples.later(days=11))
    done = round_sheets.adopted(step.state, 1, [FinalSheet("u0")], rulebook(), late)
    database.register.record_round(done, done.sheets)
    stored = database.records.round(round_.id)
    assert stored == done.state
    assert len(database.records.score_sheets(stored)) == 2


@pytest.mark.parametrize("spoil", ["altered", "gone"])
def test_a_sheet_altered_or_removed_in_the_database_breaks_the_chain_that_names_it(
    database: Database, spoil: str
) -> None:
    round_ = with_table(database)
    step = round_sheets.self_scored(round_, "u0", 1, lines(own(0)), act("self", OFFICER))
    database.register.record_round(step, step.sheets)
    assert list(database.records.broken_links()) == []
    raised = (replace(step.sheets[0].lines[0], points=Decimal(60)), *step.sheets[0].lines[1:])
    change = (
        update(ScoreSheetRow).values(lines=raised) if spoil == "altered" else delete(ScoreSheetRow)
    )
    with database.engine.begin() as connection:
        connection.execute(change)
    (broken,) = database.records.broken_links()
    assert (broken.chain, broken.sequence) == (round_.chain, 3)
