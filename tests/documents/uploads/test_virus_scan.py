"""A virus scanner before the store, played by a small daemon that speaks clamd's protocol."""

import io
import os
import socketserver
import struct
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from suyton.documents.store import FolderStore
from suyton.documents.uploads.taking import CheckedUploads
from suyton.documents.uploads.virus_scan import ClamdScanner
from suyton.domain.errors import FileInfected, ScannerAway
from suyton.domain.upload import UploadRule

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The harmless string that every scanner calls a virus (eicar.org)."""

STREAM_MAX_BYTES = 1024 * 1024


class _Clamd(socketserver.StreamRequestHandler):
    """One INSTREAM session: it finds EICAR, has a limit, and closes at it, as the real one does."""

    def handle(self) -> None:
        command = self.rfile.read(10)
        if command != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        whole = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            whole += self.rfile.read(length)
            if len(whole) > STREAM_MAX_BYTES:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.answer(whole)

    def answer(self, whole: bytes) -> None:
        self.wfile.write(
            b"stream: Eicar-Test-Signature FOUND\0" if EICAR in whole else b"stream: OK\0"
        )


class _Silent(_Clamd):
    def answer(self, whole: bytes) -> None:
        time.sleep(0.6)


class _Torn(_Clamd):
    def answer(self, whole: bytes) -> None:
        self.wfile.write(b"stream: O")


@contextmanager
def clamd(kind: type[_Clamd] = _Clamd) -> Iterator[str]:
    """A daemon on a free port; yields its address."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), kind) as server:
        running = threading.Thread(target=server.serve_forever, args=(0.02,))
        running.start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            running.join()


def uploads(folder: Path, address: str) -> CheckedUploads:
    return CheckedUploads(FolderStore(folder, 5), UploadRule(), ClamdScanner(address, 0.3))


def take(uploads: CheckedUploads, content: bytes) -> bytes:
    return uploads.take(io.BytesIO(content), "a.txt", "other").sha256.encode()


def test_a_clean_file_is_kept_whole(tmp_path: Path) -> None:
    with clamd() as address:
        sum_ = take(uploads(tmp_path, address), b"clean " * 100_000)
    with FolderStore(tmp_path, 5).open(sum_.decode()) as kept:
        assert kept.read() == b"clean " * 100_000


@pytest.mark.parametrize("before", [0, 600_000])
def test_an_infected_file_is_refused_by_the_name_of_what_it_has(
    tmp_path: Path, before: int
) -> None:
    with clamd() as address, pytest.raises(FileInfected) as refusal:
        take(uploads(tmp_path / "kept", address), b"a" * before + EICAR)
    assert refusal.value.facts == {"name": "a.txt", "found": "Eicar-Test-Signature"}
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("kind", [_Silent, _Torn])
def test_a_scanner_that_gives_no_whole_answer_lets_nothing_in(
    tmp_path: Path, kind: type[_Clamd]
) -> None:
    with clamd(kind) as address, pytest.raises(ScannerAway):
        take(uploads(tmp_path / "kept", address), b"clean")
    assert not (tmp_path / "kept").exists()


def test_a_file_longer_than_the_scanner_takes_is_not_let_in_unseen(tmp_path: Path) -> None:
    with clamd() as address, pytest.raises(ScannerAway):
        take(uploads(tmp_path / "kept", address), b"a" * (4 * STREAM_MAX_BYTES))
    assert not (tmp_path / "kept").exists()


def test_a_scanner_that_is_away_lets_nothing_in(tmp_path: Path) -> None:
    with clamd() as address:
        pass
    for nobody in (address, f"unix:{tmp_path / 'nobody'}"):
        with pytest.raises(ScannerAway):
            take(uploads(tmp_path / "kept", nobody), b"clean")
    assert not (tmp_path / "kept").exists()


def test_a_scanner_on_a_socket_of_this_machine_is_asked_too(tmp_path: Path) -> None:
    # A socket's path may be no longer than 107 bytes, which a test's own folder can be.
    with tempfile.TemporaryDirectory(prefix="clamd-") as short:
        path = os.path.join(short, "s")
        with socketserver.ThreadingUnixStreamServer(path, _Clamd) as server:
            running = threading.Thread(target=server.serve_forever, args=(0.02,))
            running.start()
            with pytest.raises(FileInfected):
                take(uploads(tmp_path, f"unix:{path}"), EICAR)
            server.shutdown()
            running.join()
