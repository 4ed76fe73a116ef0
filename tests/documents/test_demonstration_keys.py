"""The demonstration's keys: made once, marked for what they are, closed to others."""

import stat
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs12

from suyton.documents.signing.certificate_file import read_certificate
from suyton.documents.signing.demonstration import (
    MARK,
    PASSWORD,
    certificate_file,
    key_file,
    make_demonstration,
)
from suyton.domain.errors import CertificateUnreadable

HOLDERS = {"pho-chu-tich": "Phó Chủ tịch", "seal:bac-kan": "Ủy ban nhân dân tỉnh Bắc Kạn"}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    keys, trust = tmp_path / "keys", tmp_path / "trust"
    make_demonstration(keys, trust, HOLDERS)
    return keys, trust


def test_a_second_start_signs_with_the_same_certificates(folders: tuple[Path, Path]) -> None:
    keys, trust = folders
    before = {file: file.read_bytes() for folder in folders for file in folder.rglob("*.*")}
    make_demonstration(keys, trust, {**HOLDERS, "chu-tich": "Chủ tịch"})
    assert {file: file.read_bytes() for file in before} == before
    assert key_file(keys, "chu-tich").exists()


def test_every_certificate_says_that_it_is_a_demonstration(folders: tuple[Path, Path]) -> None:
    keys, trust = folders
    root = x509.load_pem_x509_certificate((trust / "roots" / "authority.crt").read_bytes())
    for holder, name in HOLDERS.items():
        opened = pkcs12.load_pkcs12(key_file(keys, holder).read_bytes(), PASSWORD.encode())
        assert opened.cert is not None
        certificate = opened.cert.certificate
        certificate.verify_directly_issued_by(root)
        found = read_certificate(certificate_file(keys, holder))
        assert found.fingerprint
        assert MARK in found.subject
        assert name in found.subject
        assert MARK in found.issuer


def test_nobody_else_on_the_machine_reads_a_key(folders: tuple[Path, Path]) -> None:
    keys, _ = folders
    assert stat.S_IMODE(keys.stat().st_mode) == 0o700
    secret = [*keys.glob("*.p12"), keys / "authority.key"]
    assert len(secret) == 3
    assert sorted(file.name for file in keys.glob("*.png")) == [
        "pho-chu-tich.png",
        "seal_bac-kan.png",
    ]
    assert {stat.S_IMODE(file.stat().st_mode) for file in secret} == {0o600}


def test_what_is_no_certificate_is_named(folders: tuple[Path, Path], tmp_path: Path) -> None:
    keys, _ = folders
    for file in (key_file(keys, "pho-chu-tich"), tmp_path / "nothing.crt"):
        with pytest.raises(CertificateUnreadable, match=file.name):
            read_certificate(file)
