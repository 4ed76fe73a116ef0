"""Fills Word templates with what a paper says (Jinja2 in Word, by docxtpl).

A template is data that an office brings: it is run in a sandbox in which it reaches the fields it
is given and nothing of Python. A field that does not exist is a fault, never a blank.
"""

import io
import re
import unicodedata
from pathlib import Path
from types import TracebackType
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from suyton.domain.document_kind import DocumentKind
from suyton.domain.errors import TemplateFailed
from suyton.ports.documents import Content

BUILT_IN = Path(__file__).parent
SHOWN_OF_A_PARAGRAPH = 120

_TAG = re.compile(r"<[^>]+>")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Signs that XML cannot hold, or that docxtpl would read as a break of page or paragraph."""


class DocxDrafts:
    """The Drafts port. A template of the province's folder takes the place of ours."""

    def __init__(self, province_dir: Path | None = None) -> None:
        self._province_dir = province_dir

    def template(self, kind: DocumentKind) -> bytes:
        """The template in use; raises TemplateFailed where there is none of this kind."""
        name = f"{kind.value}.docx"
        own = self._province_dir / name if self._province_dir else None
        file = own if own is not None and own.is_file() else BUILT_IN / name
        try:
            return file.read_bytes()
        except OSError as fault:
            raise TemplateFailed(template=name, line=0, problem=fault.strerror or "") from fault

    def write(self, kind: DocumentKind, content: Content) -> bytes:
        """The draft; see the port."""
        name = f"{kind.value}.docx"
        draft = DocxTemplate(io.BytesIO(self.template(kind)))
        try:
            draft.render(_clean(content), _sandbox())
            written = io.BytesIO()
            draft.save(written)
        except Exception as fault:
            # Whatever goes wrong in an office's own file is told to the office, not kept from it.
            raise _failure(name, draft, fault) from fault
        return written.getvalue()


def _sandbox() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def _clean(value: Any) -> Any:
    """The same content with its letters composed (NFC) and only signs that text may have."""
    if isinstance(value, str):
        return _NOT_TEXT.sub("", unicodedata.normalize("NFC", value))
    if isinstance(value, dict):
        return {name: _clean(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return value


def _failure(name: str, draft: DocxTemplate, fault: Exception) -> TemplateFailed:
    """What is wrong, and the paragraph it stands in: docxtpl gives each a line of its own."""
    line = getattr(fault, "lineno", None) or _line_in_template(fault.__traceback__)
    paragraphs = _paragraphs(draft)
    problem = str(fault) or type(fault).__name__
    if not 0 < line <= len(paragraphs):
        return TemplateFailed(template=name, line=0, problem=problem)
    words = paragraphs[line - 1][:SHOWN_OF_A_PARAGRAPH]
    number = sum(bool(one) for one in paragraphs[:line])
    return TemplateFailed(template=name, line=number, problem=f"{problem}, in “{words}”")


def _line_in_template(trace: TracebackType | None) -> int:
    """The line that Jinja2 had come to, as it writes it into the trace; 0 where it says none."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _paragraphs(draft: DocxTemplate) -> list[str]:
    """The words of each line that was given to Jinja2; empty of what has none."""
    part = getattr(draft, "current_rendering_part", None)
    if part is None:
        return []
    source = draft.patch_xml(draft.get_part_xml(part))
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", source).splitlines()
    return [_TAG.sub("", one).strip() for one in lines]
