"""Looks at signed files: the SignatureChecker port.

The time at which a certificate is judged is the time of signing: as an authority attests it, or as
the signer's machine said. What a machine says can be set back; so a signature that has just been
made without a time stamp must also be good now.
"""

import hashlib
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature

from suyton.documents.signing.certificates import fingerprint_of, name_of, require_good
from suyton.documents.signing.evidence import Evidence, SignedFile
from suyton.documents.signing.one_added import the_one_added
from suyton.documents.signing.trust import Trusted, TrustFolder
from suyton.domain.errors import DocumentAltered, DomainError, WrongCertificate
from suyton.domain.examination import Examination, SignatureFacts

MOST_SIGNATURES = 30
"""In a file that anybody sends in. Each costs up to a second of work; a paper has two."""

_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class PadesChecker:
    """Not to be called on an event loop: pyHanko's validation runs one of its own."""

    def __init__(self, trust: TrustFolder, clock: Callable[[], datetime] = _now) -> None:
        self._trust = trust
        self._clock = clock

    def check_added(
        self, before: bytes, after: bytes, field_name: str, fingerprints: tuple[str, ...]
    ) -> SignatureFacts:
        """The signature by which ``after`` is more than ``before``; see the port."""
        trusted = self._trust.now()
        try:
            file, signature = the_one_added(before, after, field_name)
            evidence = file.evidence(signature, trusted)
        except DomainError:
            raise
        except Exception as error:
            # Whatever a made-up file does to its reader, it is not the prepared one.
            _log.info("a file offered as signed cannot be read: %s", type(error).__name__)
            raise DocumentAltered() from None
        if not (evidence.intact and evidence.valid and evidence.covers_file):
            raise DocumentAltered()
        # Bytes behind the last signature change nothing that is shown; but they are not the paper.
        if not file.is_whole():
            raise DocumentAltered()
        if fingerprint_of(evidence.certificate) not in fingerprints:
            raise WrongCertificate(subject=name_of(evidence.certificate.subject))
        now = self._clock()
        _require_good(evidence, trusted, evidence.signed_at or now)
        if not evidence.stamped:
            _require_good(evidence, trusted, now)
        return _facts(evidence, fault="")

    def examine(self, pdf: bytes) -> Examination:
        """Every fact of every signature; see the port."""
        sha256 = hashlib.sha256(pdf).hexdigest()
        try:
            file = SignedFile(pdf, PdfFileReader(BytesIO(pdf)))
            signatures = file.signatures
            if len(signatures) > MOST_SIGNATURES:
                return Examination(sha256, readable=False)
            found = tuple(self._examined(file, one) for one in signatures)
            return Examination(sha256, readable=True, signatures=found, whole=file.is_whole())
        except Exception as error:
            # Anybody may send anything here, and a broken file is a finding.
            _log.info("a file cannot be examined: %s", type(error).__name__)
            return Examination(sha256, readable=False)

    def _examined(self, file: SignedFile, signature: EmbeddedPdfSignature) -> SignatureFacts:
        trusted = self._trust.now()
        try:
            evidence = file.evidence(signature, trusted)
        except (PdfError, ValueError, TypeError, KeyError):
            return _unreadable(signature.field_name)
        if not (evidence.intact and evidence.valid and evidence.covers_file):
            return _facts(evidence, _distrust(evidence, trusted), fault=DocumentAltered.code)
        distrust = _distrust(evidence, trusted)
        return _facts(evidence, distrust, fault=distrust)


def _distrust(evidence: Evidence, trusted: Trusted) -> str:
    """Why the certificate is not trusted, as a code; empty where it is."""
    if evidence.signed_at is None:
        return DocumentAltered.code
    try:
        _require_good(evidence, trusted, evidence.signed_at)
    except DomainError as error:
        return error.code
    return ""


def _require_good(evidence: Evidence, trusted: Trusted, at: datetime) -> None:
    require_good(evidence.certificate, trusted, at, evidence.others, evidence.crls)


def _facts(evidence: Evidence, distrust: str = "", *, fault: str) -> SignatureFacts:
    return SignatureFacts(
        field=evidence.field,
        subject=name_of(evidence.certificate.subject),
        fingerprint=fingerprint_of(evidence.certificate),
        intact=evidence.intact,
        valid=evidence.valid,
        trusted=not distrust,
        covers_file=evidence.covers_file,
        signed_at=evidence.signed_at,
        time_attested=evidence.stamped,
        level=evidence.level,
        fault=fault,
    )


def _unreadable(field: str) -> SignatureFacts:
    """A signature that names no signer."""
    return SignatureFacts(
        field,
        subject="",
        fingerprint="",
        intact=False,
        valid=False,
        trusted=False,
        covers_file=False,
        signed_at=None,
        time_attested=False,
        level="B-B",
        fault=DocumentAltered.code,
    )
