"""Packs of several files, packs on a base, routes that lead somewhere, and two provinces."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

import suyton.rules
from suyton.domain.authority import Role
from suyton.domain.award_terms import (
    CommendationKind,
    EqualScores,
    PaperForm,
    Recusal,
    Station,
    TieRule,
    Unproven,
)
from suyton.domain.council_terms import StandIns, Unreturned, VotingForms
from suyton.domain.errors import RulesMissing
from suyton.domain.rulebook import Ratio
from suyton.rules import DataFileFault, RulePacks

FLAG, CERTIFICATE = "provincial_emulation_flag", "provincial_certificate_of_merit"
MERIT_OF_FLAG = f"[award.{FLAG}.route.merit]\nstations = "
STATIONS = '["bloc", "appraisal", "council", "decision"]'
FILLED = "packs/2026-10/pack.toml"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return copytree(Path(suyton.rules.__file__).parent, tmp_path / "rules")


def _fault(home: Path, file: str, old: str, new: str) -> DataFileFault:
    path = home / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataFileFault) as refusal:
        RulePacks.load(home)
    return refusal.value


@pytest.mark.parametrize(
    ("stations", "problem"),
    [
        ('["bloc", "appraisal", "council"]', "does not end at decision"),
        ('["bloc", "council", "appraisal", "decision"]', "cannot reach appraisal after council"),
        ('["appraisal", "bloc", "decision"]', "cannot reach bloc after appraisal"),
        ('["appraisal", "council", "standing_committee", "decision"]', "cannot reach standing"),
        ('["bloc", "council", "decision"]', "cannot reach decision without appraisal"),
        ('["bloc", "appraisal", "forwarding"]', "does not end at decision"),
        ('["appraisal", "decision", "decision"]', "each once"),
        ('["appraisal", "signing"]', "'signing'"),
        ("[]", "is empty"),
    ],
)
def test_a_route_that_leads_nowhere_is_refused(home: Path, stations: str, problem: str) -> None:
    file = "packs/2024-01/collectives.toml"
    refusal = _fault(home, file, MERIT_OF_FLAG + STATIONS, MERIT_OF_FLAG + stations)
    assert refusal.file == "2024-01/collectives.toml"
    assert refusal.key == f"award.{FLAG}.route.merit.stations"
    assert problem in str(refusal)


def test_a_route_that_an_overlay_breaks_names_the_overlay(home: Path) -> None:
    file = home / "overlays" / "son-ha.toml"
    text = file.read_text("utf-8").replace(
        '"standing_committee", "decision"]', '"decision", "bloc"]'
    )
    file.write_text(text, "utf-8")
    with pytest.raises(DataFileFault) as refusal:
        RulePacks.load(home, overlay="son-ha")
    assert refusal.value.file == "overlays/son-ha.toml"


def test_a_ground_for_a_kind_without_a_route_is_refused(home: Path) -> None:
    file = "packs/2024-01/collectives.toml"
    refusal = _fault(home, file, 'kinds = ["movement"]', 'kinds = ["external"]')
    assert refusal.key == f"award.{FLAG}.ground.movement_leader.kinds"
    assert refusal.allowed == "merit, movement"


def test_a_condition_of_a_ground_that_is_not_there_is_refused(home: Path) -> None:
    old = f"[award.{FLAG}.ground.movement_leader.condition.leads_movement]"
    new = f"[award.{FLAG}.ground.nowhere.condition.leads_movement]"
    refusal = _fault(home, "packs/2024-01/collectives.toml", old, new)
    assert refusal.key == f"award.{FLAG}.ground.nowhere.name_vi"


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("money.toml", '"8.0"', '"eight"', "prize.collective.multiple"),
        ("money.toml", '"8.0"', '"-8"', "prize.collective.multiple"),
        ("money.toml", '"8.0"', "8.0", "prize.collective.multiple"),
        ("money.toml", "prize.collective]", "prize.team]", "prize.team"),
        ("money.toml", "vnd = 1490000", "vnd = 1490000.5", "vnd"),
        ("general.toml", "[general.hold]", "[general.holds]", "general.holds"),
        ("general.toml", '"escalate"', '"approve"', "policy.silence.value"),
        ("general.toml", "[policy.fund]", "[policy.funds]", "policy.funds"),
        ("general.toml", "[default.candidates]", "[default.dossier]", "default.dossier"),
        ("general.toml", '"ranking"', '"lots"', "bloc_ballot.tie.value"),
        ("collectives.toml", 'measure = "leads_bloc"', 'measure = "leads"', "leads_bloc.measure"),
        ("collectives.toml", "count = 3", "count = 0", "movement_years.count"),
        ("collectives.toml", "count = 3", "least = 3", "movement_years.least"),
    ],
)
def test_a_wrong_term_in_any_file_of_a_pack_is_named(
    home: Path, file: str, old: str, new: str, key: str
) -> None:
    refusal = _fault(home, f"packs/2024-01/{file}", old, new)
    assert refusal.file == f"2024-01/{file}"
    assert refusal.key.endswith(key)
    assert refusal.allowed


def test_a_cut_off_on_a_day_that_no_year_has_is_refused(home: Path) -> None:
    file = home / "overlays" / "son-ha.toml"
    file.write_text(file.read_text("utf-8").replace("day = 10", "day = 32", 1), "utf-8")
    with pytest.raises(DataFileFault) as refusal:
        RulePacks.load(home, overlay="son-ha")
    assert refusal.value.key == f"award.{FLAG}.cut_off.day"


def test_one_path_may_stand_in_one_file_of_a_pack_only(home: Path) -> None:
    twice = '[limit.score_maximum]\nvalue = 10\ncitation = "x"\nconfirmed = false\n'
    (home / "packs" / "2024-01" / "more.toml").write_text(twice, "utf-8")
    with pytest.raises(DataFileFault) as refusal:
        RulePacks.load(home)
    assert refusal.value.file == "2024-01/more.toml"
    assert "twice" in refusal.value.problem


def test_a_later_pack_takes_over_what_it_does_not_replace(packs: RulePacks) -> None:
    older, later = packs.for_year(2024), packs.for_year(2025)
    assert later.base_wages == older.base_wages
    flag = later.award(FLAG).council_ballot
    assert flag.threshold == older.award(FLAG).council_ballot.threshold
    assert "152/2025" in flag.citation.source
    assert "152/2025" not in older.award(FLAG).council_ballot.citation.source


def test_a_later_pack_may_leave_out_what_its_base_has(home: Path) -> None:
    file = home / FILLED
    gone = f'without = ["award.cultural_village", "award.{FLAG}.ground.movement_leader"]\nbecause ='
    file.write_text(file.read_text("utf-8").replace("because =", gone, 1), "utf-8")
    book = RulePacks.load(home).for_year(2026)
    assert "cultural_village" not in {award.id for award in book.awards}
    assert [ground.id for ground in book.award(FLAG).grounds] == ["bloc_leader"]
    assert "cultural_village" in {award.id for award in RulePacks.load(home).for_year(2025).awards}


def test_a_pack_cannot_leave_out_what_its_base_never_had(home: Path) -> None:
    refusal = _fault(home, FILLED, "because =", 'without = ["award.flag"]\nbecause =')
    assert refusal.key == "pack.without"
    assert "award.flag" in refusal.problem


@pytest.mark.parametrize(
    ("kind", "received", "pack_id"),
    [
        (CommendationKind.MERIT, date(2023, 12, 27), "2024-01"),
        (CommendationKind.SUDDEN, date(2023, 12, 27), "2017-10"),
        (CommendationKind.SUDDEN, date(2024, 1, 1), "2024-01"),
        (CommendationKind.MOVEMENT, date(2025, 6, 30), "2024-01"),
        (CommendationKind.EXTERNAL, date(2025, 7, 1), "2025-07"),
    ],
)
def test_a_sudden_achievement_is_judged_by_the_rules_of_its_day_of_receipt(
    packs: RulePacks, kind: CommendationKind, received: date, pack_id: str
) -> None:
    book = packs.for_case(kind, 2023, received)
    assert book.pack_id == pack_id
    day = "01/01/2024" if kind is CommendationKind.MERIT else f"{received:%d/%m/%Y}"
    assert day in book.chosen_because


def test_a_day_that_no_pack_covers_has_no_rules(packs: RulePacks) -> None:
    with pytest.raises(RulesMissing):
        packs.for_case(CommendationKind.SUDDEN, 2027, date(2027, 3, 1))


def test_a_second_province_overrides_quorum_route_cut_off_and_limits() -> None:
    ours, theirs = (RulePacks.load(overlay=one).for_year(2024) for one in ("bac-kan", "son-ha"))
    assert ours.award(FLAG).council_ballot.quorum == Ratio(4, 5)
    assert theirs.award(FLAG).council_ballot.quorum == Ratio(3, 4)
    assert Station.COUNCIL in ours.award(CERTIFICATE).route(CommendationKind.MERIT)
    assert Station.STANDING_COMMITTEE in theirs.award(CERTIFICATE).route(CommendationKind.MERIT)
    cut_off = theirs.award(FLAG).cut_off
    assert ours.award(FLAG).cut_off is None
    assert cut_off is not None
    assert cut_off.day_of(2024) == date(2024, 12, 10)
    assert ours.appraisal_limit_working_days.value == 20
    assert theirs.appraisal_limit_working_days.value == 12
    assert theirs.lateness_waived_by is Role.STANDING_OFFICER
    assert (ours.unproven, theirs.unproven) == (Unproven.NOTE, Unproven.REFUSE)
    assert (ours.equal_scores, theirs.equal_scores) == (EqualScores.SHARED, EqualScores.BONUS)
    council = (theirs.stand_ins, theirs.unreturned_opinions, theirs.voting_form)
    assert council == (StandIns.ALLOWED, Unreturned.LEFT_OUT, VotingForms.ITEM_BY_ITEM)
    council = (ours.stand_ins, ours.unreturned_opinions, ours.voting_form)
    assert council == (StandIns.REFUSED, Unreturned.AGAINST, VotingForms.CHOSEN)
    assert theirs.award("state_order").council_ballot.tie is TieRule.CASTING
    assert (ours.award(FLAG).bloc_ballot.marks, theirs.award(FLAG).bloc_ballot.marks) == (None, 1)
    marked = theirs.award(CERTIFICATE).bloc_ballot
    assert (marked.form, marked.quota, marked.marks) == (PaperForm.CHOOSE, 3, 2)
    assert (marked.second_ballots, marked.recusal) == (1, Recusal.DROPS)
    assert (marked.secrecy_least, ours.award(FLAG).bloc_ballot.secrecy_least) == (5, None)
    assert ours.pack_sha256 != theirs.pack_sha256


def test_a_raised_version_is_part_of_what_a_case_records(home: Path) -> None:
    pack, overlay = home / "packs" / "2024-01" / "pack.toml", home / "overlays" / "son-ha.toml"
    pack.write_text(pack.read_text("utf-8").replace("valid_to", "version = 2\nvalid_to", 1))
    overlay.write_text(
        overlay.read_text("utf-8").replace("province_id", "version = 3\nprovince_id")
    )
    assert RulePacks.load(home).for_year(2024).pack_id == "2024-01.2"
    assert RulePacks.load(home, overlay="son-ha").for_year(2024).pack_id == "2024-01.2+son-ha.3"


def test_a_note_or_a_new_holiday_leaves_the_fingerprint_as_it_was(home: Path) -> None:
    before = RulePacks.load(home).for_year(2024).pack_sha256
    for file, old, new in (
        ("packs/2024-01/pack.toml", 'note = "', 'note = "Nay: '),
        ("calendar/vn.toml", "worked = 2024-05-04", "worked = 2024-05-11"),
    ):
        path = home / file
        assert old in path.read_text("utf-8")
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert RulePacks.load(home).for_year(2024).pack_sha256 == before


@pytest.mark.parametrize(
    ("path", "value", "key", "problem"),
    [
        ("form", '"tick"', "form.value", "'tick'"),
        ("form", '"choose"', "choose_at_most", "is missing"),
        ("choose_at_most", "2", "choose_at_most", "stands where candidates are not chosen"),
        ("caps_yes", "true", "caps_yes", "caps by a quota that is not there"),
        ("caps_yes", '"yes"', "caps_yes.value", "'yes'"),
        ("second_ballots", "0", "second_ballots.value", "is 0"),
        ("second_ballots", "1", "second_ballots", "stands where no quota makes a tie"),
    ],
)
def test_what_a_ballot_limits_by_nothing_is_refused(
    home: Path, path: str, value: str, key: str, problem: str
) -> None:
    table = f"[award.state_order.bloc_ballot.{path}]\nvalue = {value}\n"
    overlay = home / "overlays" / "son-ha.toml"
    text = overlay.read_text("utf-8") + f'\n{table}citation = "Quy chế"\nconfirmed = false\n'
    overlay.write_text(text, "utf-8")
    with pytest.raises(DataFileFault) as refusal:
        RulePacks.load(home, overlay="son-ha")
    assert refusal.value.key == f"award.state_order.bloc_ballot.{key}"
    assert problem in str(refusal.value)


def test_a_council_cannot_be_told_to_recuse_units(home: Path) -> None:
    table = '[default.council_ballot.recusal]\nvalue = "stays"\n'
    overlay = home / "overlays" / "son-ha.toml"
    text = overlay.read_text("utf-8") + f'\n{table}citation = "Quy chế"\nconfirmed = false\n'
    overlay.write_text(text, "utf-8")
    with pytest.raises(DataFileFault) as refusal:
        RulePacks.load(home, overlay="son-ha")
    assert refusal.value.key.endswith("council_ballot.recusal")
    assert refusal.value.allowed == '"none"'
