"""The folder of documents: whole or nothing, by SHA-256, under clean names."""

import errno
import hashlib
import io
from pathlib import Path

import pytest

from suyton.documents.store import FolderStore
from suyton.domain.errors import DocumentDamaged, DocumentMissing, FileTooLarge, StoreFull

MEGABYTE = 1024 * 1024
CONTENT = "Tờ trình".encode()
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "documents", 1)


def files(store: FolderStore, tmp_path: Path) -> list[str]:
    return sorted(path.name for path in tmp_path.rglob("*") if path.is_file())


def test_a_document_is_kept_by_its_sha256_and_read_back(store: FolderStore) -> None:
    kept = store.put(io.BytesIO(CONTENT), "text/plain", "a.txt", "other")
    assert (kept.sha256, kept.size, kept.kind) == (SHA256, len(CONTENT), "other")
    assert store.has(SHA256)
    with store.open(SHA256) as content:
        assert content.read() == CONTENT


def test_the_same_bytes_are_kept_once(store: FolderStore, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        store.put(io.BytesIO(CONTENT), "text/plain", name, "other")
    assert files(store, tmp_path) == [SHA256]


def test_a_file_over_the_limit_leaves_nothing(store: FolderStore, tmp_path: Path) -> None:
    store.put(io.BytesIO(b"x" * MEGABYTE), "text/plain", "a", "other")
    with pytest.raises(FileTooLarge) as refusal:
        store.put(io.BytesIO(b"y" * (MEGABYTE + 1)), "text/plain", "a", "other")
    assert refusal.value.facts == {"limit": "1"}
    assert len(files(store, tmp_path)) == 1


def test_a_stream_that_breaks_leaves_nothing(store: FolderStore, tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            found = super().read(size)
            if not found:
                raise ConnectionResetError
            return found

    with pytest.raises(ConnectionResetError):
        store.put(Broken(CONTENT), "text/plain", "a", "other")
    assert files(store, tmp_path) == []
    assert not store.has(SHA256)


@pytest.mark.parametrize("harm", [b"", CONTENT + b"x", CONTENT[:-1] + b"!"])
def test_a_damaged_file_is_said_and_not_given_and_storing_it_again_mends_it(
    store: FolderStore, tmp_path: Path, harm: bytes
) -> None:
    store.put(io.BytesIO(CONTENT), "text/plain", "a.txt", "other")
    (tmp_path / "documents" / SHA256[:2] / SHA256).write_bytes(harm)
    with pytest.raises(DocumentDamaged) as refusal:
        store.open(SHA256)
    assert refusal.value.facts == {"sha256": SHA256}
    store.put(io.BytesIO(CONTENT), "text/plain", "a.txt", "other")
    with store.open(SHA256) as content:
        assert content.read() == CONTENT


@pytest.mark.parametrize("sha256", ["0" * 64, "", "../../etc/passwd", SHA256.upper(), "0" * 63])
def test_what_is_not_stored_or_no_sha256_is_missing(store: FolderStore, sha256: str) -> None:
    assert not store.has(sha256)
    with pytest.raises(DocumentMissing):
        store.open(sha256)


def test_a_full_disk_is_said_and_leaves_nothing(store: FolderStore, tmp_path: Path) -> None:
    class NoRoom(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StoreFull):
        store.put(NoRoom(CONTENT), "text/plain", "a", "other")
    assert files(store, tmp_path) == []
