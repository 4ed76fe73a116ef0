"""Files shown to a virus scanner: ClamAV's daemon, over its own protocol (clamd(8), INSTREAM).

The protocol is a length and that many bytes, again and again, then one line back. It is spoken here
because the client libraries for it have had no release for years.
"""

import logging
import socket
import struct
from contextlib import suppress
from typing import BinaryIO, Protocol

from suyton.domain.errors import FileInfected, ScannerAway

CHUNK_BYTES = 256 * 1024
PATIENCE_SECONDS = 60
"""How long one step may take. The answer comes when the whole file has been looked at."""
_ANSWER_BYTES = 4096

_LENGTH = struct.Struct("!L")
_CLEAN, _FOUND = "OK", "FOUND"

log = logging.getLogger("suyton.uploads")


class Scanner(Protocol):
    """Looks into files for viruses."""

    def check(self, content: BinaryIO, name: str) -> None:
        """Nothing, where the file is clean.

        Raises:
            FileInfected: naming what was found. ScannerAway: it was not looked at to its end.
        """
        ...


class ClamdScanner:
    """The scanner at ``host:port`` or ``unix:/path``. Whatever is not called clean is refused."""

    def __init__(self, address: str, patience: float = PATIENCE_SECONDS) -> None:
        self._address = address
        self._patience = patience

    def check(self, content: BinaryIO, name: str) -> None:
        """See :class:`Scanner`."""
        content.seek(0)
        try:
            with self._line() as line:
                answer = _asked(line, content)
        except OSError as fault:
            log.warning("scanner.away %s", type(fault).__name__)
            raise ScannerAway() from fault
        word = answer.rpartition(" ")[2]
        if word == _FOUND:
            found = answer.removeprefix("stream: ").removesuffix(f" {_FOUND}")
            log.warning("upload.infected %s", found)
            raise FileInfected(name=name, found=found)
        if answer != f"stream: {_CLEAN}":
            # Such as a file longer than StreamMaxLength of the daemon's settings.
            log.warning("scanner.unsure %s", answer)
            raise ScannerAway()

    def _line(self) -> socket.socket:
        if self._address.startswith("unix:"):
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(self._patience)
            try:
                line.connect(self._address.removeprefix("unix:"))
            except OSError:
                line.close()
                raise
            return line
        host, _, port = self._address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), self._patience)


def _asked(line: socket.socket, content: BinaryIO) -> str:
    """The scanner's answer; it may come, and the line be closed, before all is sent."""
    with suppress(BrokenPipeError, ConnectionResetError):
        line.sendall(b"zINSTREAM\0")
        while chunk := content.read(CHUNK_BYTES):
            line.sendall(_LENGTH.pack(len(chunk)) + chunk)
        line.sendall(_LENGTH.pack(0))
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _ANSWER_BYTES:
        got = line.recv(_ANSWER_BYTES)
        if not got:
            break
        answer += got
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")
