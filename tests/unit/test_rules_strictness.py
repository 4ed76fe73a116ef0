"""A wrong rule file is refused with its name, the key and what is allowed."""

from pathlib import Path
from shutil import copytree

import pytest

import suyton.rules
from suyton.rules import DataFileFault, RulePacks

PACK = "packs/2024-01/pack.toml"
OVERLAY = "overlays/bac-kan.toml"
THRESHOLD = "award.provincial_emulation_flag.council_ballot.threshold"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return copytree(Path(suyton.rules.__file__).parent, tmp_path / "rules")


def _refusal(home: Path, file: str, old: str, new: str) -> DataFileFault:
    path = home / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataFileFault) as refusal:
        RulePacks.load(home)
    return refusal.value


@pytest.mark.parametrize(
    ("old", "new", "key", "allowed"),
    [
        ("valid_to =", "valid_until =", "pack.valid_to", "a date"),
        ('because = "', 'why = 1\nbecause = "', "pack.why", "valid_from"),
        ('value = "4/5"', 'value = "5/4"', f"{THRESHOLD}.value", "0/1 to 1/1"),
        ('value = "4/5"', 'value = ">1/1"', f"{THRESHOLD}.value", ">1/2"),
        ('value = "4/5"', 'value = "1/0"', f"{THRESHOLD}.value", "0/1 to 1/1"),
        ('value = "4/5"', "value = 0.8", f"{THRESHOLD}.value", "such as 4/5"),
        ('value = "4/5"\ncitation', 'value = "4/5"\nsource', f"{THRESHOLD}.citation", "a text"),
        ('value = "4/5"', 'value = "4/5"\nsince = 1', f"{THRESHOLD}.since", "citation"),
        ("council_ballot.quorum]", "council_ballot.quorom]", "council_ballot.quorom", "quorum"),
        ("[limit.score_maximum]", "[limit.score_max]", "limit.score_max", "score_maximum"),
        ("value = 100", "value = 0", "limit.score_maximum.value", "whole number"),
        ("value = 100", "value = true", "limit.score_maximum.value", "whole number"),
        ('"top_scorer"', '"best"', "candidates.value", "top_scorer"),
        ('"chairman"', '"mayor"', "decided_by.value", "chairman"),
        ('category = "emulation_title"', 'category = "title"', "category", "emulation_title"),
        ('phrase = "', 'words = "', "created_by.phrase", "confirmed = false"),
        ("confirmed = false\n\n[limit", "confirmed = true\n\n[limit", "phrase", "words found"),
        ("valid_to =", "version = 0\nvalid_to =", "pack.version", "whole number"),
        ("valid_to =", 'based_on = "1999"\nvalid_to =', "pack.based_on", "2017-10"),
        ("valid_to =", 'without = ["award.x"]\nvalid_to =', "pack.without", "based_on"),
        ('"selection_minutes"]', '"submission_letter"]', "dossier.value", "each once"),
        ("secret]\nvalue = true", 'secret]\nvalue = "yes"', "secret.value", "true or false"),
        ("confirmed = false", "confirmed = 0", "confirmed", "true or false"),
        ("valid_to = 2025-07-01", "valid_to = 2023-07-01", "pack.valid_to", "2024-01-01"),
        ('id = "2024-01"', 'id = "2024"', "pack.id", "2024-01"),
    ],
)
def test_a_wrong_key_or_value_in_a_pack_is_named(
    home: Path, old: str, new: str, key: str, allowed: str
) -> None:
    refusal = _refusal(home, PACK, old, new)
    assert refusal.file == "2024-01/pack.toml"
    assert refusal.key.endswith(key)
    assert allowed in refusal.allowed
    assert str(refusal).startswith(f"2024-01/pack.toml: {refusal.key}: ")


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("pack.toml", "limit.score_maximum"),
        ("pack.toml", "award.provincial_emulation_flag.dossier"),
        ("collectives.toml", "award.exemplary_commune.decided_by"),
        ("general.toml", "default.bloc_ballot.secret"),
    ],
)
def test_a_provision_left_out_of_a_pack_is_named(home: Path, file: str, path: str) -> None:
    _without_table(home / "packs" / "2024-01" / file, path)
    with pytest.raises(DataFileFault) as refusal:
        RulePacks.load(home)
    assert refusal.value.key.rpartition(".")[2] == path.rpartition(".")[2]
    assert "missing" in refusal.value.problem


def _without_table(file: Path, path: str) -> None:
    head, _, tail = file.read_text("utf-8").partition(f"[{path}]")
    file.write_text(head + tail[tail.index("\n[") + 1 :], "utf-8")


def test_two_packs_that_hold_on_one_day_are_refused(home: Path) -> None:
    refusal = _refusal(home, PACK, "valid_to = 2025-07-01", "valid_to = 2025-07-02")
    assert refusal.file == "2025-07/pack.toml"
    assert refusal.key == "pack.valid_from"
    assert "2024-01" in refusal.problem
    assert "2025-07-02" in refusal.allowed


def test_an_overlay_for_an_award_that_no_pack_has_is_refused(home: Path) -> None:
    refusal = _refusal(home, OVERLAY, "[award.provincial_emulation_flag.", "[award.flag.")
    assert refusal.file == "overlays/bac-kan.toml"
    assert refusal.key == "award.flag.council_ballot.quorum"
    assert "provincial_emulation_flag" in refusal.allowed


def test_an_overlay_may_not_make_an_award(home: Path) -> None:
    named = '[award.flag]\nname_vi = "Cờ"\nname_en = "Flag"\ncategory = "emulation_title"\n'
    created = '[award.flag.created_by]\ncitation = "không có"\nconfirmed = false\n\n[award'
    refusal = _refusal(home, OVERLAY, "[award", named + created)
    assert refusal.key == "award.flag.name_vi"


def test_an_overlay_that_is_not_there_is_refused(home: Path) -> None:
    with pytest.raises(DataFileFault) as refusal:
        RulePacks.load(home, overlay="ha-noi")
    assert refusal.value.file == "overlays/ha-noi.toml"


def test_equal_totals_are_parted_by_a_group_only_where_it_is_named(home: Path) -> None:
    policy = '[policy.equal_scores]\nvalue = "group"\ncitation = "Quy chế"\nconfirmed = false\n\n'
    first = "[award.provincial_emulation_flag."
    refusal = _refusal(home, OVERLAY, first, policy + first)
    assert (refusal.file, refusal.key) == (
        "overlays/bac-kan.toml",
        "policy.equal_scores_group",
    )
    named = policy.replace("scores]", "scores_group]").replace('group"', 'I"')
    path = home / OVERLAY
    path.write_text(path.read_text("utf-8").replace(first, named + first, 1), "utf-8")
    assert RulePacks.load(home).for_year(2024).equal_scores_group == "I"


def test_a_file_that_is_not_toml_is_refused_by_name(home: Path) -> None:
    refusal = _refusal(home, PACK, "[pack]", "[pack")
    assert refusal.file == "2024-01/pack.toml"
    assert "TOML" in refusal.allowed


def test_a_folder_without_packs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileFault):
        RulePacks.load(tmp_path)
