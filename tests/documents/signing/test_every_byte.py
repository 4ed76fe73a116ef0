"""A byte changed anywhere in a signed file is found: by the examination, or by the file's SHA-256.

The examination finds every change of what is signed, of the signature, of its signer's certificate
and of what fills up its place. What it cannot find carries no meaning for it: the outer head of the
CMS object and certificates beside the signer's. Those change the SHA-256, which the register keeps.
"""

import logging
import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from asn1crypto.parser import peek
from cryptography.hazmat.primitives.serialization import Encoding

from suyton.documents.signing import checker
from suyton.domain.examination import Examination
from tests.documents.signing.desk import Desk

SEED = 20240105
STRUCTURE = re.compile(
    rb"%PDF-1\.\d|/ByteRange *\[[^\]]*\]|/Contents <|/SubFilter[^/]*/[\w.]+|/V \d+|/AcroForm[^/]*"
    rb"|xref\s+\d+ \d+|trailer|/Root \d+|/Prev \d+|startxref\s+\d+|%%EOF|endstream|endobj"
)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """pyHanko tells at length what it finds in broken files."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def contents_of(pdf: bytes) -> tuple[int, int]:
    """Where the hexadecimal form of the signature begins and ends."""
    start = pdf.index(b"/Contents <") + len(b"/Contents <")
    return start, pdf.index(b">", start)


def changed(pdf: bytes, position: int, chance: random.Random) -> bytes:
    """Another byte in that place; within the signature another digit of its hexadecimal form."""
    start, end = contents_of(pdf)
    choices = b"0123456789ABCDEF" if start <= position < end else bytes(range(256))
    byte = chance.choice([one for one in choices if one != pdf[position]])
    return pdf[:position] + bytes([byte]) + pdf[position + 1 :]


def goes_unnoticed(desk: Desk, good: Examination, altered: bytes) -> bool:
    found = desk.checker.examine(altered)
    assert found.sha256 != good.sha256
    return replace(found, sha256=good.sha256) == good


def test_a_byte_changed_outside_the_signature_is_always_found(desk: Desk) -> None:
    pdf, chance = desk.signed, random.Random(SEED)
    start, end = contents_of(pdf)
    marks = [place for match in STRUCTURE.finditer(pdf) for place in range(*match.span())]
    positions = chance.sample(range(len(pdf)), 250) + chance.sample(marks, 150)
    outside = [position for position in positions if not start <= position < end]
    assert len(outside) > 350
    good = desk.checker.examine(pdf)
    unnoticed = [
        position
        for position in outside
        if goes_unnoticed(desk, good, changed(pdf, position, chance))
    ]
    assert unnoticed == []


def test_within_the_signature_only_what_means_nothing_to_it_goes_unnoticed(desk: Desk) -> None:
    pdf, chance = desk.signed, random.Random(SEED)
    start, end = contents_of(pdf)
    contents = bytes.fromhex(pdf[start:end].decode())
    positions = chance.sample(range(start, end), 300)
    good = desk.checker.examine(pdf)
    unnoticed = {
        (position - start) // 2
        for position in positions
        if goes_unnoticed(desk, good, changed(pdf, position, chance))
    }
    assert unnoticed <= meaningless(desk, contents)
    # The authorities' certificates take up about a third of the place.
    assert len(unnoticed) < 120


def meaningless(desk: Desk, contents: bytes) -> set[int]:
    """The bytes of the authorities' certificates, and of what stands before the first of all."""
    others = [one.public_bytes(Encoding.DER) for one in desk.chairman.chain]
    places = [contents.index(der) for der in others]
    own = contents.index(desk.chairman.der)
    free = set(range(min(*places, own)))
    for place, der in zip(places, others, strict=True):
        free |= set(range(place, place + len(der)))
    return free


def test_what_fills_up_the_place_of_the_signature_is_zeros(desk: Desk) -> None:
    pdf = desk.signed
    start, end = contents_of(pdf)
    length = peek(bytes.fromhex(pdf[start:end].decode()))
    for position in (start + 2 * length, (start + 2 * length + end) // 2, end - 1):
        (facts,) = desk.checker.examine(pdf[:position] + b"1" + pdf[position + 1 :]).signatures
        assert not facts.intact


def test_a_letter_in_another_case_is_found(desk: Desk) -> None:
    pdf = desk.signed
    start, end = contents_of(pdf)
    position = next(at for at in range(start, end) if pdf[at : at + 1] in b"ABCDEF")
    altered = pdf[:position] + pdf[position : position + 1].lower() + pdf[position + 1 :]
    (facts,) = desk.checker.examine(altered).signatures
    assert not facts.intact


def test_all_of_it_in_the_other_case_is_the_same_signature_in_another_file(desk: Desk) -> None:
    pdf = desk.signed
    start, end = contents_of(pdf)
    altered = pdf[:start] + pdf[start:end].lower() + pdf[end:]
    assert goes_unnoticed(desk, desk.checker.examine(pdf), altered)


@pytest.mark.parametrize("end", [0, 1, 100, 5000, -1, -2000, -6000])
def test_a_file_cut_short_is_never_good(desk: Desk, end: int) -> None:
    found = desk.checker.examine(desk.signed[:end])
    assert not any(one.fault == "" and found.whole for one in found.signatures)


@pytest.mark.parametrize(
    "foreign", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\x00" * 5000, b"%PDF-1.7\n" + b"<<" * 5000]
)
def test_what_is_no_pdf_is_a_finding(desk: Desk, foreign: bytes) -> None:
    found = desk.checker.examine(foreign)
    assert (found.readable, found.signatures, found.whole) == (False, (), False)


def test_a_pdf_without_a_signature_is_readable_and_holds_none(desk: Desk) -> None:
    found = desk.checker.examine(desk.paper)
    assert (found.readable, found.signatures, found.whole) == (True, (), False)


def test_a_file_with_more_signatures_than_any_paper_is_not_worked_through(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checker, "MOST_SIGNATURES", 1)
    assert desk.checker.examine(desk.signed).readable
    assert not desk.checker.examine(desk.sealed).readable
