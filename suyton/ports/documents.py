"""Papers: drawn, numbered, signed and examined. Bytes pass here alone; elsewhere references go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.certificate import BoundCertificate, Certificate
from suyton.domain.decision import Decision
from suyton.domain.document_kind import DocumentKind
from suyton.domain.examination import Examination, SignatureFacts
from suyton.domain.rulebook import Rulebook
from suyton.ports.foundations import DocumentStore

Content = Mapping[str, object]
"""What a paper says, as JSON would hold it: text, whole numbers, lists and mappings."""

NUMBER, DATE, SIGNATURE, SEAL = "Number", "Date", "Signature", "Seal"
"""The places that a paper leaves open, and the names of their fields in the PDF."""
ANNEX_NUMBER, ANNEX_DATE = "AnnexNumber", "AnnexDate"
"""The same number and day once more at the head of an annex, where a paper has one."""


@dataclass(frozen=True)
class Place:
    """A rectangle on a page: pages from 1, millimetres from the page's left and top edge."""

    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Rendered:
    """A drawn PDF and the places it leaves open, by name."""

    pdf: bytes
    places: Mapping[str, Place] = field(default_factory=dict)


class Renderer(Protocol):
    """Draws papers from templates."""

    def render(self, kind: DocumentKind, content: Content, at: datetime) -> Rendered:
        """The same kind, content and time give the same bytes.

        Raises:
            TemplateFailed: naming the template, the line and the field.
            SignUnprintable: the text has a sign that no face at hand has.
        """
        ...


class NumberFields(Protocol):
    """The number and the date of a paper: left open for the signer, filled in at issue."""

    def lay(self, paper: Rendered) -> bytes:
        """The paper with its open places as empty form fields and signature fields."""
        ...

    def fill(self, signed: bytes, number: str, dated: str) -> bytes:
        """An added revision with both filled in, which the signature before it allows.

        ``number`` such as ``2051/QĐ-UBND``; ``dated`` such as ``Bắc Kạn, ngày 05 tháng 01 năm 2024``.
        The same input gives the same bytes.
        """
        ...


class DecisionPapers(Protocol):
    """The paper of a decision, from the file that is laid before its signer on."""

    def prepare(
        self, decision: Decision, rulebook: Rulebook, refers_on: date | None, at: datetime
    ) -> bytes:
        """The file to be signed: number, date, signature and seal are left open.

        ``refers_on`` is the day of the decision that it corrects or cancels. The same input gives
        the same bytes. Raises TemplateFailed.
        """
        ...

    def fill(self, decision: Decision, signed: bytes) -> bytes:
        """The signed file with the decision's number and date filled in; the same bytes again."""
        ...


@dataclass(frozen=True)
class SigningWish:
    """What is to be signed by whom, where. ``field_name`` is ``Signature`` or ``Seal``."""

    holder: str
    field_name: str
    at: datetime
    reason: str = ""


class Signer(Protocol):
    """Signs with keys that this service can reach: a PKCS#12 file or a PKCS#11 token.

    Raises, from both methods:
        KeyMissing: no key of this holder is configured.
        WrongSecret: the password or PIN is wrong. TokenAbsent: the token does not answer.
        CertificateExpired, CertificateRevoked, CertificateUntrusted.
    """

    def ready(self, holder: str, secret: str, at: datetime) -> Certificate:
        """The certificate that would sign, after opening the key; nothing is signed."""
        ...

    def sign(self, pdf: bytes, wish: SigningWish, secret: str) -> bytes:
        """The file with one more signature (PAdES), added as a revision of its own."""
        ...


class SignatureChecker(Protocol):
    """Looks at signed files."""

    def check_added(
        self, before: bytes, after: bytes, field_name: str, fingerprints: tuple[str, ...]
    ) -> SignatureFacts:
        """``after`` is ``before`` and one good signature in that field, by one of these certificates.

        Raises:
            NotSigned: there is no such signature. DocumentAltered: anything else differs.
            WrongCertificate: by another certificate than those bound to the signer.
            CertificateExpired, CertificateRevoked, CertificateUntrusted: at the time of signing.
        """
        ...

    def examine(self, pdf: bytes) -> Examination:
        """Every fact of every signature; a broken or foreign file is a finding, not an error."""
        ...


class Examiner(Protocol):
    """Examines files of strangers, which may be made to do harm."""

    def examine(self, file: Path) -> Examination:
        """As :meth:`SignatureChecker.examine`.

        Raises:
            FileTooHard: it took more time or memory than is given. CheckerBusy.
        """
        ...


@dataclass(frozen=True)
class Paperwork:
    """Everything that handles a paper's bytes, handed on as one."""

    papers: DecisionPapers
    signer: Signer
    checker: SignatureChecker
    examiner: Examiner
    store: DocumentStore


class Certificates(Protocol):
    """Which certificate signs for whom. Each change is one transaction with its line in the book.

    Repeating an act (same certificate and key) changes nothing and returns the same receipt.
    """

    def bind(self, bound: BoundCertificate, actor: Actor, key: str, at: datetime) -> Receipt:
        """Enter a certificate on chain ``certificate:<fingerprint>``.

        Raises:
            NotAuthorised: the actor is no ADMINISTRATOR of its province.
            CertificateTaken: it is bound already, or was once: what has ended never signs again.
        """
        ...

    def unbind(
        self, fingerprint: str, actor: Actor, key: str, at: datetime, reason: str
    ) -> Receipt:
        """It signs no more from ``at`` on; raises Unknown, NotAuthorised, WrongStage, ReasonMissing."""
        ...

    def bound_to(self, holder: str, at: datetime) -> tuple[BoundCertificate, ...]:
        """Those that sign for this holder at ``at``, in the order they were bound."""
        ...

    def all_bound(self, province_id: str) -> tuple[BoundCertificate, ...]:
        """Every one of a province, ended ones included, in the order they were bound."""
        ...
