"""Papers of plain lines, for tests that are not about PDF.

A prepared paper says what it is; a signature is one more line, made by a certificate. It is honest:
an altered paper, another's certificate, a wrong secret are noticed as they are with the real ones.
"""

import hashlib
import io
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import BinaryIO

from suyton.documents.signing.apart import ExaminerApart
from suyton.domain.authority import Role
from suyton.domain.certificate import BoundCertificate, Certificate, seal_of
from suyton.domain.decision import Decision
from suyton.domain.document import DocumentReference
from suyton.domain.errors import (
    CertificateExpired,
    CertificateRevoked,
    CertificateUntrusted,
    DocumentAltered,
    DocumentMissing,
    KeyMissing,
    NotSigned,
    TokenAbsent,
    WrongCertificate,
    WrongSecret,
)
from suyton.domain.examination import Examination, SignatureFacts
from suyton.domain.rulebook import Rulebook
from suyton.persistence.database import Database
from suyton.ports import DocumentStore, Paperwork, SigningWish
from tests.support.people import LONG_AGO, person

SECRET = "suyton-demo"
HOLDERS = ("pho-chu-tich", "pho-chu-tich-2", "chu-tich", seal_of("bac-kan"))


def certificate_of(holder: str) -> Certificate:
    """The certificate that belongs to a holder."""
    fingerprint = hashlib.sha256(holder.encode()).hexdigest()
    return Certificate(
        fingerprint, f"CN={holder}", "CN=plain", "1", LONG_AGO, LONG_AGO + timedelta(days=40_000)
    )


def bound_to(holder: str) -> BoundCertificate:
    """Bound in Bắc Kạn since long ago."""
    return BoundCertificate(holder, "bac-kan", certificate_of(holder), LONG_AGO)


class PlainPapers:
    """The DecisionPapers port."""

    def prepare(
        self, decision: Decision, rulebook: Rulebook, refers_on: date | None, at: datetime
    ) -> bytes:
        names = [one.corrected_name or one.honoured_name for one in decision.standing]
        lines = [decision.title, decision.capacity, decision.award_id, *names]
        return "\n".join([*lines, f"{decision.total_vnd} {refers_on or ''}", ""]).encode()

    def fill(self, decision: Decision, signed: bytes) -> bytes:
        return signed + f"Số: {decision.number}, ngày {decision.dated_on}\n".encode()


@dataclass
class PlainSigner:
    """The Signer port. ``troubles`` names what is wrong with a holder's key."""

    troubles: dict[str, type[Exception]] = field(default_factory=dict)

    def ready(self, holder: str, secret: str, at: datetime) -> Certificate:
        trouble = self.troubles.get(holder)
        if holder not in HOLDERS or trouble is KeyMissing:
            raise KeyMissing(holder=holder)
        if secret != SECRET:
            raise WrongSecret(holder=holder)
        if trouble is TokenAbsent:
            raise TokenAbsent(token=holder)
        found = certificate_of(holder)
        if trouble is not None:
            raise _trouble(trouble, found)
        return found

    def sign(self, pdf: bytes, wish: SigningWish, secret: str) -> bytes:
        own = self.ready(wish.holder, secret, wish.at)
        return signed_by(pdf, wish.field_name, own.fingerprint)


@dataclass
class PlainChecker:
    """The SignatureChecker port. ``troubles`` names what is wrong with a certificate by fingerprint."""

    troubles: dict[str, type[Exception]] = field(default_factory=dict)

    def check_added(
        self, before: bytes, after: bytes, field_name: str, fingerprints: tuple[str, ...]
    ) -> SignatureFacts:
        if after == before:
            raise NotSigned(field=field_name)
        line = after[len(before) :].decode(errors="replace")
        words = line.split()
        if not after.startswith(before) or len(words) != 3 or words[:2] != ["Signed:", field_name]:
            raise DocumentAltered()
        subject = next(
            (holder for holder in HOLDERS if certificate_of(holder).fingerprint == words[2]), "?"
        )
        if words[2] not in fingerprints:
            raise WrongCertificate(subject=subject)
        if trouble := self.troubles.get(words[2]):
            raise _trouble(trouble, certificate_of(subject))
        return SignatureFacts(
            field_name, subject, words[2], True, True, True, True, None, False, "B-B"
        )

    def examine(self, pdf: bytes) -> Examination:
        return Examination(hashlib.sha256(pdf).hexdigest(), readable=False)


def signed_by(pdf: bytes, field_name: str, fingerprint: str) -> bytes:
    """The paper with one more signature."""
    return pdf + f"Signed: {field_name} {fingerprint}\n".encode()


def _trouble(kind: type[Exception], certificate: Certificate) -> Exception:
    subject = certificate.subject
    if kind is CertificateExpired:
        return CertificateExpired(
            subject=subject,
            valid_from=certificate.valid_from.isoformat(),
            valid_to=certificate.valid_to.isoformat(),
        )
    if kind is CertificateRevoked:
        return CertificateRevoked(subject=subject, revoked_at=certificate.valid_from.isoformat())
    return CertificateUntrusted(subject=subject, issuer=certificate.issuer)


class HeldFiles:
    """The DocumentStore port in memory."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def put(self, content: BinaryIO, media_type: str, name: str, kind: str) -> DocumentReference:
        whole = content.read()
        sha256 = hashlib.sha256(whole).hexdigest()
        self._files[sha256] = whole
        return DocumentReference(sha256, len(whole), media_type, name, kind)

    def open(self, sha256: str) -> BinaryIO:
        if sha256 not in self._files:
            raise DocumentMissing(sha256=sha256)
        return io.BytesIO(self._files[sha256])

    def has(self, sha256: str) -> bool:
        return sha256 in self._files


def plain_paperwork(store: DocumentStore | None = None) -> Paperwork:
    """All of it, over a store of its own unless one is given."""
    examiner = ExaminerApart(None)
    return Paperwork(PlainPapers(), PlainSigner(), PlainChecker(), examiner, store or HeldFiles())


def bind_plain(database: Database) -> None:
    """Enter the certificates of everyone who signs here; again changes nothing."""
    administrator = person("quan-tri", (Role.ADMINISTRATOR, "bac-kan"))
    for holder in HOLDERS:
        database.certificates.bind(bound_to(holder), administrator, holder, LONG_AGO)
