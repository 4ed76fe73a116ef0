"""A worker that cannot keep keys says so at its start, not at the first ballot."""

import os
from pathlib import Path

import pytest

from suyton import commands
from suyton.sealing.configured import BallotKeysFault, ballot_keys_of
from suyton.settings import Settings

NEEDED = {
    "SUYTON_DATABASE_URL": "sqlite://",
    "SUYTON_TEMPORAL_ADDRESS": "127.0.0.1:1",
    "SUYTON_STORE_DIR": "documents",
}


def test_a_worker_without_the_setting_ends_with_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert commands.in_production("worker", NEEDED) == 2
    assert "SUYTON_BALLOT_KEYS_DIR is missing" in capsys.readouterr().err


def test_a_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    folder = tmp_path / "var" / "keys"
    keys = ballot_keys_of(Settings.read(NEEDED | {"SUYTON_BALLOT_KEYS_DIR": str(folder)}))
    assert list(folder.iterdir()) == []
    keys.make("b1")
    assert [file.name for file in folder.iterdir()] == ["b1.key"]


def test_a_folder_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    settings = Settings.read(NEEDED | {"SUYTON_BALLOT_KEYS_DIR": str(file)})
    with pytest.raises(BallotKeysFault, match="keys cannot be kept in"):
        ballot_keys_of(settings)


def test_a_file_system_without_hard_links_is_told_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    settings = Settings.read(NEEDED | {"SUYTON_BALLOT_KEYS_DIR": str(tmp_path)})
    with pytest.raises(BallotKeysFault, match="hard links"):
        ballot_keys_of(settings)
    assert list(tmp_path.iterdir()) == []
