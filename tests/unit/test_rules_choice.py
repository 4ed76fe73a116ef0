"""Which pack judges which year, what it says, and what a province lays over it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest

import suyton.rules
from suyton.domain.calendar import HANOI, is_working_day, working_days_after
from suyton.domain.errors import RulesMissing
from suyton.domain.rulebook import CandidateRule, Ratio, Rulebook
from suyton.ports import Rulebooks
from suyton.rules import RulePacks

FLAG = "provincial_emulation_flag"
CERTIFICATE = "provincial_certificate_of_merit"


def test_the_packs_are_what_the_port_asks_for(packs: RulePacks) -> None:
    port: Rulebooks = packs
    assert [book.pack_id for book in port.packs()] == [
        "2017-10",
        "2024-01",
        "2025-07",
        "2026-10",
    ]


@pytest.mark.parametrize(
    ("year", "pack_id"),
    [(2022, "2017-10"), (2023, "2024-01"), (2024, "2024-01"), (2025, "2025-07"), (2026, "2026-10")],
)
def test_a_year_is_judged_by_the_pack_in_force_when_it_has_closed(
    packs: RulePacks, year: int, pack_id: str
) -> None:
    book = packs.for_year(year)
    assert book.pack_id == pack_id
    assert f"01/01/{year + 1}" in book.chosen_because


def test_the_reason_for_2023_names_the_transitional_article(packs: RulePacks) -> None:
    assert "Điều 95" in packs.for_year(2023).chosen_because


@pytest.mark.parametrize("year", [2015, 2027])
def test_a_year_that_no_pack_covers_is_refused(packs: RulePacks, year: int) -> None:
    with pytest.raises(RulesMissing) as refusal:
        packs.for_year(year)
    assert refusal.value.facts["date"] == f"{year + 1}-01-01"


def test_the_flag_is_for_one_top_scorer_and_four_fifths_of_the_council(rulebook: Rulebook) -> None:
    flag = rulebook.award(FLAG)
    assert flag.candidates is CandidateRule.TOP_SCORER
    assert flag.bloc_ballot.quota == 1
    assert flag.council_ballot.threshold == Ratio(4, 5)
    assert flag.council_ballot.threshold.least_of(15) == 12
    assert not flag.council_ballot.citation.confirmed


def test_a_vote_carries_its_awards_without_their_grounds(rulebook: Rulebook) -> None:
    book = rulebook.to_vote_on([FLAG])
    assert [award.id for award in book.awards] == [FLAG]
    assert (book.awards[0].requirements, book.awards[0].grounds) == ((), ())
    assert book.award(FLAG).council_ballot == rulebook.award(FLAG).council_ballot
    assert rulebook.award(FLAG).grounds


def test_any_member_may_stand_for_the_certificate(rulebook: Rulebook) -> None:
    assert rulebook.award(CERTIFICATE).candidates is CandidateRule.ANY_MEMBER


def test_an_overlay_sets_only_what_it_names() -> None:
    plain = RulePacks.load(overlay="").for_year(2023).award(CERTIFICATE)
    ours = RulePacks.load(overlay="bac-kan").for_year(2023).award(CERTIFICATE)
    assert plain.bloc_ballot.quota is None
    assert ours.bloc_ballot.quota == 2
    assert ours.council_ballot.quorum == Ratio(4, 5)
    assert ours.bloc_ballot.threshold == plain.bloc_ballot.threshold


def test_the_fingerprint_tells_rules_apart_and_ignores_layout(tmp_path: Path) -> None:
    home = copytree(Path(suyton.rules.__file__).parent, tmp_path / "rules")
    pack = home / "packs" / "2024-01" / "pack.toml"
    before = RulePacks.load(home).for_year(2023).pack_sha256
    pack.write_text("# another comment\n\n" + pack.read_text("utf-8"), "utf-8")
    assert RulePacks.load(home).for_year(2023).pack_sha256 == before
    pack.write_text(pack.read_text("utf-8").replace('value = "4/5"', 'value = "9/10"'), "utf-8")
    assert RulePacks.load(home).for_year(2023).pack_sha256 != before
    assert len(before) == 64


def test_the_same_pack_gives_the_same_rulebook_but_for_the_reason(packs: RulePacks) -> None:
    first, second = packs.for_year(2023), packs.for_year(2024)
    assert replace(first, chosen_because="") == replace(second, chosen_because="")


def test_the_calendar_knows_tet_and_swapped_saturdays(rulebook: Rulebook) -> None:
    assert not is_working_day(date(2024, 2, 9), rulebook)
    assert is_working_day(date(2024, 5, 4), rulebook)
    assert not is_working_day(date(2024, 5, 11), rulebook)


def test_five_working_days_across_tet_2024_end_after_it(rulebook: Rulebook) -> None:
    received = datetime(2024, 2, 6, 9, tzinfo=HANOI)
    due = working_days_after(received, 5, rulebook)
    assert due == datetime(2024, 2, 20, 10, tzinfo=UTC)
