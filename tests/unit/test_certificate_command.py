"""`suyton certificate` on a real register: bind, list, end, and what is said when it cannot be."""

from pathlib import Path

import pytest

from suyton.__main__ import run
from suyton.demo import province
from suyton.documents.signing.demonstration import certificate_file, make_demonstration
from suyton.persistence.database import Database
from tests.fixtures.database import QUICK_HASHER

WHO = ["--by", "quan-tri"]
WHERE = ["--province", "bac-kan"]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    url = f"sqlite:///{tmp_path / 'register.db'}"
    with Database.connect(url, hasher=QUICK_HASHER) as database:
        database.migrate()
        province.load(database)
    for name, value in {
        "SUYTON_DATABASE_URL": url,
        "SUYTON_STORE_DIR": str(tmp_path),
        "SUYTON_TEMPORAL_ADDRESS": "127.0.0.1:7233",
    }.items():
        monkeypatch.setenv(name, value)
    keys = tmp_path / "keys"
    make_demonstration(keys, tmp_path / "trust", {"pho-chu-tich": "Phó Chủ tịch"})
    return certificate_file(keys, "pho-chu-tich")


def test_a_certificate_is_bound_listed_and_ended(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bind = ["certificate", "bind", "pho-chu-tich", str(file), *WHERE, *WHO]
    assert run(bind) == 0
    assert run(bind) == 0
    assert run(["certificate", "list", *WHERE]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1].startswith("in use")
    fingerprint = said[-1].split()[-1]
    assert run(["certificate", "unbind", fingerprint, *WHO, "--reason", "token lost"]) == 0
    capsys.readouterr()
    assert run(["certificate", "list", *WHERE]) == 0
    assert capsys.readouterr().out.startswith("ended")


def test_the_seal_is_bound_to_the_office(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["certificate", "bind", "seal", str(file), *WHERE, *WHO]) == 0
    assert "seal:bac-kan" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["pho-chu-tich", "{file}", *WHERE, "--by", "kiem-toan"], "bind"),
        (["nobody", "{file}", *WHERE, *WHO], "nobody"),
        (["pho-chu-tich", "{file}.p12", *WHERE, *WHO], "X.509"),
    ],
)
def test_what_cannot_be_bound_is_said(
    file: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = [one.replace("{file}", str(file)) for one in arguments]
    assert run(["certificate", "bind", *wanted]) == 2
    assert told in capsys.readouterr().err
