"""Other readers say the same of every kind of signed file: Poppler's pdfsig, and pyHanko itself."""

import asyncio
import re
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature

from suyton.documents.signing.allowed_additions import POLICY
from suyton.documents.signing.signer import Level, PadesSigner
from suyton.ports.documents import SEAL, SIGNATURE, SigningWish
from tests.documents.signing.desk import (
    APPEARANCES,
    AT,
    CHAIRMAN,
    DATED,
    FIELDS,
    NUMBER_GIVEN,
    OFFICE,
    SECRET,
    Desk,
)
from tests.support.not_run import needs_pdfsig, needs_softhsm
from tests.support.softhsm import PIN, SoftTokens
from tests.support.time_stamps import stamper


def sealed_at(desk: Desk, level: Level) -> bytes:
    """By a P-256 key and then by an RSA key."""
    stamping = desk.authority.issue("TSA", "rsa", stamps_time=True)
    at = AT + timedelta(seconds=5)
    signer = PadesSigner(
        desk.keys, desk.trust, APPEARANCES, level=level, time_stamper=stamper(stamping, at)
    )
    signed = signer.sign(desk.paper, SigningWish(CHAIRMAN, SIGNATURE, AT), SECRET)
    numbered = FIELDS.fill(signed, NUMBER_GIVEN, DATED)
    return signer.sign(numbered, SigningWish(OFFICE, SEAL, AT), SECRET)


GOOD = "Signature is Valid."


def pdfsig(pdf: bytes, folder: Path) -> dict[str, str]:
    """What Poppler says of the signature in each field."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(
        ["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False
    ).stdout
    each = re.finditer(
        r"Signature Field Name: (?P<field>.+)\n(?:.+\n)*?.*Signature Validation: (?P<says>.+)", told
    )
    return {one["field"]: one["says"] for one in each}


@needs_pdfsig
@pytest.mark.parametrize("level", list(Level))
def test_all_readers_agree_at_every_level(desk: Desk, level: Level, tmp_path: Path) -> None:
    sealed = sealed_at(desk, level)
    ours = desk.checker.examine(sealed)
    assert [(one.fault, one.level) for one in ours.signatures] == [("", level.upper())] * 2
    # An archive's proofs of time are in fields of their own, and beyond pdfsig.
    poppler = pdfsig(sealed, tmp_path)
    assert (poppler[SIGNATURE], poppler[SEAL]) == (GOOD, GOOD)
    for signature in PdfFileReader(BytesIO(sealed)).embedded_regular_signatures:
        context = desk.trust.now().context(AT, signature.other_embedded_certs)
        status = asyncio.run(
            async_validate_pdf_signature(
                signature, context, diff_policy=POLICY if level is Level.ARCHIVE else None
            )
        )
        assert status.bottom_line


@needs_pdfsig
@needs_softhsm
@pytest.mark.parametrize("on_token", ["p256", "rsa"], indirect=True)
def test_all_readers_agree_on_a_key_on_a_token(
    desk: Desk, tokens: SoftTokens, on_token: Iterator[str], tmp_path: Path
) -> None:
    signed = desk.signed_by_wish(str(on_token), desk.paper, PIN)
    assert pdfsig(signed, tmp_path) == {SIGNATURE: GOOD}
    assert [one.fault for one in desk.checker.examine(signed).signatures] == [""]


@needs_pdfsig
def test_all_readers_agree_on_an_altered_file(desk: Desk, tmp_path: Path) -> None:
    altered = desk.sealed.replace(b"/MediaBox", b"/MediaBoX", 1)
    assert GOOD not in pdfsig(altered, tmp_path).values()
    assert not any(one.intact for one in desk.checker.examine(altered).signatures)
