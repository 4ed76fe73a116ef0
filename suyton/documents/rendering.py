"""Draws papers with Typst: a template for each kind, and what it says as JSON."""

import json
import re
import threading
from datetime import datetime
from pathlib import Path

import segno
import typst

from suyton.documents.faces import faces
from suyton.documents.paper_text import printable
from suyton.documents.templates_folder import TemplatesFolder
from suyton.domain.calendar import HANOI
from suyton.domain.document_kind import DocumentKind
from suyton.domain.errors import DomainError, SignUnprintable, TemplateFailed
from suyton.ports.documents import Content, Place, Rendered

BLANK = "blank.typ"
BLANKS_AFTER_EACH = 4
"""Typst keeps what it worked out until ten drawings later, which for ten lists of 400 names is
250 MB. A blank page counts as a drawing and costs a tenth of a millisecond: with four of them half
of it is kept, and the next paper is drawn no slower (measured with ``python -m bench papers``)."""

_FAULT = re.compile(r"^error: (?P<problem>.+?)\n\s*┌─ (?P<file>.+?):(?P<line>\d+):\d+", re.M | re.S)

_WITHOUT_SHAPE = re.compile(r'the text `"(?P<sign>.+)"` could not be displayed')


class TypstRenderer:
    """The Renderer port. Safe to share between threads: drawings wait for one another.

    ``system_fonts`` lets Times New Roman be used where it is installed; without it every machine
    draws the same picture, with the face that comes along.
    """

    def __init__(self, province_dir: Path | None = None, *, system_fonts: bool = True) -> None:
        """Raises TemplateFailed where the province's folder cannot be used."""
        self._folder = TemplatesFolder(province_dir)
        self._faces = faces(self._folder.font_dirs, system_fonts=system_fonts)
        no_faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
        self._blank = typst.Compiler(
            self._folder.root / BLANK, root=self._folder.root, font_paths=no_faces
        )
        self._compilers: dict[DocumentKind, typst.Compiler] = {}
        self._one_at_a_time = threading.Lock()

    def render(self, kind: DocumentKind, content: Content, at: datetime) -> Rendered:
        """The paper as PDF/A and the places it leaves open; see the port."""
        said = {"content": _json_of(content)}
        with self._one_at_a_time:
            compiler = self._compiler(kind)
            try:
                pdf = compiler.compile(
                    format="pdf",
                    sys_inputs=said,
                    # For the archive (ISO 19005-2, level A) and for screen readers (ISO 14289-1).
                    pdf_standards=["a-2a", "ua-1"],
                    timestamp=at.astimezone(HANOI).replace(microsecond=0),
                )
                places = json.loads(compiler.query("<place>", field="value"))
            except typst.TypstError as error:
                raise _failure(kind, error) from error
            finally:
                self._forget()
        assert isinstance(pdf, bytes)  # noqa: S101 (no output was named, and a PDF is one file)
        return Rendered(pdf, {place.pop("name"): Place(**place) for place in places})

    def _forget(self) -> None:
        for _ in range(BLANKS_AFTER_EACH):
            self._blank.compile(format="svg")

    def _compiler(self, kind: DocumentKind) -> typst.Compiler:
        if kind not in self._compilers:
            self._compilers[kind] = typst.Compiler(
                self._folder.template(kind), root=self._folder.root, font_paths=self._faces
            )
        return self._compilers[kind]


def _json_of(content: Content) -> str:
    """The content as text, its letters composed.

    The address at which the paper is verified gets its QR code (ISO/IEC 18004) as a picture.
    """
    found = content.get("verification")
    if isinstance(found, dict):
        picture = segno.make(str(found["address"]), error="m", micro=False).svg_inline(border=0)
        content = {**content, "verification": {**found, "picture": picture}}
    return json.dumps(printable(content), ensure_ascii=False)


def _failure(kind: DocumentKind, error: typst.TypstError) -> DomainError:
    """Where Typst stopped and why, such as ``dictionary does not contain key "title"``.

    A sign that no face has is no fault of the template.
    """
    if unprintable := _WITHOUT_SHAPE.search(error.message):
        return SignUnprintable(sign=unprintable["sign"])
    found = _FAULT.search(error.diagnostic)
    if found is None:
        return TemplateFailed(template=f"{kind.value}.typ", line=0, problem=error.message)
    return TemplateFailed(
        template=Path(found["file"]).name, line=found["line"], problem=found["problem"]
    )
