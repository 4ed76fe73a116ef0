"""Certification authorities, certificates, lists of revocations and keys for tests (RFC 5280).

``authority = Authority.root("CA thử nghiệm")``; ``chairman = authority.issue("Nông Văn A")``;
``lay_trust(folder, authority)`` writes what ``SUYTON_TRUST_DIR`` expects: ``roots``,
``intermediates`` and ``crls``. ``chairman.p12("secret")`` is a PKCS#12 file with its chain.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from suyton.domain.certificate import Certificate

VALID_FROM = datetime(2023, 1, 1, tzinfo=UTC)
VALID_TO = datetime(2040, 1, 1, tzinfo=UTC)

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def new_key(kind: str = "p256") -> Key:
    """``p256`` or ``rsa``."""
    if kind == "rsa":
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return ec.generate_private_key(ec.SECP256R1())


@dataclass(frozen=True)
class Issued:
    """A certificate with its key and the authorities above it, the nearest first."""

    certificate: x509.Certificate
    key: Key
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.der).hexdigest()

    @property
    def described(self) -> Certificate:
        """As the domain describes it."""
        return Certificate(
            self.fingerprint,
            self.certificate.subject.rfc4514_string(),
            self.certificate.issuer.rfc4514_string(),
            f"{self.certificate.serial_number:x}",
            self.certificate.not_valid_before_utc,
            self.certificate.not_valid_after_utc,
        )

    def p12(self, password: str) -> bytes:
        return pkcs12.serialize_key_and_certificates(
            b"key",
            self.key,
            self.certificate,
            self.chain,
            BestAvailableEncryption(password.encode()),
        )

    def key_der(self) -> bytes:
        """PKCS#8, not encrypted."""
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


@dataclass
class Authority:
    """Issues certificates and lists of revocations."""

    own: Issued
    revoked: dict[int, datetime] = field(default_factory=dict)

    @classmethod
    def root(cls, name: str) -> "Authority":
        key = new_key()
        return cls(Issued(_certificate(_named(name), _named(name), key, key, is_ca=True), key))

    def below(self, name: str) -> "Authority":
        """An authority that this one certifies."""
        return Authority(self.issue(name, is_ca=True))

    def issue(
        self,
        name: str,
        kind: str = "p256",
        valid_from: datetime = VALID_FROM,
        valid_to: datetime = VALID_TO,
        *,
        is_ca: bool = False,
        stamps_time: bool = False,
    ) -> Issued:
        key = new_key(kind)
        certificate = _certificate(
            _named(name),
            self.own.certificate.subject,
            key,
            self.own.key,
            is_ca=is_ca,
            stamps_time=stamps_time,
            valid=(valid_from, valid_to),
        )
        return Issued(certificate, key, (self.own.certificate, *self.own.chain))

    def revoke(self, issued: Issued, at: datetime) -> None:
        """It stands on every list made from now on."""
        self.revoked[issued.certificate.serial_number] = at

    def crl(self, made_at: datetime = VALID_FROM, until: datetime = VALID_TO) -> bytes:
        """The list of revocations, DER."""
        builder = x509.CertificateRevocationListBuilder(
            self.own.certificate.subject, last_update=made_at, next_update=until
        )
        for serial, at in self.revoked.items():
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder(serial, revocation_date=at).build()
            )
        return (
            builder.add_extension(x509.CRLNumber(len(self.revoked) + 1), critical=False)
            .sign(self.own.key, hashes.SHA256())
            .public_bytes(Encoding.DER)
        )


def lay_trust(folder: Path, *authorities: Authority) -> Path:
    """Write the trust folder: roots, intermediates, and each authority's list of revocations."""
    parts = {part: folder / part for part in ("roots", "intermediates", "crls")}
    for part in parts.values():
        part.mkdir(parents=True, exist_ok=True)
    for number, authority in enumerate(authorities):
        certificate = authority.own.certificate
        part = parts["roots" if certificate.issuer == certificate.subject else "intermediates"]
        (part / f"{number}.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
        (parts["crls"] / f"{number}.crl").write_bytes(authority.crl())
    return folder


def lay_keys(folder: Path, keys: Mapping[str, Issued], password: str) -> Path:
    """Write the folder of keys: one PKCS#12 file for each holder, such as ``seal:bac-kan``."""
    folder.mkdir(parents=True, exist_ok=True)
    for holder, issued in keys.items():
        (folder / f"{holder.replace(':', '_')}.p12").write_bytes(issued.p12(password))
    return folder


def _named(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: Key,
    signing_key: Key,
    *,
    is_ca: bool = False,
    stamps_time: bool = False,
    valid: tuple[datetime, datetime] = (VALID_FROM - timedelta(days=1), VALID_TO),
) -> x509.Certificate:
    builder = (
        x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(valid[0])
        .not_valid_after(valid[1])
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_ca,
                content_commitment=not is_ca,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=is_ca,
                crl_sign=is_ca,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()),
            critical=False,
        )
    )
    if stamps_time:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    return builder.sign(signing_key, hashes.SHA256())
