"""A pack in use never changes: cases keep their rulebook, and a changed file is refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

import suyton.rules
from suyton import commands, embedded
from suyton.documents.store import FolderStore
from suyton.domain.award_terms import CommendationKind
from suyton.domain.errors import RulesMissing
from suyton.domain.nomination import Nomination
from suyton.domain.rulebook import Ratio, Rulebook
from suyton.instance import CannotStart
from suyton.persistence.database import Database
from suyton.rulebook_keeping import keep_rulebooks
from suyton.rules import RulePacks
from tests.persistence.samples import FLAG, NOW, opened_round, proposed

HEAD = "packs/2024-01/pack.toml"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return copytree(Path(suyton.rules.__file__).parent, tmp_path / "rules")


def _write(home: Path, file: str, old: str, new: str) -> None:
    text = (home / file).read_text("utf-8")
    assert old in text
    (home / file).write_text(text.replace(old, new, 1), "utf-8")


def _opened_under(database: Database, book: Rulebook) -> Nomination:
    """A stored case that this rulebook judges."""
    step = proposed()
    judged = replace(
        step.state,
        pack_id=book.pack_id,
        pack_sha256=book.pack_sha256,
        pack_reason=book.chosen_because,
    )
    database.register.record_nomination(replace(step, state=judged))
    return judged


def test_a_rulebook_comes_back_as_it_was_kept(database: Database) -> None:
    books = RulePacks.load(overlay="son-ha").packs()
    for _ in range(2):
        database.rulebooks.keep(books, NOW)
    for book in books:
        assert database.rulebooks.kept(book.pack_id, book.pack_sha256) == book
    assert database.rulebooks.kept(books[0].pack_id, "00" * 32) is None


def test_what_was_kept_first_stays(database: Database) -> None:
    book = RulePacks.load().packs()[0]
    database.rulebooks.keep([book], NOW)
    database.rulebooks.keep([replace(book, fund="another")], NOW)
    assert database.rulebooks.kept(book.pack_id, book.pack_sha256) == book


def test_the_rulebooks_in_use_are_those_of_cases_and_of_rounds(database: Database) -> None:
    assert database.rulebooks.in_use() == frozenset()
    book = RulePacks.load().for_year(2023)
    _opened_under(database, book)
    assert database.rulebooks.in_use() == {(book.pack_id, book.pack_sha256)}
    held = opened_round()
    database.register.record_round(held)
    assert (held.state.pack_id, held.state.pack_sha256) in database.rulebooks.in_use()


def test_a_pack_that_changed_under_a_case_is_refused_with_what_to_do(
    database: Database, home: Path
) -> None:
    before = keep_rulebooks(RulePacks.load(home), database.rulebooks).for_year(2023)
    _opened_under(database, before)
    _write(home, HEAD, 'value = "4/5"', 'value = "9/10"')
    changed = RulePacks.load(home)
    with pytest.raises(CannotStart) as refusal:
        keep_rulebooks(changed, database.rulebooks)
    told = str(refusal.value)
    assert told.startswith("Rule pack 2024-01 was changed")
    assert before.pack_sha256 in told
    assert changed.for_year(2023).pack_sha256 in told
    assert "raise `version`" in told
    assert database.rulebooks.kept("2024-01", changed.for_year(2023).pack_sha256) is None


def test_a_raised_version_starts_and_each_case_keeps_its_own_rules(
    database: Database, home: Path
) -> None:
    before = keep_rulebooks(RulePacks.load(home), database.rulebooks).for_year(2023)
    old_case = _opened_under(database, before)
    _write(home, HEAD, 'value = "4/5"', 'value = "9/10"')
    _write(home, HEAD, 'id = "2024-01"', 'id = "2024-01"\nversion = 2')
    books = keep_rulebooks(RulePacks.load(home), database.rulebooks)
    after = books.for_year(2023)
    assert after.pack_id == "2024-01.2"
    assert books.of(old_case) == before
    assert books.of(old_case).award(FLAG).council_ballot.threshold == Ratio(4, 5)
    new_case = replace(old_case, pack_id=after.pack_id, pack_sha256=after.pack_sha256)
    assert books.of(new_case).award(FLAG).council_ballot.threshold == Ratio(9, 10)


def test_a_case_outlives_the_pack_that_judges_it(database: Database, home: Path) -> None:
    before = keep_rulebooks(RulePacks.load(home), database.rulebooks).for_case(
        CommendationKind.SUDDEN, 2026, date(2026, 11, 2)
    )
    case = _opened_under(database, before)
    (home / "packs" / "2026-10" / "pack.toml").unlink()
    books = keep_rulebooks(RulePacks.load(home), database.rulebooks)
    assert "2026-10" not in {book.pack_id for book in books.packs()}
    assert books.of(case) == before
    with pytest.raises(RulesMissing):
        books.of(replace(case, pack_sha256="00" * 32))


def test_a_kept_rulebook_counts_working_days_by_the_present_calendar(
    database: Database, home: Path
) -> None:
    book = RulePacks.load(home).for_year(2023)
    database.rulebooks.keep([replace(book, pack_sha256="ab" * 32, days_off=())], NOW)
    case = replace(
        _opened_under(database, replace(book, pack_sha256="ab" * 32)), pack_reason="then"
    )
    _write(home, HEAD, 'id = "2024-01"', 'id = "2024-01"\nversion = 2')
    books = keep_rulebooks(RulePacks.load(home), database.rulebooks)
    assert books.of(case).days_off == book.days_off
    assert books.of(case).chosen_because == "then"


def test_a_pack_that_no_case_uses_may_change_freely(database: Database, home: Path) -> None:
    keep_rulebooks(RulePacks.load(home), database.rulebooks)
    _write(home, HEAD, 'value = "4/5"', 'value = "9/10"')
    changed = keep_rulebooks(RulePacks.load(home), database.rulebooks).for_year(2023)
    assert changed.award(FLAG).council_ballot.threshold == Ratio(9, 10)


def _settings(url: str, tmp_path: Path) -> dict[str, str]:
    return {
        "SUYTON_DATABASE_URL": url,
        "SUYTON_TEMPORAL_ADDRESS": "127.0.0.1:1",
        "SUYTON_STORE_DIR": str(tmp_path),
    }


@pytest.mark.parametrize("command", ["migrate", "api"])
def test_no_process_starts_on_a_pack_that_changed(
    database: Database,
    database_url: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    book = replace(RulePacks.load().for_year(2023), pack_sha256="ab" * 32)
    _opened_under(database, book)
    assert commands.in_production(command, _settings(database_url, tmp_path)) == 1
    told = capsys.readouterr().err.splitlines()[-1]  # migrating logs before it
    assert told.startswith("Rule pack 2024-01 was changed")


def test_migrating_keeps_the_packs_of_this_version(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    assert commands.in_production("migrate", _settings(database_url, tmp_path)) == 0
    for book in RulePacks.load().packs():
        assert database.rulebooks.kept(book.pack_id, book.pack_sha256) == book


def test_the_api_says_in_one_sentence_that_the_database_was_not_migrated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path}/blank.sqlite"
    assert commands.in_production("api", _settings(url, tmp_path)) == 1
    told = capsys.readouterr().err
    assert "was `suyton migrate` run?" in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("command", ["migrate", "api"])
def test_a_fault_in_the_packs_is_one_sentence_too(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    settings = _settings(sqlite_url, tmp_path) | {"SUYTON_PROVINCE_OVERLAY": "ha-noi"}
    assert commands.in_production(command, settings) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("overlays/ha-noi.toml: (file): ")


def test_the_embedded_service_also_offers_a_new_folder(
    sqlite_database: Database, tmp_path: Path
) -> None:
    book = replace(RulePacks.load().for_year(2023), pack_sha256="ab" * 32)
    _opened_under(sqlite_database, book)
    with pytest.raises(CannotStart, match="begin a new demonstration: --var"):
        embedded.prepare(sqlite_database, FolderStore(tmp_path, limit_mb=1))
