"""What a file is, told by its bytes alone. Whoever sent it has no say in this.

The answer is a kind of :data:`suyton.domain.upload.ALLOWED` or a word for something else, such as
``executable`` or ``html``, which the wording says under ``file_kind``.
"""

import re
from typing import BinaryIO

from suyton.documents.uploads.office_packages import kind_of_package
from suyton.documents.uploads.old_office import OLE, kind_of_compound
from suyton.documents.uploads.plain_text import is_text

_HEAD_BYTES = 1024

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"MZ", "executable"),
    (b"\x7fELF", "executable"),
    (b"\xca\xfe\xba\xbe", "executable"),
    (b"\xfe\xed\xfa", "executable"),
    (b"\xce\xfa\xed\xfe", "executable"),
    (b"\xcf\xfa\xed\xfe", "executable"),
    (b"\x00asm", "executable"),
    (b"#!", "script"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"RIFF", "picture"),
)
"""First bytes by kind."""

_ALSO_WORDS = frozenset({b"MZ", b"BM", b"BZh", b"RIFF", b"GIF8"})
"""A text may begin with these letters, so text is asked for first."""

_MARKUP = re.compile(
    rb"<(!doctype\s+html|html|head|body|script|iframe|svg)[\s>/]"
    rb"|\A<(style|title|table|div|a|img|meta|p|br|h1)[\s>/]|\A<!--",
    re.IGNORECASE,
)
"""What a browser would show as a page (after the WHATWG's MIME sniffing)."""

_BEFORE_TEXT = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""Marks of the encoding, and blanks."""


def kind_of(content: BinaryIO) -> str:
    """The kind of file in ``content``, which is read from its start and left anywhere."""
    content.seek(0)
    head = content.read(_HEAD_BYTES)
    if not head:
        return "empty"
    if head.startswith(b"PK\x03\x04"):
        return kind_of_package(content)
    if head.startswith(OLE):
        return kind_of_compound(content)
    found = next((kind for first, kind in _SIGNATURES if head.startswith(first)), "")
    if found and not any(head.startswith(first) for first in _ALSO_WORDS):
        return found
    content.seek(0)
    if is_text(content):
        return _kind_of_text(head)
    return found or "unknown"


def _kind_of_text(head: bytes) -> str:
    start = head.replace(b"\x00", b"").lstrip(_BEFORE_TEXT)
    if marked := _MARKUP.search(start):
        return "svg" if b"<svg" in marked.group().lower() else "html"
    return "xml" if start.startswith(b"<?xml") else "txt"
