"""Pages as pictures, compared with those that were looked at and kept.

After a wanted change: run the test with ``SUYTON_TEST_KEEP_PICTURES=1``, look at every picture
that changed, and commit it.
"""

import os
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

KEPT = Path(__file__).with_name("kept_pictures")
DOTS_PER_INCH = 50
SEEN = 60
"""Greys of 255 by which a dot must differ to be seen as another; less is the smoothing of edges."""
DOTS_ALLOWED = 12
"""Fewer than one letter of the text has."""


def pages(pdf: bytes) -> list[Image.Image]:
    """Each page in greys, at a resolution where a word is still a shape of its own."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def dots_apart(one: Image.Image, other: Image.Image) -> int:
    """How many dots of two pictures are seen to differ; all of them where the sizes do."""
    if one.size != other.size:
        return one.width * one.height
    histogram = ImageChops.difference(one, other).histogram()
    return sum(histogram[SEEN:])


def assert_looks_as_kept(name: str, pdf: bytes) -> None:
    """Every page of ``pdf`` looks like the kept picture ``name-1.png``, ``name-2.png`` …"""
    drawn = pages(pdf)
    if os.environ.get("SUYTON_TEST_KEEP_PICTURES"):
        _keep(name, drawn)
    kept = sorted(KEPT.glob(f"{name}-?.png"))
    assert len(kept) == len(drawn), f"{name}: {len(drawn)} pages, {len(kept)} are kept"
    for file, page in zip(kept, drawn, strict=True):
        with Image.open(file) as picture:
            apart = dots_apart(page, picture.convert("L"))
        assert apart <= DOTS_ALLOWED, f"{file.name}: {apart} dots differ"


def _keep(name: str, drawn: list[Image.Image]) -> None:
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob(f"{name}-?.png"):
        old.unlink()
    for number, page in enumerate(drawn, start=1):
        page.quantize(16).save(KEPT / f"{name}-{number}.png", optimize=True)
