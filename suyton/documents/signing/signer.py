"""Signs papers as PAdES asks (ETSI EN 319 142-1), with a key from the ring."""

import asyncio
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from io import BytesIO

from asn1crypto import x509
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import Signer as Key
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.stamp import NoOpStampStyle

from suyton.documents.signing.appearance import Appearances, into
from suyton.documents.signing.certificates import belongs_to, described, name_of, require_good
from suyton.documents.signing.key_ring import KeyRing
from suyton.documents.signing.number_fields import size_of
from suyton.documents.signing.revision import Revision
from suyton.documents.signing.trust import TrustFolder
from suyton.domain.certificate import Certificate
from suyton.domain.errors import DocumentAltered, KeyMissing, TimeStampAbsent
from suyton.ports.documents import SEAL, SigningWish


class Level(StrEnum):
    """How long a signature can be proved (ETSI EN 319 142-1, 6)."""

    BASIC = "b-b"
    TIME = "b-t"
    """A time-stamp authority attests the time."""
    LONG_TERM = "b-lt"
    """What shows the certificates to be good is in the file."""
    ARCHIVE = "b-lta"
    """A further time stamp over all of it."""


# What proves the certificates goes into the revision that is signed, so that the signature covers
# the whole file; entries by signature (VRI) could only follow it.
_PROOFS = DSSContentSettings(
    include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
)


class PadesSigner:
    """The Signer port. Not to be called on an event loop: signing runs one of its own."""

    def __init__(
        self,
        keys: KeyRing,
        trust: TrustFolder,
        appearances: Appearances,
        *,
        level: Level = Level.BASIC,
        time_stamper: TimeStamper | None = None,
    ) -> None:
        """Raises ValueError where a level needs a time-stamp authority and there is none."""
        if level is not Level.BASIC and time_stamper is None:
            raise ValueError(f"signatures of level {level} need a time-stamp authority")
        self._keys = keys
        self._trust = trust
        self._appearances = appearances
        self._level = level
        self._time_stamper = time_stamper if level is not Level.BASIC else None

    def ready(self, holder: str, secret: str, at: datetime) -> Certificate:
        """The certificate that would sign; see the port.

        The key is tried on a few bytes that nobody keeps: one that does not belong to its
        certificate would otherwise show only after a number was given.

        Raises, beside what the port names:
            TimeStampAbsent: the time-stamp authority gives no stamp.
        """
        with self._keys.open(holder, secret) as key:
            self._require_good(key, at)
            trial = secrets.token_bytes(32)
            made = asyncio.run(key.async_sign_raw(trial, "sha256"))
            if not belongs_to(_certificate_of(key), trial, made):
                raise KeyMissing(holder=holder)
            if self._time_stamper is not None:
                with _time_stamps_from(self._time_stamper):
                    asyncio.run(self._time_stamper.async_timestamp(bytes(32), "sha256"))
            return described(_certificate_of(key))

    def sign(self, pdf: bytes, wish: SigningWish, secret: str) -> bytes:
        """The file with one more signature; see the port.

        Raises, beside what the port names:
            DocumentAltered: the file has no such empty field.
            TimeStampAbsent: the time-stamp authority gives no stamp.
        """
        with self._keys.open(wish.holder, secret) as key:
            self._require_good(key, wish.at)
            revision = self._shown(pdf, wish, name_of(_certificate_of(key).subject))
            with _time_stamps_from(self._time_stamper):
                return asyncio.run(self._signed(revision, wish, key))

    def _require_good(self, key: Key, at: datetime) -> None:
        require_good(_certificate_of(key), self._trust.now(), at, key.cert_registry)

    def _shown(self, pdf: bytes, wish: SigningWish, name: str) -> Revision:
        """The revision to be signed, with the signature's picture in its field."""
        try:
            revision = Revision(pdf)
            empty = enumerate_sig_fields(revision, filled_status=False, with_name=wish.field_name)
            _, _, reference = next(empty)
        except (PdfError, StopIteration):
            raise DocumentAltered() from None
        field = reference.get_object()
        is_seal = wish.field_name == SEAL
        draw = self._appearances.seal if is_seal else self._appearances.signature
        drawn = draw(self._keys.picture(wish.holder), name, wish.at, size_of(field))
        field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): into(revision, drawn)})
        revision.mark_update(reference)
        return revision

    async def _signed(self, revision: Revision, wish: SigningWish, key: Key) -> bytes:
        """As ``PdfSigner.sign_pdf`` does it, with the time of signing given."""
        signer = PdfSigner(
            self._metadata(wish, key),
            key,
            timestamper=self._time_stamper,
            stamp_style=NoOpStampStyle(),
        )
        session = signer.init_signing_session(revision, existing_fields_only=True)
        session.system_time = wish.at
        proofs = await session.perform_presign_validation(revision)
        reserved = await session.estimate_signature_container_size(proofs)
        to_sign = session.prepare_tbs_document(proofs, reserved)
        out = BytesIO()
        digest, _ = to_sign.digest_tbs_document(output=out)
        done = await to_sign.perform_signature(
            digest.document_digest, PdfCMSSignedAttributes(signing_time=wish.at)
        )
        await done.post_signature_processing(out)
        return out.getvalue()

    def _metadata(self, wish: SigningWish, key: Key) -> PdfSignatureMetadata:
        proofs = self._level in (Level.LONG_TERM, Level.ARCHIVE)
        return PdfSignatureMetadata(
            field_name=wish.field_name,
            md_algorithm="sha256",
            reason=wish.reason or None,
            subfilter=SigSeedSubFilter.PADES,
            app_build_props=BuildProps("Suy Tôn"),
            embed_validation_info=proofs,
            use_pades_lta=self._level is Level.ARCHIVE,
            validation_context=(
                self._trust.now().context(wish.at, key.cert_registry) if proofs else None
            ),
            signer_key_usage=set(),  # asked already, where either of two uses will do
            dss_settings=_PROOFS,
        )


def _certificate_of(key: Key) -> x509.Certificate:
    """The certificate of a key from the ring, which always has one."""
    return key.signing_cert


@contextmanager
def _time_stamps_from(time_stamper: TimeStamper | None) -> Iterator[None]:
    """Says that the authority gives no stamp, where that is what went wrong."""
    try:
        yield
    except TimestampRequestError:
        raise TimeStampAbsent(address=getattr(time_stamper, "url", "")) from None
