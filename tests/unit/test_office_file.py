"""The offices of a province as files give them: read strictly, and a province's own first."""

from pathlib import Path

import pytest

from suyton.data_file import DataFileFault
from suyton.domain.errors import TemplateFailed
from suyton.office_file import OFFICES, offices_of, read_office


@pytest.mark.parametrize("province", [file.stem for file in sorted(OFFICES.glob("*.toml"))])
def test_every_office_that_comes_along_can_be_read(province: str) -> None:
    assert read_office(province).province_id == province


def test_a_provinces_own_office_comes_before_ours(tmp_path: Path) -> None:
    own = tmp_path / "offices" / "bac-kan.toml"
    own.parent.mkdir()
    ours = (OFFICES / "bac-kan.toml").read_text("utf-8")
    own.write_text(ours.replace("listed_up_to = 10", "listed_up_to = 3"), "utf-8")
    assert read_office("bac-kan", tmp_path).listed_up_to == 3
    assert read_office("son-ha", tmp_path) == read_office("son-ha")


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('place = "Bắc Kạn"', 'palce = "Bắc Kạn"', "place"),
        ("listed_up_to = 10", "listed_up_to = 0", "decisions.listed_up_to"),
        ("left = 28", "left = -1", "overprint.decision.left"),
        ("shift_down = 0", "shift_down = -60", "stock.shift_down"),
        ('align = "left"', 'align = "middle"', "overprint.decision.align"),
        ('province_id = "bac-kan"', 'province_id = "son-ha"', "province_id"),
        ('symbol = "SNV"', 'symbol = "SNV"\ncolour = "red"', "standing.colour"),
    ],
)
def test_a_fault_is_named_with_its_key(tmp_path: Path, before: str, after: str, key: str) -> None:
    own = tmp_path / "offices" / "bac-kan.toml"
    own.parent.mkdir()
    ours = (OFFICES / "bac-kan.toml").read_text("utf-8")
    assert before in ours
    own.write_text(ours.replace(before, after), "utf-8")
    with pytest.raises(DataFileFault) as fault:
        read_office("bac-kan", tmp_path)
    assert fault.value.key == key


def test_whoever_prepares_a_paper_is_told_of_a_faulty_file_and_can_mend_it(tmp_path: Path) -> None:
    office_of = offices_of(tmp_path)
    own = tmp_path / "offices" / "bac-kan.toml"
    own.parent.mkdir()
    ours = (OFFICES / "bac-kan.toml").read_text("utf-8")
    own.write_text(ours.replace('place = "Bắc Kạn"', 'palce = "Bắc Kạn"'), "utf-8")
    with pytest.raises(TemplateFailed) as refusal:
        office_of("bac-kan")
    assert refusal.value.facts["template"] == "offices/bac-kan.toml"
    assert refusal.value.facts["problem"].startswith("place: ")
    own.write_text(ours, "utf-8")
    assert office_of("bac-kan") == read_office("bac-kan")


def test_a_province_without_a_file_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailed) as refusal:
        offices_of(tmp_path)("nowhere")
    assert refusal.value.facts["template"] == "offices/nowhere.toml"
