"""Whether a file is text that an office here can have written."""

import codecs
import re
from typing import BinaryIO

CHUNK_BYTES = 256 * 1024

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
"""Signs that no text holds; tabs, ends of lines and of pages it may."""


def is_text(content: BinaryIO) -> bool:
    """UTF-8, UTF-16 with its mark, or the Vietnamese code page of Windows, without control signs."""
    start = content.tell()
    head = content.read(2)
    marked = head in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    for encoding in ("utf-16",) if marked else ("utf-8", "cp1258"):
        content.seek(start)
        if _reads_as(content, encoding):
            return True
    return False


def _reads_as(content: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := content.read(CHUNK_BYTES):
            if _CONTROLS.search(decoder.decode(chunk)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
