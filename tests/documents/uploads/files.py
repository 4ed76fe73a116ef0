"""Small files of every kind that people may hand in, and of kinds that they may not.

Those in ``kept_uploads`` were written by LibreOffice; the others are made here.
"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook

KEPT = Path(__file__).parents[1] / "kept_uploads"
TEXT = "Báo cáo thành tích năm 2023\r\n"


def kept(ending: str) -> bytes:
    return (KEPT / f"bao-cao.{ending}").read_bytes()


def workbook() -> bytes:
    book, written = Workbook(), io.BytesIO()
    book.active["A1"] = "Điểm"  # type: ignore[index]
    book.save(written)
    return written.getvalue()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP package of these parts, in this order."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def changed(package: bytes, **parts: bytes) -> bytes:
    """The package with parts put in or replaced; ``__`` in a name stands for a slash."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        found = {name: old.read(name) for name in old.namelist()}
    return packed(found | {name.replace("__", "/"): part for name, part in parts.items()})


def renamed_inside(compound: bytes, old: str, new: str) -> bytes:
    """A compound file with one entry of its directory under another name."""
    here, there = (name.encode("utf-16-le").ljust(64, b"\0") for name in (old, new))
    before = here + (2 * len(old) + 2).to_bytes(2, "little")
    assert compound.count(before) == 1
    return compound.replace(before, there + (2 * len(new) + 2).to_bytes(2, "little"))


WELL = {
    "txt": TEXT.encode(),
    "csv": "mã;điểm\nI.1;5\n".encode(),
    "rtf": kept("rtf"),
    "doc": kept("doc"),
    "docx": kept("docx"),
    "odt": kept("odt"),
    "pdf": b"%PDF-1.7\n",
    "xls": renamed_inside(kept("doc"), "WordDocument", "Workbook"),
    "xlsx": workbook(),
    "ods": changed(kept("odt"), mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR",
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
}
"""One file of each allowed kind, by its ending."""

ILL = {
    "empty": b"",
    "executable": b"MZ\x90\x00\x03\x00\x00\x00",
    "script": b"#!/bin/sh\nrm -rf /\n",
    "html": b"\xef\xbb\xbf \n<!DOCTYPE HTML><html><script>alert(1)</script>",
    "svg": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    "xml": b'<?xml version="1.0"?><a/>',
    "picture": b"GIF89a\x01\x00\x01\x00\x00",
    "archive": packed({"a.txt": b"x"}),
    "encrypted": renamed_inside(kept("doc"), "WordDocument", "EncryptedPackage"),
    "unknown": b"\x00\x01\x02\x03",
}
"""One file of each kind that nobody may hand in, by what it is taken for."""

MACROS = {
    "docm": changed(kept("docx"), word__vbaProject_bin=b"x").replace(b"_bin", b".bin"),
    "xlsm": changed(workbook(), xl__macrosheets__sheet1=b"<x/>"),
    "odt": changed(kept("odt"), Basic__Standard__Module1=b"Sub Main"),
    "doc": renamed_inside(kept("doc"), "WordDocument", "Macros"),
}
"""Documents that can run code."""
