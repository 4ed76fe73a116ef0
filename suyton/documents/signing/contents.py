"""The one gap in what a signature covers: it must hold the signature and nothing else.

Everything outside the gap is under the digest. Inside it, a hidden byte would go unnoticed by a
reader that only takes the signature out; so the gap must be the signature's own hexadecimal form,
in letters of one case, and what fills it up must be zeros (ISO 32000-1, 12.8.1; CMS, RFC 5652).
"""

from asn1crypto import cms
from asn1crypto.parser import peek
from pyhanko.sign.validation import EmbeddedPdfSignature

NULL = b"\x05\x00"
"""As DER writes it (ITU-T X.690, 8.8)."""


def gap_is_sound(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Whether nothing but the signature lies in the gap that it leaves out of its digest."""
    try:
        start, before, after, rest = (int(number) for number in signature.byte_range)
    except (TypeError, ValueError):
        return False
    if start != 0 or not 0 < before < after or rest < 0 or after + rest > len(pdf):
        return False
    return (
        _is_named_to_the_letter(signature)
        and _algorithms_are_plain(signature.signer_info)
        and _written_once(pdf[before:after], signature.pkcs7_content)
    )


def _algorithms_are_plain(signer: cms.SignerInfo) -> bool:
    """What follows an algorithm's name is nothing, NULL, or what that algorithm needs (PSS)."""
    return all(
        signer[which]["parameters"].dump() in (b"", NULL)
        or signer[which]["algorithm"].native == "rsassa_pss"
        for which in ("digest_algorithm", "signature_algorithm")
    )


def _is_named_to_the_letter(signature: EmbeddedPdfSignature) -> bool:
    """The signer is named by the very bytes of the certificate; readers pass over other letters.

    RFC 5652, 5.3: version 1 where the signer is named by issuer and serial number, else 3.
    """
    signer = signature.signer_info
    if signer["sid"].name != "issuer_and_serial_number":
        return bool(signer["version"].native == "v3")
    named: bytes = signer["sid"].chosen["issuer"].dump()
    return bool(signer["version"].native == "v1" and named == signature.signer_cert.issuer.dump())


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
