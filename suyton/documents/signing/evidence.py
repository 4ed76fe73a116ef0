"""What one signature in a file shows by itself, before anybody asks whom to trust."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import crl, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel

from suyton.documents.signing.allowed_additions import only_adds
from suyton.documents.signing.contents import gap_is_sound
from suyton.documents.signing.number_fields import FILLED_IN
from suyton.documents.signing.trust import Trusted

_ANY_USE = KeyUsageConstraints(key_usage=set())
"""What a key may be used for is asked where the certificate is judged, not here."""


@dataclass(frozen=True)
class Evidence:
    """``signed_at`` is attested where ``stamped``; else it is what the signer's machine said."""

    field: str
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    crls: tuple[crl.CertificateList, ...]
    intact: bool
    valid: bool
    covers_file: bool
    signed_at: datetime | None
    stamped: bool
    level: str


@dataclass(frozen=True)
class SignedFile:
    """A PDF as its reader sees it. Raises PdfError where it is none."""

    pdf: bytes
    reader: PdfFileReader

    @property
    def signatures(self) -> list[EmbeddedPdfSignature]:
        """Of people and offices, the first first; proofs of time are not among them."""
        return list(self.reader.embedded_regular_signatures)

    def is_whole(self) -> bool:
        """The last signature or proof of time covers every byte."""
        every = self.reader.embedded_signatures
        if not every:
            return False
        last = every[-1]
        covers = last.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE
        return covers and gap_is_sound(self.pdf, last)

    def evidence(self, signature: EmbeddedPdfSignature, trusted: Trusted) -> Evidence:
        """What the signature shows. Raises ValueError where it is too broken to name a signer."""
        intact, valid, stamped_at = self._checked(signature, trusted)
        crls = self._crls()
        return Evidence(
            field=signature.field_name,
            certificate=signature.signer_cert,
            others=tuple(signature.other_embedded_certs),
            crls=crls,
            intact=intact and gap_is_sound(self.pdf, signature),
            valid=valid,
            covers_file=self._covers(signature),
            signed_at=stamped_at or signature.self_reported_timestamp,
            stamped=stamped_at is not None,
            level=self._level(
                signature, trusted, stamped=stamped_at is not None, proven=bool(crls)
            ),
        )

    def _checked(
        self, signature: EmbeddedPdfSignature, trusted: Trusted
    ) -> tuple[bool, bool, datetime | None]:
        """Intact, valid, and the time that a trusted authority attests."""
        at = _stamp_of(signature) or signature.self_reported_timestamp
        if at is None:
            return False, False, None
        context = trusted.context(at, signature.other_embedded_certs, self._crls())
        try:
            status = asyncio.run(
                async_validate_pdf_signature(
                    signature, context, skip_diff=True, key_usage_settings=_ANY_USE
                )
            )
        except (SignatureValidationError, PdfError):
            return False, False, None
        stamp = status.timestamp_validity
        attested = stamp is not None and stamp.valid and stamp.intact and stamp.trusted
        return status.intact, status.valid, stamp.timestamp if stamp and attested else None

    def _covers(self, signature: EmbeddedPdfSignature) -> bool:
        """Nothing was added after it but number and date, later signatures and proofs of time."""
        coverage = signature.evaluate_signature_coverage()
        if coverage is SignatureCoverageLevel.ENTIRE_FILE:
            return True
        if coverage is not SignatureCoverageLevel.ENTIRE_REVISION:
            return False
        revision = signature.signed_revision
        return only_adds(
            self.reader,
            revision,
            self._fillable_after(revision),
            signature.fieldmdp,
            signature.docmdp_level,
        )

    def _fillable_after(self, revision: int) -> set[str]:
        """Number and date, where they were still empty: tools differ in minding a field's lock."""
        root = self.reader.get_historical_root(revision)
        # A signature in a file without a form is in no field, and could not have been found.
        fields = [reference.get_object() for reference in root["/AcroForm"]["/Fields"]]
        return {str(field.get("/T")) for field in fields if "/V" not in field} & set(FILLED_IN)

    def _crls(self) -> tuple[crl.CertificateList, ...]:
        store = DocumentSecurityStore.read_dss(self.reader) if "/DSS" in self.reader.root else None
        streams = store.crls if store is not None else ()
        return tuple(crl.CertificateList.load(one.get_object().data) for one in streams)

    def _level(
        self, signature: EmbeddedPdfSignature, trusted: Trusted, *, stamped: bool, proven: bool
    ) -> str:
        if not stamped:
            return "B-B"
        if not proven:
            return "B-T"
        later = [
            proof
            for proof in self.reader.embedded_timestamp_signatures
            if proof.signed_revision > signature.signed_revision
        ]
        return "B-LTA" if any(self._attests(proof, trusted) for proof in later) else "B-LT"

    def _attests(self, proof: EmbeddedPdfSignature, trusted: Trusted) -> bool:
        """Whether a time stamp over the whole file is sound and by a trusted authority."""
        content = proof.signed_data["encap_content_info"]["content"]
        at = content.parsed["gen_time"].native
        context = trusted.context(at, proof.other_embedded_certs, self._crls())
        try:
            status = asyncio.run(async_validate_pdf_timestamp(proof, context, skip_diff=True))
        except (SignatureValidationError, PdfError):
            return False
        return status.intact and status.valid and status.trusted and gap_is_sound(self.pdf, proof)


def _stamp_of(signature: EmbeddedPdfSignature) -> datetime | None:
    """The time in the signature's time stamp, not yet believed."""
    for stamp in extract_tst_data_iter(signature.signer_info, signed=False):
        at = stamp["encap_content_info"]["content"].parsed["gen_time"].native
        if isinstance(at, datetime):
            return at
    return None
