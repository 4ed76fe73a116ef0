"""A certificate as people are handed it: a file in PEM or DER."""

from pathlib import Path

from asn1crypto import pem, x509

from suyton.documents.signing.certificates import described
from suyton.domain.certificate import Certificate
from suyton.domain.errors import CertificateUnreadable


def read_certificate(file: Path) -> Certificate:
    """The (first) certificate of a PEM or DER file (RFC 7468, RFC 5280).

    Raises:
        CertificateUnreadable: there is none in it.
    """
    try:
        content = file.read_bytes()
        if pem.detect(content):
            kind, _, content = pem.unarmor(content)
            if kind != "CERTIFICATE":
                raise CertificateUnreadable(file=str(file))
        return described(x509.Certificate.load(content, strict=True))
    except (OSError, ValueError, TypeError) as fault:
        raise CertificateUnreadable(file=str(file)) from fault
