"""Whether a certificate may sign: valid, not revoked, and by an authority trusted here."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime

from asn1crypto import crl, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key
from cryptography.x509 import load_der_x509_certificate
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator.errors import PathBuildingError, RevokedError, ValidationError

from suyton.documents.signing.trust import Trusted
from suyton.domain.certificate import Certificate
from suyton.domain.errors import CertificateExpired, CertificateRevoked, CertificateUntrusted

SIGNS = ("non_repudiation", "digital_signature")
"""Uses of a key (RFC 5280, 4.2.1.3) of which one lets it sign papers; authorities differ."""


def described(found: x509.Certificate) -> Certificate:
    """The certificate as the domain describes it."""
    return Certificate(
        fingerprint=fingerprint_of(found),
        subject=_written(found, "subject"),
        issuer=_written(found, "issuer"),
        serial=f"{found.serial_number:x}",
        valid_from=found.not_valid_before.astimezone(UTC),
        valid_to=found.not_valid_after.astimezone(UTC),
    )


def fingerprint_of(found: x509.Certificate) -> str:
    """SHA-256 of the DER form, in lower-case hexadecimal."""
    return str(found.sha256.hex())


def name_of(name: x509.Name) -> str:
    """What people call a subject or an issuer: its common name, or all of it."""
    common = name.native.get("common_name")
    return common if isinstance(common, str) else str(name.human_friendly)


def require_good(
    found: x509.Certificate,
    trusted: Trusted,
    at: datetime,
    others: Iterable[x509.Certificate] = (),
    crls: Iterable[crl.CertificateList] = (),
) -> None:
    """The certificate was valid, not revoked and trusted at ``at``.

    ``others`` and ``crls`` came with the signature; they help to find the path, and are no reason
    to trust it.

    Raises:
        CertificateExpired, CertificateRevoked, CertificateUntrusted.
    """
    subject, issuer = name_of(found.subject), name_of(found.issuer)
    valid_from, valid_to = found.not_valid_before, found.not_valid_after
    if not valid_from <= at <= valid_to:
        raise CertificateExpired(
            subject=subject, valid_from=valid_from.isoformat(), valid_to=valid_to.isoformat()
        )
    usage = found.key_usage_value
    if usage is not None and not usage.native & set(SIGNS):
        raise CertificateUntrusted(subject=subject, issuer=issuer)
    context = trusted.context(at, others, crls)
    validator = CertificateValidator(found, validation_context=context)
    try:
        asyncio.run(validator.async_validate_path())
    except RevokedError as error:
        raise CertificateRevoked(
            subject=subject, revoked_at=error.revocation_dt.isoformat()
        ) from None
    except (PathBuildingError, ValidationError):
        raise CertificateUntrusted(subject=subject, issuer=issuer) from None


def belongs_to(found: x509.Certificate, signed: bytes, signature: bytes) -> bool:
    """Whether the certificate's key made this bare signature (SHA-256; RSA PKCS#1 v1.5, ECDSA)."""
    key = load_der_public_key(found.public_key.dump())
    try:
        if isinstance(key, RSAPublicKey):
            key.verify(signature, signed, PKCS1v15(), SHA256())
        elif isinstance(key, EllipticCurvePublicKey):
            key.verify(signature, signed, ECDSA(SHA256()))
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _written(found: x509.Certificate, which: str) -> str:
    """A name as RFC 4514 writes it, such as ``CN=Nông Văn A,C=VN``."""
    try:
        name = getattr(load_der_x509_certificate(found.dump()), which)
        return str(name.rfc4514_string())
    except ValueError:
        # Some authorities write what a strict reader refuses.
        return str(getattr(found, which).human_friendly)
