"""Lists, filters and pages."""

from dataclasses import replace
from datetime import datetime

import pytest

from suyton.domain import nomination
from suyton.domain.audit import SealedEntry
from suyton.domain.decision import Decision
from suyton.domain.errors import Unknown
from suyton.domain.nomination import NominationAct, NominationStage
from suyton.domain.sitting import Sitting
from suyton.persistence.database import Database
from suyton.ports import HistoryFilter, NominationFilter, Page, Sight
from tests.persistence import samples
from tests.persistence.samples import act, later, officer


@pytest.fixture
def filled(database: Database) -> Database:
    """Seven nominations of 2023 and three of 2024, in two blocs; one is withdrawn."""
    for number in range(10):
        year = 2023 if number < 7 else 2024
        step = samples.proposed(f"u{number}", year)
        bloc_id = "vhxh" if number % 2 == 0 else "kinh-te"
        step = replace(step, state=replace(step.state, bloc_id=bloc_id))
        database.register.record_nomination(step)
        if number == 3:
            gone = nomination.step(
                step.state,
                NominationAct.WITHDRAW,
                act("out", officer("u3"), later(hours=1), "Xin rút"),
            )
            database.register.record_nomination(gone)
    return database


def _units(database: Database, **wanted: object) -> list[str]:
    found = database.records.nominations(NominationFilter(**wanted))  # type: ignore[arg-type]
    return [item.unit_id for item in found.items]


def test_nominations_are_filtered_by_each_field(filled: Database) -> None:
    assert _units(filled, year=2024) == ["u7", "u8", "u9"]
    assert _units(filled, round_id="2024.vhxh") == ["u7", "u8", "u9"]
    assert _units(filled, bloc_id="kinh-te", year=2023) == ["u1", "u3", "u5"]
    assert _units(filled, unit_id="u5") == ["u5"]
    assert _units(filled, award_id="another") == []
    assert _units(filled, stages=(NominationStage.WITHDRAWN,)) == ["u3"]


def test_the_latest_year_comes_first(filled: Database) -> None:
    assert _units(filled)[:4] == ["u7", "u8", "u9", "u0"]


@pytest.mark.parametrize(
    "typed", ["Dân tộc", "dân TỘC", "dan toc", "ban dan", "tộc ban", "Ban Dân tộc"]
)
def test_a_name_is_found_however_it_is_typed(database: Database, typed: str) -> None:
    database.register.record_nomination(samples.proposed("ban-dan-toc"))
    database.register.record_nomination(samples.proposed("so-y-te"))
    assert _units(database, text=typed) == ["ban-dan-toc"]


@pytest.mark.parametrize("typed", ["%", "vhxh_u", "\\", "đơn vị %"])
def test_signs_that_mean_something_to_sql_mean_themselves(filled: Database, typed: str) -> None:
    assert _units(filled, text=typed) == []
    assert len(_units(filled, text="đơn vị")) == 10


def test_sight_limits_what_is_read(filled: Database) -> None:
    assert _units(filled, visible_to=Sight(everything=False)) == []
    assert _units(filled, visible_to=Sight(False, unit_ids=("u1",))) == ["u1"]
    sight = Sight(False, unit_ids=("u1",), bloc_ids=("vhxh",))
    assert _units(filled, year=2023, visible_to=sight) == ["u0", "u1", "u2", "u4", "u6"]
    assert len(_units(filled, visible_to=Sight(everything=True))) == 10


@pytest.mark.parametrize("limit", [1, 3, 10, 11])
def test_paging_shows_every_nomination_once(filled: Database, limit: int) -> None:
    shown: list[str] = []
    cursor, pages = "", 0
    while pages == 0 or cursor:
        page = filled.records.nominations(NominationFilter(), cursor, limit)
        shown.extend(item.unit_id for item in page.items)
        cursor, pages = page.next_cursor, pages + 1
    assert shown == _units(filled)
    assert pages == -(-10 // limit)


def test_nominations_are_found_by_their_ids_in_one_question(filled: Database) -> None:
    listed = filled.records.nominations(NominationFilter(year=2024)).items
    wanted = [one.id for one in listed]
    assert filled.records.nominations_by_id([*wanted, "none"]) == {one.id: one for one in listed}
    assert filled.records.nominations_by_id([]) == {}


@pytest.mark.parametrize("cursor", ["x", "é", "WzFd", "WzEsMl0=", "bnVsbA==", "WzIwMjMsIG51bGxd"])
def test_a_cursor_from_elsewhere_is_unknown(filled: Database, cursor: str) -> None:
    with pytest.raises(Unknown):
        filled.records.nominations(NominationFilter(), cursor)
    with pytest.raises(Unknown):
        filled.records.history(HistoryFilter(), cursor)


def _keys(database: Database, **wanted: object) -> list[tuple[str, str]]:
    found = database.records.history(HistoryFilter(**wanted))  # type: ignore[arg-type]
    return [(sealed.entry.account_id, sealed.entry.key) for sealed in found.items]


def test_history_is_filtered_by_each_field(filled: Database) -> None:
    chain = samples.new_nomination("u3").chain
    assert _keys(filled, chain=chain) == [("u3", "k1"), ("u3", "out")]
    assert _keys(filled, unit_id="u3") == [("u3", "out"), ("u3", "k1")]
    assert _keys(filled, account_id="u3") == [("u3", "out"), ("u3", "k1")]
    assert _keys(filled, tag="unit:nomination:withdrawn") == [("u3", "out")]
    assert _keys(filled, stage="withdrawn") == [("u3", "out")]
    assert len(_keys(filled, bloc_id="kinh-te")) == 6
    assert len(_keys(filled, award_id=samples.FLAG)) == 11
    assert _keys(filled, noun="round") == []
    assert len(_keys(filled, noun="nomination", before=later(hours=1))) == 10
    assert _keys(filled, since=later(hours=1)) == [("u3", "out")]
    assert _keys(filled, since=later(hours=2)) == []


def test_sight_limits_the_history_too(filled: Database) -> None:
    assert _keys(filled, visible_to=Sight(everything=False)) == []
    assert len(_keys(filled, visible_to=Sight(False, unit_ids=("u3",)))) == 2
    assert len(_keys(filled, visible_to=Sight(False, bloc_ids=("vhxh",)))) == 5


@pytest.mark.parametrize("chain", ["", samples.new_nomination("u3").chain])
def test_paging_shows_every_entry_once(filled: Database, chain: str) -> None:
    wanted = HistoryFilter(chain=chain)
    shown: list[SealedEntry] = []
    cursor = "start"
    while cursor:
        page = filled.records.history(wanted, "" if cursor == "start" else cursor, 1)
        shown.extend(page.items)
        cursor = page.next_cursor
    assert tuple(shown) == filled.records.history(wanted).items
    assert len({sealed.hash for sealed in shown}) == (2 if chain else 11)


def test_a_page_is_not_disturbed_by_what_is_added_meanwhile(filled: Database) -> None:
    first = filled.records.history(HistoryFilter(), limit=6)
    filled.register.record_nomination(samples.proposed("late"))
    second = filled.records.history(HistoryFilter(), first.next_cursor, 6)
    keys = [(sealed.entry.account_id, sealed.entry.key) for sealed in (*first.items, *second.items)]
    assert len(keys) == len(set(keys)) == 11


def test_rounds_are_filtered_and_paged(database: Database) -> None:
    for year in (2022, 2023, 2024):
        database.register.record_round(samples.opened_round(year))
    first = database.records.rounds(limit=2)
    assert [found.year for found in first.items] == [2024, 2023]
    rest = database.records.rounds(cursor=first.next_cursor, limit=2)
    assert [found.year for found in rest.items] == [2022]
    assert [found.year for found in database.records.rounds(year=2023).items] == [2023]
    assert len(database.records.rounds(bloc_id="vhxh").items) == 3
    assert database.records.rounds(bloc_id="x").items == ()


def _ids(page: Page[Sitting] | Page[Decision]) -> list[str]:
    return [item.id for item in page.items]


def test_sittings_and_decisions_are_paged_from_the_latest(database: Database) -> None:
    for number in range(3):
        council = samples.at_stage(NominationStage.AWAITING_COUNCIL, f"c{number}")
        signing = samples.at_stage(NominationStage.AWAITING_DECISION, f"d{number}")
        database.register.record_nomination(council)
        database.register.record_nomination(signing)
        at: datetime = later(minutes=number)
        sitting = samples.convened((council.state,), f"s-{number}")
        database.register.record_sitting(replace(sitting, entry=replace(sitting.entry, at=at)))
        draft = samples.drafted((signing.state,), f"d-{number}")
        database.register.record_decision(replace(draft, entry=replace(draft.entry, at=at)))
    sittings = database.records.sittings(limit=2)
    assert _ids(sittings) == ["s-2", "s-1"]
    assert _ids(database.records.sittings(sittings.next_cursor, 2)) == ["s-0"]
    decisions = database.records.decisions(limit=2)
    assert _ids(decisions) == ["d-2", "d-1"]
    assert _ids(database.records.decisions(decisions.next_cursor, 2)) == ["d-0"]


def test_a_missing_subject_is_unknown(database: Database) -> None:
    records = database.records
    for ask in (
        records.nomination,
        records.round,
        records.ballot,
        records.sitting,
        records.decision,
        records.unit,
        records.bloc,
        records.council,
    ):
        with pytest.raises(Unknown):
            ask("x")
    with pytest.raises(Unknown):
        records.bloc_year("x", 2023)
    assert records.receipt("nomination:x", "k") is None
    assert records.chain("nomination:x") == ()


def test_a_database_that_does_not_answer_is_not_ready() -> None:
    with Database.connect("postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=1") as gone:
        assert not gone.records.is_ready()
