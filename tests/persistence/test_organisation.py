"""The province's bodies are kept as they were set up, and may be saved again."""

from dataclasses import replace

from suyton.domain.organisation import Bloc, BlocYear, Council, Province, Seat, Unit
from suyton.persistence.database import Database

PROVINCE = Province("bac-kan", "Bắc Kạn", "so-noi-vu", "Sở Nội vụ", "hoi-dong-tdkt")
UNITS = (Unit("ban-dan-toc", "Ban Dân tộc", "BDT"), Unit("so-y-te", "Sở Y tế"))
BLOC = Bloc("vhxh", "Khối Văn hóa - Xã hội", "bac-kan")
YEAR = BlocYear("vhxh", 2023, "so-y-te", "ban-dan-toc", ("so-y-te", "ban-dan-toc"))
SEATS = (Seat("uv-2", "Ủy viên 2", "chair", on_committee=True), Seat("uv-1", "Ủy viên 1", "member"))
COUNCIL = Council("hoi-dong-tdkt", "Hội đồng", "bac-kan", "12/QĐ-UBND", SEATS)


def _save_all(database: Database) -> None:
    database.organisation.save_province(PROVINCE)
    for unit in UNITS:
        database.organisation.save_unit(unit)
    database.organisation.save_bloc(BLOC)
    database.organisation.save_bloc_year(YEAR)
    database.organisation.save_bloc_year(replace(YEAR, year=2024))
    database.organisation.save_council(COUNCIL)


def test_bodies_are_kept_as_they_were_set_up_however_often(database: Database) -> None:
    for _ in range(2):
        _save_all(database)
    records = database.records
    assert records.provinces() == (PROVINCE,)
    assert records.units() == UNITS
    assert records.unit("so-y-te") == UNITS[1]
    assert records.blocs() == (BLOC,)
    assert records.bloc("vhxh") == BLOC
    assert records.bloc_year("vhxh", 2023) == YEAR
    assert [found.year for found in records.bloc_years("vhxh")] == [2024, 2023]
    assert records.council("hoi-dong-tdkt") == COUNCIL


def test_a_changed_body_is_kept_as_it_was_saved_last(database: Database) -> None:
    _save_all(database)
    fewer = replace(COUNCIL, seats=SEATS[1:], founding_decision="99/QĐ-UBND")
    database.organisation.save_council(fewer)
    joined = replace(YEAR, member_unit_ids=(*YEAR.member_unit_ids, "cao-dang"))
    database.organisation.save_bloc_year(joined)
    assert database.records.council("hoi-dong-tdkt") == fewer
    assert database.records.bloc_year("vhxh", 2023) == joined
