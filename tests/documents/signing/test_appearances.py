"""What is seen on the page: the signature's picture in its place, the seal over its left third."""

from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from suyton.documents.signing.demonstration_pictures import (
    demonstration_seal,
    demonstration_signature,
)
from suyton.ports.documents import SEAL, SIGNATURE, Place
from tests.documents.signing.desk import (
    CHAIRMAN,
    DATED,
    FIELDS,
    NUMBER_GIVEN,
    OFFICE,
    Desk,
    drawn,
)

DOTS_PER_MM = 6
FRINGES = 0.001
"""Black letters are smoothed with coloured dots."""


@pytest.fixture
def with_pictures(own_desk: Desk) -> Desk:
    keys = own_desk.folder / "keys"
    (keys / "chu-tich.png").write_bytes(demonstration_signature())
    (keys / "seal_bac-kan.png").write_bytes(demonstration_seal())
    return own_desk


def seen(pdf: bytes, place: Place) -> Image.Image:
    """What a reader shows in that place of the page."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    page = document[place.page - 1].render(scale=DOTS_PER_MM * 25.4 / 72, may_draw_forms=True)
    left, top = place.left * DOTS_PER_MM, place.top * DOTS_PER_MM
    right, bottom = left + place.width * DOTS_PER_MM, top + place.height * DOTS_PER_MM
    shown: Image.Image = page.to_pil().convert("RGB")
    return shown.crop((int(left), int(top), int(right), int(bottom)))


def pixels(picture: Image.Image) -> list[tuple[int, int, int]]:
    raw = picture.tobytes()
    return list(zip(raw[0::3], raw[1::3], raw[2::3], strict=True))


def is_red(pixel: tuple[int, int, int]) -> bool:
    return pixel[0] > 170 and pixel[1] < 90 and pixel[2] < 90


def is_blue(pixel: tuple[int, int, int]) -> bool:
    return pixel[2] > 130 and pixel[0] < 90 and pixel[1] < 110


def share(picture: Image.Image, colour: Callable[[tuple[int, int, int]], bool]) -> float:
    """How much of the picture has clearly that colour."""
    every = pixels(picture)
    return sum(map(colour, every)) / len(every)


def test_the_signature_is_blue_and_the_seal_is_red_over_its_left_third(with_pictures: Desk) -> None:
    places = drawn().places
    assert share(seen(with_pictures.paper, places[SIGNATURE]), is_blue) == 0
    signed = seen(with_pictures.signed, places[SIGNATURE])
    assert share(signed, is_blue) > 0.01
    assert share(signed, is_red) < FRINGES

    sealed = seen(with_pictures.sealed, places[SIGNATURE])
    third = sealed.width // 3
    left = sealed.crop((0, 0, third, sealed.height))
    right = sealed.crop((third + 2, 0, sealed.width, sealed.height))
    assert share(left, is_red) > 0.01
    assert share(right, is_red) < FRINGES
    assert share(right, is_blue) > 0.01


def test_the_seal_is_drawn_in_its_real_size(with_pictures: Desk) -> None:
    place = drawn().places[SEAL]
    assert (place.width, place.height) == (36, 36)
    shown = seen(with_pictures.sealed, place)
    reds = [
        (number % shown.width, number // shown.width)
        for number, pixel in enumerate(pixels(shown))
        if is_red(pixel)
    ]
    across = max(x for x, _ in reds) - min(x for x, _ in reds)
    assert across / DOTS_PER_MM == pytest.approx(36 * 0.98, abs=0.7)


def test_without_pictures_name_and_hanoi_time_are_written(desk: Desk) -> None:
    text = written(desk.sealed)
    assert "Nông Văn A" in text
    assert "2024-01-05T09:30:00+07:00" in text
    assert "tỉnh Bắc Kạn" in text
    assert "09:30:00+07:00" in text


def test_with_a_picture_the_time_of_the_signature_is_still_written(with_pictures: Desk) -> None:
    assert "2024-01-05T09:30:00+07:00" in written(with_pictures.signed)


def written(pdf: bytes) -> str:
    """The text that a reader finds, fields included."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    for page in document:
        page.flatten()
    flat = BytesIO()
    document.save(flat)
    again = pypdfium2.PdfDocument(flat.getvalue())
    return "\n".join(page.get_textpage().get_text_range() for page in again)


def test_demonstration_pictures_are_transparent_and_always_the_same() -> None:
    for draw, size in ((demonstration_signature, (600, 264)), (demonstration_seal, (432, 432))):
        picture = Image.open(BytesIO(draw()))
        assert (picture.mode, picture.size) == ("RGBA", size)
        assert picture.getpixel((0, 0)) == (255, 255, 255, 0)
        draw.cache_clear()
        assert Image.open(BytesIO(draw())).tobytes() == picture.tobytes()


def test_faces_are_embedded_for_every_drawing(with_pictures: Desk) -> None:
    numbered = FIELDS.fill(
        with_pictures.signed_by(CHAIRMAN, with_pictures.paper), NUMBER_GIVEN, DATED
    )
    sealed = with_pictures.signed_by(OFFICE, numbered)
    assert fonts_not_embedded(sealed) == set()


def fonts_not_embedded(pdf: bytes) -> set[str]:
    lacking: set[str] = set()
    for thing in PdfReader(BytesIO(pdf)).pages:
        for widget in thing.get("/Annots", ()):
            drawing = widget.get_object().get("/AP", {}).get("/N")
            fonts = drawing["/Resources"].get("/Font", {}) if drawing else {}
            for font in fonts.values():
                below = font.get_object()["/DescendantFonts"][0].get_object()
                if "/FontFile2" not in below["/FontDescriptor"]:
                    lacking.add(str(font["/BaseFont"]))
    return lacking
