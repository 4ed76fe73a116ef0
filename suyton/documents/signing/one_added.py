"""Whether a file is another one with a signature added, and with nothing else."""

from io import BytesIO

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature

from suyton.documents.signing.allowed_additions import only_adds
from suyton.documents.signing.evidence import SignedFile
from suyton.domain.errors import DocumentAltered, NotSigned

POINT = 1.0
"""How far a frame may be off: tools round."""


def the_one_added(
    before: bytes, after: bytes, field_name: str
) -> tuple[SignedFile, EmbeddedPdfSignature]:
    """The signature by which ``after`` differs from ``before``.

    A tool may have made a field of its own, if it is invisible or lies where the prepared one is:
    anything drawn elsewhere could cover what is decided.

    Raises:
        NotSigned: no signature was added in that place. DocumentAltered: anything else was.
    """
    if not after.startswith(before):
        raise DocumentAltered()
    if len(after) == len(before):
        raise NotSigned(field=field_name)
    try:
        old, new = (PdfFileReader(BytesIO(pdf)) for pdf in (before, after))
        signatures = _added(old, new)
        if not signatures:
            raise NotSigned(field=field_name)
        if len(signatures) > 1 or not _is_only_that(old, new):
            raise DocumentAltered()
        signature = signatures[0]
        if not _is_in_its_place(new, signature, field_name):
            raise NotSigned(field=field_name)
    except PdfError:
        raise DocumentAltered() from None
    return SignedFile(after, new), signature


def _added(old: PdfFileReader, new: PdfFileReader) -> list[EmbeddedPdfSignature]:
    known = {signature.field_name for signature in old.embedded_signatures}
    return [one for one in new.embedded_regular_signatures if one.field_name not in known]


def _is_only_that(old: PdfFileReader, new: PdfFileReader) -> bool:
    """The added revisions follow the last one of before, and add nothing but signatures."""
    last = old.xrefs.total_revisions - 1
    # A revision could be hooked in below the last one, which would then be passed over.
    if new.xrefs.get_startxref_for_revision(last) != old.last_startxref:
        return False
    return only_adds(new, last, fillable=set())


def _is_in_its_place(new: PdfFileReader, signature: EmbeddedPdfSignature, field_name: str) -> bool:
    if signature.field_name == field_name:
        return True
    prepared = next(enumerate_sig_fields(new, with_name=field_name), None)
    if prepared is None or prepared[1] is not None:
        return False
    return _lies_within(signature.sig_field, prepared[2].get_object())


def _lies_within(field: DictionaryObject, place: DictionaryObject) -> bool:
    left, bottom, right, top = (float(side) for side in field["/Rect"])
    if left == right or bottom == top:
        return True
    west, south, east, north = (float(side) for side in place["/Rect"])
    same_page = field.raw_get("/P") == place.raw_get("/P")
    return (
        same_page
        and west - POINT <= left <= right <= east + POINT
        and south - POINT <= bottom <= top <= north + POINT
    )
