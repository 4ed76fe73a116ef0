"""Who handed a file in and which cases name it, kept in the transaction that writes the case."""

from importlib import import_module

from sqlalchemy import select

from suyton.domain import round_sheets
from suyton.persistence.database import Database
from suyton.persistence.tables.documents import DocumentUseRow
from tests.persistence.samples import NOW, PAPER, act, later, proposed
from tests.persistence.test_score_keeping import OFFICER, with_table
from tests.support.score_paths import PROOF, lines, own


def test_a_file_is_noted_once_for_each_who_handed_it_in(database: Database) -> None:
    handed_in = database.handed_in
    handed_in.note(PAPER.sha256, "so-y-te", "Tờ trình.pdf", NOW)
    handed_in.note(PAPER.sha256, "so-y-te", "bản khác.pdf", later(hours=1))
    handed_in.note(PAPER.sha256, "ban-dan-toc", "Của tôi.pdf", later(hours=2))
    assert handed_in.is_from(PAPER.sha256, "so-y-te")
    assert not handed_in.is_from(PAPER.sha256, "chu-tich")
    assert not handed_in.is_from("0" * 64, "so-y-te")
    assert handed_in.names_of(PAPER.sha256) == ("Tờ trình.pdf", "Của tôi.pdf")


def test_a_case_that_names_a_file_is_found_by_it(database: Database) -> None:
    one, other = proposed(), proposed("so-y-te")
    for step in (one, other, one):
        database.register.record_nomination(step)
    chains = (one.state.chain, other.state.chain)
    assert database.handed_in.chains_naming(PAPER.sha256) == chains
    assert database.handed_in.chains_naming("0" * 64) == ()


def test_a_score_sheet_names_its_evidence_for_the_round(database: Database) -> None:
    round_ = with_table(database)
    filled = round_sheets.self_scored(round_, "u0", 1, lines(own(0)), act("self", OFFICER))
    database.register.record_round(filled, filled.sheets)
    assert database.handed_in.chains_naming(PROOF.sha256) == (round_.chain,)


def test_what_was_named_before_is_entered_by_the_migration(database: Database) -> None:
    migration = import_module("suyton.persistence.migrations.versions.0021_documents_handed_in")
    database.register.record_nomination(proposed())
    round_ = with_table(database)
    filled = round_sheets.self_scored(round_, "u0", 1, lines(own(0)), act("self", OFFICER))
    database.register.record_round(filled, filled.sheets)
    with database.engine.connect() as connection:
        kept = connection.execute(select(DocumentUseRow.sha256, DocumentUseRow.chain)).all()
        assert migration.named_already(connection) == {tuple(row) for row in kept} != set()
