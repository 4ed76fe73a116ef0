"""``make run`` as a newcomer has it: in a copy of its own, on the runtime lock alone.

Whatever the product takes from a library that only the tests bring is missing there, and this
fails. It needs nothing but the standard library, since it runs before anything is installed:
``python3 -m tests.support.product_alone``.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

ROOT = Path(__file__).parents[2]
MADE_HERE = shutil.ignore_patterns(
    ".git", ".venv", "var", "*.egg-info", "__pycache__", ".hypothesis", ".*_cache"
)
"""What is no part of the sources, but made from them; some of it while this runs."""

PLAYED_WITHIN_SECONDS = 300
STOPS_WITHIN_SECONDS = 30
ANSWERS_WITHIN_SECONDS = 20
LOOKS_EVERY_SECONDS = 0.5
LINES_TOLD = 40


class Failed(Exception):
    """What was promised did not happen; the message says what."""


def main() -> int:
    """Install, run, look, stop; the exit status."""
    with tempfile.TemporaryDirectory(prefix="product-alone-") as folder:
        product = Path(folder) / "product"
        shutil.copytree(ROOT, product, ignore=MADE_HERE)
        began = time.monotonic()
        _call("make", "--silent", "-C", str(product), ".venv/runtime")
        _say(f"installed in {time.monotonic() - began:.0f} s")
        began = time.monotonic()
        said = Path(folder) / "said.txt"
        try:
            with _running(product, said) as address:
                _say(f"the demonstration was played in {time.monotonic() - began:.0f} s")
                for line in _looked_at(address):
                    _say(line)
        except Failed as failure:
            _say(str(failure))
            sys.stderr.write("\n".join(said.read_text().splitlines()[-LINES_TOLD:]) + "\n")
            return 1
    _say("stopped, and nothing is left running")
    return 0


@contextmanager
def _running(product: Path, said: Path) -> Iterator[str]:
    """The address of the service once its demonstration has been played; stopped in the end."""
    port = _free_port()
    with said.open("wb") as told:
        service = subprocess.Popen(
            ("make", "--silent", "-C", str(product), "run", f"PORT={port}"),
            stdout=told,
            stderr=subprocess.STDOUT,
            env=_plain_environment(),
            start_new_session=True,  # so that all of it can be stopped at once
        )
    try:
        _wait_for(product / "var" / "story-played", service)
        yield f"http://127.0.0.1:{port}"
        os.killpg(service.pid, signal.SIGINT)
        _stopped(service)
    finally:
        _kill_what_is_left(service.pid)


def _wait_for(sign: Path, service: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PLAYED_WITHIN_SECONDS
    while not sign.exists():
        if service.poll() is not None:
            raise Failed(f"the service ended by itself with status {service.returncode}")
        if time.monotonic() > until:
            raise Failed(f"the story was not played within {PLAYED_WITHIN_SECONDS} s")
        time.sleep(LOOKS_EVERY_SECONDS)


def _looked_at(address: str) -> Iterator[str]:
    """What anyone may see of it: the public list, and the signed paper of a decision on it."""
    page = _fetched(f"{address}/published", "text/html")
    published: list[dict[str, Any]] = json.loads(
        _fetched(f"{address}/api/v1/published", "application/json")
    )["items"]
    if not published:
        raise Failed("nothing is on the public list")
    for one in published:
        if f"/verify/{one['code']}".encode() not in page:
            raise Failed(f"the page of published decisions does not lead to {one['code']}")
    code = published[0]["code"]
    _fetched(f"{address}/verify/{code}", "text/html")
    paper = _fetched(f"{address}/api/v1/published/{code}/paper", "application/pdf")
    if not paper.startswith(b"%PDF-") or paper.count(b"/ByteRange") < 2:
        raise Failed(f"the paper of {code} is no PDF with a signature and a seal")
    yield f"{len(published)} decisions are published; the paper of {code} has {len(paper)} bytes"


def _fetched(address: str, media_type: str) -> bytes:
    direct = build_opener(ProxyHandler({}))
    try:
        with direct.open(address, timeout=ANSWERS_WITHIN_SECONDS) as answer:
            content: bytes = answer.read()
            found = answer.headers.get_content_type()
    except OSError as fault:
        raise Failed(f"{address}: {fault}") from fault
    if found != media_type:
        raise Failed(f"{address} answers with {found}, not {media_type}")
    return content


def _stopped(service: "subprocess.Popen[bytes]") -> None:
    try:
        service.wait(STOPS_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        raise Failed(f"the service did not stop within {STOPS_WITHIN_SECONDS} s") from None


def _kill_what_is_left(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _call(*command: str) -> None:
    subprocess.run(command, check=True, env=_plain_environment())


def _plain_environment() -> dict[str, str]:
    """Nobody's settings, and not the interpreter of whoever calls."""
    left_out = ("SUYTON_", "VIRTUAL_ENV", "PYTHONPATH", "MAKE")
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _say(line: str) -> None:
    print(f"make run, on its own: {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
