"""One key a ballot, whoever makes it; readable by its owner alone; gone when it is destroyed."""

import os
import stat
from functools import partial
from pathlib import Path

import pytest

from suyton.domain.errors import BallotKeyMissing, PaperUnreadable
from suyton.sealing.key_folder import FolderKeys
from suyton.sealing.no_keys import KeysOutOfReach, NoKeys
from suyton.sealing.sealed_box import KeyPair, new_key, seal, sum_of, unseal
from tests.persistence.racing import race

BALLOT = "2023.vhxh.b1"


@pytest.fixture
def keys(tmp_path: Path) -> FolderKeys:
    return FolderKeys(tmp_path / "ballot-keys")


def test_a_key_opens_what_was_sealed_to_it(keys: FolderKeys) -> None:
    public = keys.make(BALLOT)
    sealed = [seal(public, content) for content in (b"one", b"two")]
    assert keys.unseal(BALLOT, sealed) == [b"one", b"two"]


def test_making_a_key_twice_gives_the_same(keys: FolderKeys, tmp_path: Path) -> None:
    first = keys.make(BALLOT)
    assert keys.make(BALLOT) == first
    assert FolderKeys(tmp_path / "ballot-keys").make(BALLOT) == first
    assert keys.make("2023.vhxh.b2") != first


def test_workers_that_race_agree_on_one_key(tmp_path: Path) -> None:
    workers = [FolderKeys(tmp_path / "ballot-keys") for _ in range(16)]
    made, faults = race([partial(worker.make, BALLOT) for worker in workers])
    assert faults == []
    assert len(set(made)) == 1
    assert [file.name for file in (tmp_path / "ballot-keys").iterdir()] == [f"{BALLOT}.key"]


def test_the_folder_and_its_files_are_their_owners_alone(keys: FolderKeys) -> None:
    keys.make(BALLOT)
    file = keys.file_of(BALLOT)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_no_ballots_name_leads_out_of_the_folder(keys: FolderKeys) -> None:
    for name in ("../outside", "/etc/passwd", "..", "đơn vị/1"):
        keys.make(name)
        assert keys.file_of(name).parent == keys.file_of(BALLOT).parent


def test_a_destroyed_key_is_overwritten_and_gone(keys: FolderKeys, tmp_path: Path) -> None:
    sealed = seal(keys.make(BALLOT), b"one")
    os.link(keys.file_of(BALLOT), tmp_path / "the-same-blocks-on-disk")
    keys.destroy(BALLOT)
    keys.destroy(BALLOT)
    assert not keys.file_of(BALLOT).exists()
    assert set((tmp_path / "the-same-blocks-on-disk").read_bytes()) == {0}
    with pytest.raises(BallotKeyMissing) as fault:
        keys.unseal(BALLOT, [sealed])
    assert fault.value.facts == {"ballot": BALLOT, "folder": str(tmp_path / "ballot-keys")}


def test_a_key_that_was_overwritten_and_not_yet_removed_is_removed(keys: FolderKeys) -> None:
    keys.make(BALLOT)
    keys.file_of(BALLOT).write_bytes(bytes(64))
    with pytest.raises(BallotKeyMissing):
        keys.unseal(BALLOT, [])
    keys.destroy(BALLOT)
    assert not keys.file_of(BALLOT).exists()


def test_destroying_where_there_is_no_folder_changes_nothing(keys: FolderKeys) -> None:
    keys.destroy(BALLOT)


def test_papers_of_another_key_are_counted_and_none_is_given_out(keys: FolderKeys) -> None:
    own = seal(keys.make(BALLOT), b"one")
    foreign = seal(keys.make("another"), b"two")
    with pytest.raises(PaperUnreadable) as fault:
        keys.unseal(BALLOT, [own, foreign, own[:-1]])
    assert fault.value.facts == {"ballot": BALLOT, "papers": "2"}


def test_a_changed_paper_does_not_open() -> None:
    key = new_key()
    sealed = bytearray(seal(key.public, b"one"))
    sealed[-1] ^= 1
    with pytest.raises(ValueError, match="does not open"):
        unseal(key, bytes(sealed))


def test_a_key_does_not_show_its_secret_by_mistake() -> None:
    key = KeyPair(b"\x01" * 32, b"\x02" * 32)
    assert "02" not in repr(key)


def test_the_sum_of_a_sealed_paper_is_its_sha256() -> None:
    assert sum_of(b"abc").startswith("ba7816bf8f01cfea")


def test_a_process_without_keys_says_so() -> None:
    for ask in (NoKeys().make, NoKeys().destroy, partial(NoKeys().unseal, sealed=[])):
        with pytest.raises(KeysOutOfReach, match=BALLOT):
            ask(BALLOT)
