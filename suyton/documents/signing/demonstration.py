"""An authority, certificates and keys for the demonstration, made on its first start.

Every name in them says that they are a demonstration: whoever is shown such a signature
elsewhere sees that it has no legal worth.
"""

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from suyton.documents.signing.demonstration_pictures import (
    demonstration_seal,
    demonstration_signature,
)
from suyton.documents.signing.trust import CRLS, ROOTS
from suyton.domain.certificate import SEAL

MARK = "BẢN MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
"""Demonstration: of no legal worth."""

PASSWORD = "suyton-demo"  # noqa: S105 (printed at every start; it opens the demonstration's keys alone)
LASTS = timedelta(days=3650)


def make_demonstration(keys: Path, trust: Path, holders: Mapping[str, str]) -> None:
    """Keys for ``holders`` (holder to name) in ``keys``, the authority and its CRL in ``trust``.

    What is there already stays; so a second start signs with the same certificates.
    """
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    for part in (ROOTS, CRLS):
        (trust / part).mkdir(parents=True, exist_ok=True)
    authority = _authority(keys, trust)
    for holder, name in holders.items():
        if not (file := key_file(keys, holder)).exists():
            _write(file, _issued(authority, name), mode=0o600)
            _write(certificate_file(keys, holder), _certificate_of(file), mode=0o644)
        if not (picture := file.with_suffix(".png")).exists():
            is_seal = holder.startswith(SEAL)
            drawn = demonstration_seal() if is_seal else demonstration_signature()
            _write(picture, drawn, mode=0o644)


def key_file(keys: Path, holder: str) -> Path:
    """Where a holder's key lies; a seal's colon is no letter of a file name everywhere."""
    return keys / f"{holder.replace(':', '_')}.p12"


def certificate_file(keys: Path, holder: str) -> Path:
    """A holder's certificate alone, to be bound in the register."""
    return key_file(keys, holder).with_suffix(".crt")


class _Authority:
    """A root that issues everything here."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        self.key = key
        self.certificate = certificate


def _authority(keys: Path, trust: Path) -> _Authority:
    kept, root = keys / "authority.key", trust / ROOTS / "authority.crt"
    if kept.exists() and root.exists():
        key = serialization.load_pem_private_key(kept.read_bytes(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)  # noqa: S101 (we wrote it)
        return _Authority(key, x509.load_pem_x509_certificate(root.read_bytes()))
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Cơ quan cấp chứng thư số minh họa")
    certificate = (
        _begun(name, name, key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(issues=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    authority = _Authority(key, certificate)
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    _write(trust / CRLS / "authority.crl", _revocations(authority), mode=0o644)
    _write(kept, private, mode=0o600)
    # Last, so that a start that was cut off here makes them anew.
    _write(root, certificate.public_bytes(pem), mode=0o644)
    return authority


def _issued(authority: _Authority, name: str) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _begun(_name(name), authority.certificate.subject, key.public_key())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(issues=False), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), False
        )
        .sign(authority.key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        name.encode(),
        key,
        certificate,
        [authority.certificate],
        serialization.BestAvailableEncryption(PASSWORD.encode()),
    )


def _certificate_of(file: Path) -> bytes:
    _, certificate, _ = pkcs12.load_key_and_certificates(file.read_bytes(), PASSWORD.encode())
    assert certificate is not None  # noqa: S101 (we wrote it)
    return certificate.public_bytes(serialization.Encoding.PEM)


def _revocations(authority: _Authority) -> bytes:
    """A list of what was revoked (RFC 5280, section 5): nothing."""
    now = datetime.now(UTC)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(now - timedelta(days=1))
        .next_update(now + LASTS)
    )
    signed = builder.sign(authority.key, hashes.SHA256())
    return signed.public_bytes(serialization.Encoding.PEM)


def _begun(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + LASTS)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, MARK),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _usage(*, issues: bool) -> x509.KeyUsage:
    """A person's certificate commits its owner (non-repudiation); the root's issues others."""
    return x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=not issues,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )


def _write(file: Path, content: bytes, *, mode: int) -> None:
    """Whole or not at all, and never readable by more than ``mode`` says."""
    written = file.with_name(f"{file.name}.new")
    descriptor = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    written.replace(file)
