"""Office files that are ZIP packages: OOXML (ECMA-376) and OpenDocument (ISO/IEC 26300)."""

import struct
import zipfile
from typing import BinaryIO

_END = b"PK\x05\x06"
_END_BYTES = 22
_COMMENT_BYTES = 0xFFFF
_DIRECTORY_BYTES = 1024 * 1024
"""Of a package's table of contents; 10,000 parts. A longer one would fill the memory."""
_TYPES_BYTES = 1024 * 1024
"""Of the list of content types, which is read only so far, whatever it would unpack to."""

_OOXML = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_ODF = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_EMPTY_LIBRARIES = ("/script-lb.xml", "/script-lc.xml", "/dialog-lb.xml", "/dialog-lc.xml")
"""What LibreOffice writes of a library of macros that holds none."""


def kind_of_package(content: BinaryIO) -> str:
    """docx, xlsx, odt or ods; ``macros`` for one that can run code, ``archive`` for any other."""
    if not _is_small(content):
        return "archive"
    try:
        with zipfile.ZipFile(content) as package:
            names = package.namelist()
            if names and names[0] == "mimetype":
                return _opendocument(package, names)
            if "[Content_Types].xml" in names:
                return _ooxml(package, names)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, RuntimeError):
        return "archive"
    return "archive"


def _ooxml(package: zipfile.ZipFile, names: list[str]) -> str:
    found = next((kind for part, kind in _OOXML.items() if part in names), "archive")
    with package.open("[Content_Types].xml") as types:
        told = types.read(_TYPES_BYTES).lower()
    lower = [name.lower() for name in names]
    if (
        b"macroenabled" in told
        or b"vbaproject" in told
        or any(name.endswith("vbaproject.bin") for name in lower)
        or any(name.startswith("xl/macrosheets/") for name in lower)
    ):
        return "macros"
    return found


def _opendocument(package: zipfile.ZipFile, names: list[str]) -> str:
    with package.open("mimetype") as told:
        media_type = told.read(100).decode("ascii", "replace").strip()
    runs_code = any(
        name.startswith(("Basic/", "Scripts/")) and not name.endswith(("/", *_EMPTY_LIBRARIES))
        for name in names
    )
    return "macros" if runs_code else _ODF.get(media_type, "archive")


def _is_small(content: BinaryIO) -> bool:
    """Whether its table of contents is of a size that may be read. ZIP64 has none that is."""
    size = content.seek(0, 2)
    content.seek(max(0, size - _END_BYTES - _COMMENT_BYTES))
    tail = content.read()
    place = len(tail) - _END_BYTES
    if not (tail[place : place + 4] == _END and tail.endswith(b"\0\0")):
        place = tail.rfind(_END)
    if place < 0 or len(tail) - place < _END_BYTES:
        return False
    (length,) = struct.unpack_from("<L", tail, place + 12)
    zip64 = tail[max(0, place - 20) : place].startswith(b"PK\x06\x07")
    content.seek(0)
    return not zip64 and length <= _DIRECTORY_BYTES
