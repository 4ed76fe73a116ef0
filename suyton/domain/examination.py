"""What can be said of a signed file, each fact on its own (ETSI EN 319 102-1 keeps them apart)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SignatureFacts:
    """One signature in a PDF."""

    field: str
    """``Signature`` of the person, ``Seal`` of the office; other tools may name theirs freely."""
    subject: str
    fingerprint: str
    intact: bool
    """What was signed is unchanged (the digest agrees)."""
    valid: bool
    """The signature is the certificate's own (the cryptography agrees)."""
    trusted: bool
    """The certificate leads to a root that is trusted here, and was valid and not revoked."""
    covers_file: bool
    """Nothing was added after it but what may be: the number, later signatures, proofs of time."""
    signed_at: datetime | None
    """As the signer's machine said, or as a time-stamp authority attests (``time_attested``)."""
    time_attested: bool
    level: str
    """``B-B``, ``B-T``, ``B-LT`` or ``B-LTA`` (ETSI EN 319 142-1)."""
    fault: str = ""
    """The code of the first fact that does not hold, such as ``certificate_revoked``."""


@dataclass(frozen=True)
class Examination:
    """A file as it was examined; ``readable`` is False for what is no PDF at all."""

    sha256: str
    readable: bool
    signatures: tuple[SignatureFacts, ...] = ()
    whole: bool = False
    """The last signature covers every byte of the file."""
