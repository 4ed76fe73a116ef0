"""A time-stamp authority for tests: RFC 3161 over HTTP, on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.support.pki import Issued


@dataclass
class TimeStamps:
    """``at`` is the time it attests; ``is_away`` makes it answer nothing of use."""

    url: str
    at: datetime
    is_away: bool = False
    asked: list[bytes] = field(default_factory=list)


@contextmanager
def time_stamps(authority: Issued, at: datetime) -> Iterator[TimeStamps]:
    """The authority answers while the block lasts. Its key must be an RSA key."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Desk)
    server.told = TimeStamps(f"http://127.0.0.1:{server.server_port}/", at)  # type: ignore[attr-defined]
    server.authority = authority  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.told  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def stamper(authority: Issued, at: datetime) -> DummyTimeStamper:
    """The same without HTTP."""
    store = SimpleCertificateStore()
    for above in authority.chain:
        store.register(x509.Certificate.load(above.public_bytes(Encoding.DER)))
    return DummyTimeStamper(
        x509.Certificate.load(authority.der),
        keys.PrivateKeyInfo.load(authority.key_der()),
        certs_to_embed=store,
        fixed_dt=at.astimezone(UTC),
    )


class _Desk(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        told, authority = self.server.told, self.server.authority  # type: ignore[attr-defined]
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        told.asked.append(asked)
        if told.is_away:
            self.send_error(503)
            return
        answer = stamper(authority, told.at).request_tsa_response(tsp.TimeStampReq.load(asked))
        content = answer.dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
        """Tests keep their output for themselves."""
