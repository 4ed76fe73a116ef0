"""The one gap in what a signature covers: it must hold the signature and nothing else.

Everything outside the gap is under the digest. Inside it, a hidden byte would go unnoticed by a
reader that only takes the signature out; so the gap must be the signature's own hexadecimal form,
in letters of one case, and what fills it up must be zeros (ISO 32000-1, 12.8.1; CMS, RFC 5652).
"""

from asn1crypto import cms
from asn1crypto.parser import peek
from pyhanko.sign.validation import EmbeddedPdfSignature


def gap_is_sound(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Whether nothing but the signature lies in the gap that it leaves out of its digest."""
    try:
        start, before, after, rest = (int(number) for number in signature.byte_range)
    except (TypeError, ValueError):
        return False
    if start != 0 or not 0 < before < after or rest < 0 or after + rest > len(pdf):
        return False
    return _names_its_version(signature.signer_info) and _written_once(
        pdf[before:after], signature.pkcs7_content
    )


def _names_its_version(signer: cms.SignerInfo) -> bool:
    """RFC 5652, 5.3: version 1 where the signer is named by issuer and serial number, else 3."""
    by_serial = signer["sid"].name == "issuer_and_serial_number"
    return bool(signer["version"].native == ("v1" if by_serial else "v3"))


def _written_once(gap: bytes, contents: bytes) -> bool:
    inside = gap[1:-1]
    if gap[:1] != b"<" or gap[-1:] != b">" or inside not in (inside.lower(), inside.upper()):
        return False
    # Compared as text: ``fromhex`` would pass over white space.
    return inside.lower() == contents.hex().encode() and _is_filled_up_with_zeros(contents)


def _is_filled_up_with_zeros(contents: bytes) -> bool:
    try:
        return not any(contents[peek(contents) :])
    except ValueError:
        return False
