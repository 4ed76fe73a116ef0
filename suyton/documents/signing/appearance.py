"""What a field of a paper shows: its text, the picture of a signature, or that of a seal.

Drawn by Typst like the paper itself, with the same faces, and taken into the PDF as a form
XObject. By Decree 30/2020/NĐ-CP, Annex I (domain notes 6.4): a person's signature is blue, between
the post and the name; the office's seal is red, in its real size, over the signature's left third.
"""

import json
import threading
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter

from suyton.documents.faces import faces
from suyton.domain.calendar import HANOI

TEXT_POINTS, PERSON_POINTS, OFFICE_POINTS, TIME_POINTS = 13, 10, 8, 6
"""Number and date as the paper's own; name and time without a picture; time under a signature."""

FREE_OF_SEAL = 2 / 3
"""What the seal's place does not share with the signature's."""

_TEMPLATE = Path(__file__).with_name("appearance.typ")

Size = tuple[float, float]
"""Width and height in millimetres."""


class Appearances:
    """Draws what fields show. Safe to share between threads: drawings wait for one another."""

    def __init__(self, *, system_fonts: bool = True) -> None:
        # Pictures lie wherever the office keeps them, so every path is one from the root.
        self._compiler = typst.Compiler(
            _TEMPLATE, root="/", font_paths=faces(system_fonts=system_fonts)
        )
        self._one_at_a_time = threading.Lock()

    def line(self, words: str, size: Size, *, italic: bool, side: str) -> bytes:
        """One line of the paper's own text as a PDF of that size; ``side`` is left or center."""
        return self._draw(size, TEXT_POINTS, words=[words], italic=italic, side=side)

    def signature(self, picture: Path | None, name: str, at: datetime, size: Size) -> bytes:
        """A person's: the picture and, small, the time; without a picture the name and the time.

        The time is that of Hanoi in ISO 8601, such as ``2024-01-05T09:30:00+07:00``.
        """
        time = at.astimezone(HANOI).isoformat(timespec="seconds")
        if picture is None:
            return self._draw(size, PERSON_POINTS, words=[name, time])
        where = str(picture.resolve())
        return self._draw(size, TIME_POINTS, words=[time], height_side="bottom", picture=where)

    def seal(self, picture: Path | None, name: str, at: datetime, size: Size) -> bytes:
        """An office's: the picture alone; without one the name and the time, beside the person's."""
        if picture is not None:
            return self._draw(size, TIME_POINTS, picture=str(picture.resolve()))
        day, _, time = at.astimezone(HANOI).isoformat(timespec="seconds").partition("T")
        return self._draw(size, OFFICE_POINTS, words=[name, day, time], share=FREE_OF_SEAL)

    def _draw(self, size: Size, points: int, **more: Any) -> bytes:
        usual = {"italic": False, "side": "center", "height_side": "horizon", "share": 1}
        drawn = {"width": size[0], "height": size[1], "size": points, **usual, **more}
        with self._one_at_a_time:
            pdf = self._compiler.compile(
                format="pdf",
                sys_inputs={"drawn": json.dumps(drawn, ensure_ascii=False)},
                timestamp=0,
                # The paper's own tags say what stands where; a field's drawing has none.
                pdf_tags=False,
            )
        assert isinstance(pdf, bytes)  # noqa: S101 (no output was named, and a PDF is one file)
        return pdf


def into(writer: BasePdfFileWriter, drawn: bytes) -> IndirectObject:
    """The drawing as a form XObject of that file."""
    found = writer.import_page_as_xobject(PdfFileReader(BytesIO(drawn)))
    assert isinstance(found, IndirectObject)  # noqa: S101 (pyHanko leaves it untyped)
    return found
