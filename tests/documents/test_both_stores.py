"""What every document store promises, on a folder and on a bucket."""

import hashlib
import io
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from suyton.documents.configured import store_of
from suyton.documents.s3_store import S3Store
from suyton.documents.store import FolderStore
from suyton.domain.errors import DocumentDamaged, DocumentMissing, FileTooLarge, StoreAway
from suyton.ports import DocumentStore
from suyton.settings import Settings

MEGABYTE = 1024 * 1024
CONTENT = "Quyết định".encode()
SHA256 = hashlib.sha256(CONTENT).hexdigest()
BUCKET = "suyton-papers"


@pytest.fixture(scope="module")
def bucket_service() -> Iterator[str]:
    """What speaks S3, on this machine."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(bucket_service: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[S3Store]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    client = boto3.client("s3", endpoint_url=bucket_service, region_name="us-east-1")
    client.create_bucket(Bucket=BUCKET)
    yield S3Store(f"s3://{BUCKET}/tinh", 2, endpoint=bucket_service, region="us-east-1")
    for one in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
        client.delete_object(Bucket=BUCKET, Key=one["Key"])
    client.delete_bucket(Bucket=BUCKET)


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> DocumentStore:
    if request.param == "folder":
        return FolderStore(tmp_path / "documents", 2)
    found: DocumentStore = request.getfixturevalue("bucket")
    return found


def read(store: DocumentStore, sha256: str) -> bytes:
    with store.open(sha256) as content:
        return content.read()


def test_what_was_stored_is_read_back_by_its_sum(store: DocumentStore) -> None:
    kept = store.put(io.BytesIO(CONTENT), "application/pdf", "qd.pdf", "issued")
    assert (kept.sha256, kept.size, kept.kind) == (SHA256, len(CONTENT), "issued")
    assert store.has(SHA256)
    assert read(store, SHA256) == CONTENT
    again = store.put(io.BytesIO(CONTENT), "application/pdf", "qd.pdf", "issued")
    assert again == kept


def test_a_file_of_more_than_one_piece_comes_back_whole(store: DocumentStore) -> None:
    large = bytes(range(256)) * 7_000
    kept = store.put(io.BytesIO(large), "application/pdf", "a.pdf", "other")
    assert read(store, kept.sha256) == large


def test_a_file_over_the_limit_leaves_nothing(store: DocumentStore) -> None:
    large = b"x" * (2 * MEGABYTE + 1)
    with pytest.raises(FileTooLarge):
        store.put(io.BytesIO(large), "application/pdf", "a.pdf", "other")
    assert not store.has(hashlib.sha256(large).hexdigest())


@pytest.mark.parametrize("sha256", ["0" * 64, "", "../../etc/passwd", SHA256.upper()])
def test_what_is_not_there_is_missing(store: DocumentStore, sha256: str) -> None:
    assert not store.has(sha256)
    with pytest.raises(DocumentMissing):
        store.open(sha256)


def test_a_bucket_that_gives_other_bytes_gives_none(bucket: S3Store, bucket_service: str) -> None:
    bucket.put(io.BytesIO(CONTENT), "application/pdf", "qd.pdf", "issued")
    client = boto3.client("s3", endpoint_url=bucket_service, region_name="us-east-1")
    (stored,) = client.list_objects_v2(Bucket=BUCKET)["Contents"]
    client.put_object(Bucket=BUCKET, Key=stored["Key"], Body=b"something else")
    with pytest.raises(DocumentDamaged):
        bucket.open(SHA256)
    bucket.put(io.BytesIO(CONTENT), "application/pdf", "qd.pdf", "issued")
    assert read(bucket, SHA256) == CONTENT


class BreaksOff(BaseHTTPRequestHandler):
    """Promises more than it sends."""

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()
        self.wfile.write(b"x" * 5_000)
        self.close_connection = True

    def log_message(self, *said: object) -> None:
        pass


def test_a_bucket_that_breaks_off_in_the_middle_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    with ThreadingHTTPServer(("127.0.0.1", 0), BreaksOff) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        endpoint = f"http://127.0.0.1:{server.server_address[1]}"
        broken = S3Store(f"s3://{BUCKET}", 1, endpoint=endpoint, region="x")
        with pytest.raises(StoreAway):
            broken.open(SHA256)
        server.shutdown()


def test_a_bucket_that_is_away_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        away = S3Store(f"s3://{BUCKET}", 1, endpoint=f"http://127.0.0.1:{port}", region="x")
        for act in (lambda: away.has(SHA256), lambda: away.open(SHA256)):
            with pytest.raises(StoreAway):
                act()
        with pytest.raises(StoreAway):
            away.put(io.BytesIO(CONTENT), "application/pdf", "a.pdf", "other")


def test_the_settings_choose_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    told = {
        "SUYTON_DATABASE_URL": "sqlite:///x",
        "SUYTON_TEMPORAL_ADDRESS": "x:1",
        "SUYTON_STORE_DIR": str(tmp_path),
    }
    assert isinstance(store_of(Settings.read(told)), FolderStore)
    told |= {"SUYTON_STORE_DIR": "", "SUYTON_STORE_URL": "s3://suyton-papers"}
    told |= {"SUYTON_S3_REGION": "x"}
    assert isinstance(store_of(Settings.read(told)), S3Store)
