"""Pictures of a signature and a seal for trials: drawn by code, like nobody's, and marked as such."""

import math
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from suyton.documents.faces import COMES_ALONG

BLUE, RED = (20, 50, 160, 255), (200, 20, 30, 255)
"""Of a person's signature and of an office's seal (Decree 30/2020/NĐ-CP, Annex I)."""

MARK = "BẢN MINH HỌA"
PIXELS_PER_MM = 12
"""About 300 to the inch, as the pictures of real ones are kept."""

SIGNATURE_MM, SEAL_MM = (50, 22), (36, 36)


@cache
def demonstration_signature() -> bytes:
    """A blue scribble as PNG, transparent."""
    picture, pen = _blank(SIGNATURE_MM)
    width, height = picture.size
    points = [
        (
            width * (0.08 + 0.84 * step / 240),
            height * (0.42 + 0.28 * math.sin(step / 9) * math.cos(step / 31)),
        )
        for step in range(241)
    ]
    pen.line(points, fill=BLUE, width=PIXELS_PER_MM // 2, joint="curve")
    _write(pen, (width / 2, height * 0.88), 3, BLUE)
    return _png(picture)


@cache
def demonstration_seal() -> bytes:
    """A red ring with the mark across it as PNG, transparent."""
    picture, pen = _blank(SEAL_MM)
    side = picture.size[0]
    for inset, line in ((0.01, 0.03), (0.09, 0.008)):
        edge = side * inset
        pen.ellipse((edge, edge, side - edge, side - edge), outline=RED, width=int(side * line))
    centre = side / 2
    star = [
        (
            centre + side * reach * math.sin(math.pi * corner / 5),
            side * 0.32 - side * reach * math.cos(math.pi * corner / 5),
        )
        for corner, reach in enumerate([0.11, 0.045] * 5)
    ]
    pen.polygon(star, fill=RED)
    _write(pen, (centre, side * 0.56), 3, RED)
    return _png(picture)


def _blank(size_mm: tuple[int, int]) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    width, height = (side * PIXELS_PER_MM for side in size_mm)
    picture = Image.new("RGBA", (width, height), (255, 255, 255, 0))
    return picture, ImageDraw.Draw(picture)


def _write(
    pen: ImageDraw.ImageDraw, at: tuple[float, float], height_mm: int, colour: tuple[int, ...]
) -> None:
    face = ImageFont.truetype(
        str(COMES_ALONG / "LiberationSerif-Bold.ttf"), height_mm * PIXELS_PER_MM
    )
    pen.text(at, MARK, font=face, fill=colour, anchor="mm")


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
