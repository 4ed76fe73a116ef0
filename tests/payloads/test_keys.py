"""The key file: made private, added to, promoted, and refused with a sentence when it is wrong."""

import stat
from pathlib import Path

import pytest

from suyton.payloads.keys import (
    KEY_BYTES,
    KeysFault,
    PayloadKeys,
    add_key,
    keys_of,
    new_file,
    promote_key,
)
from suyton.settings import Settings
from tests.unit.test_settings import NEEDED


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "payload.keys"


def test_a_new_file_is_its_owners_alone_and_holds_one_key(file: Path) -> None:
    key_id = new_file(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(PayloadKeys.read(file).keys) == [key_id]
    assert len(PayloadKeys.read(file).current[1]) == KEY_BYTES


def test_a_file_that_stands_is_not_overwritten(file: Path) -> None:
    key_id = new_file(file)
    with pytest.raises(KeysFault, match="there already"):
        new_file(file)
    assert PayloadKeys.read(file).current[0] == key_id


def test_an_added_key_closes_nothing_before_it_is_promoted(file: Path) -> None:
    first = new_file(file)
    second = add_key(file)
    assert list(PayloadKeys.read(file).keys) == [first, second]
    assert promote_key(file) == second
    assert list(PayloadKeys.read(file).keys) == [second, first]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "holds no key"),
        ("# nothing but a remark\n", "holds no key"),
        ("a1 c2hvcnQ=\n", "line 1"),
        ("a1 ?\n", "line 1"),
        ("khóa " + "A" * 44 + "\n", "line 1"),
    ],
)
def test_a_wrong_file_is_told_in_one_sentence(file: Path, text: str, told: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KeysFault, match=told):
        PayloadKeys.read(file)


def test_a_key_that_stands_twice_is_refused(file: Path) -> None:
    new_file(file)
    line = file.read_text(encoding="utf-8").splitlines()[-1]
    file.write_text(f"{line}\n{line}\n", encoding="utf-8")
    with pytest.raises(KeysFault, match="twice"):
        PayloadKeys.read(file)


def test_without_the_setting_nothing_is_encrypted() -> None:
    assert keys_of(Settings.read(NEEDED)) is None
    assert keys_of(Settings.read(NEEDED | {"SUYTON_PAYLOAD_KEYS_FILE": ""})) is None


def test_a_file_that_is_not_there_is_told_with_how_to_make_one(file: Path) -> None:
    settings = Settings.read(NEEDED | {"SUYTON_PAYLOAD_KEYS_FILE": str(file)})
    with pytest.raises(KeysFault, match="payload-keys new"):
        keys_of(settings)
