"""Certificates of people who sign and of offices that seal, and to whom each is bound.

Signing for someone must use the signer's own certificate; the office's is kept by the records
clerk (domain notes 6.4, DT144 Art. 8.3 and 8.5).
"""

from dataclasses import dataclass
from datetime import datetime

SEAL = "seal:"
"""Begins the holder of an office's seal; no account's id has a colon."""


@dataclass(frozen=True)
class Certificate:
    """An X.509 certificate (RFC 5280). Times are aware UTC."""

    fingerprint: str
    """SHA-256 of its DER form, in lower-case hexadecimal."""
    subject: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_to: datetime


@dataclass(frozen=True)
class BoundCertificate:
    """``certificate`` signs for ``holder`` from ``bound_at`` until before ``unbound_at``."""

    holder: str
    """An account's id, or :func:`seal_of` an office."""
    province_id: str
    certificate: Certificate
    bound_at: datetime
    unbound_at: datetime | None = None

    def is_live(self, at: datetime) -> bool:
        return self.bound_at <= at and (self.unbound_at is None or at < self.unbound_at)


def seal_of(province_id: str) -> str:
    """The holder under which the seal of the province's People's Committee is bound."""
    return f"{SEAL}{province_id}"
