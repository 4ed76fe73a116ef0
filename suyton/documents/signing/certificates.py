"""X.509 certificates (RFC 5280) as the domain knows them."""

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256

from suyton.domain.certificate import Certificate
from suyton.domain.errors import CertificateUnreadable


def read_certificate(file: Path) -> Certificate:
    """The (first) certificate of a PEM or DER file.

    Raises:
        CertificateUnreadable: there is none in it.
    """
    try:
        content = file.read_bytes()
        if b"-----BEGIN" in content:
            return described(x509.load_pem_x509_certificate(content))
        return described(x509.load_der_x509_certificate(content))
    except (OSError, ValueError) as fault:
        raise CertificateUnreadable(file=str(file)) from fault


def described(certificate: x509.Certificate) -> Certificate:
    """What is said of a certificate: whose, by whom, when."""
    return Certificate(
        fingerprint=certificate.fingerprint(SHA256()).hex(),
        subject=certificate.subject.rfc4514_string(),
        issuer=certificate.issuer.rfc4514_string(),
        serial=f"{certificate.serial_number:x}",
        valid_from=certificate.not_valid_before_utc,
        valid_to=certificate.not_valid_after_utc,
    )
