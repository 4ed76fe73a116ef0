"""What the settings ask for is tried at the start, and each fault is one sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from suyton.documents.signing.configured import signing_of
from suyton.settings import Settings, SettingsFault
from tests.documents.signing.desk import AT, CHAIRMAN, SECRET, Desk, refused


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings("sqlite:///x.db", "localhost:7233", tmp_path)


def test_without_settings_nobody_signs_here_and_nobody_is_trusted(
    settings: Settings, desk: Desk
) -> None:
    signing = signing_of(settings)
    assert refused(lambda: signing.signer.ready(CHAIRMAN, SECRET, AT)) == "key_missing"
    (facts,) = signing.checker.examine(desk.signed).signatures
    assert facts.fault == "certificate_untrusted"


def test_keys_and_trust_are_taken_from_their_folders(settings: Settings, desk: Desk) -> None:
    keys, trust = desk.folder / "keys", desk.folder / "trust"
    signing = signing_of(replace(settings, signing_keys_dir=keys, trust_dir=trust))
    assert signing.signer.ready(CHAIRMAN, SECRET, AT) == desk.chairman.described


def test_a_level_without_its_authority_is_told_at_the_start(settings: Settings) -> None:
    with pytest.raises(SettingsFault, match="SUYTON_TSA_URL is missing"):
        signing_of(replace(settings, pades_level="b-lt"))


def test_a_trust_folder_that_cannot_be_read_is_told_at_the_start(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "roots").mkdir()
    (tmp_path / "roots" / "note.txt").write_text("no certificate")
    with pytest.raises(SettingsFault, match=r"SUYTON_TRUST_DIR cannot be read.*note\.txt"):
        signing_of(replace(settings, trust_dir=tmp_path))


@pytest.mark.parametrize(
    ("name", "wrong"), [("SUYTON_PADES_LEVEL", "b-x"), ("SUYTON_TSA_URL", "tsa.example.vn")]
)
def test_a_wrong_level_or_address_is_a_fault(name: str, wrong: str) -> None:
    needed = {
        "SUYTON_DATABASE_URL": "sqlite:///x.db",
        "SUYTON_TEMPORAL_ADDRESS": "localhost:7233",
        "SUYTON_STORE_DIR": "documents",
    }
    with pytest.raises(SettingsFault, match=name):
        Settings.read(needed | {name: wrong})
