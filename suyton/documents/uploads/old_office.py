"""Office files of before 2007: compound files (MS-CFB), told by the names in their directory."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

OLE = bytes.fromhex("d0cf11e0a1b11ae1")

_ENTRY_BYTES = 128
_IN_HEADER = 109
"""Sectors of the allocation table that the header itself lists."""
_DIRECTORY_SECTORS = 4096
"""As far as a directory is followed: 16,000 entries, far more than a document has."""
_LAST = 0xFFFFFFFA
"""Numbers of sectors end below this."""

_KINDS = {
    "encryptedpackage": "encrypted",
    "worddocument": "doc",
    "workbook": "xls",
    "book": "xls",
}
_MACROS = frozenset({"macros", "_vba_project_cur", "vba", "_vba_project"})


def kind_of_compound(content: BinaryIO) -> str:
    """doc or xls; ``macros`` for one that can run code, ``encrypted`` for a newer one behind a
    password (MS-OFFCRYPTO 1.4.1), ``unknown`` for anything else."""
    try:
        names = frozenset(_Compound(content).names())
    except (struct.error, ValueError, OverflowError):
        return "unknown"
    if names & _MACROS:
        return "macros"
    return next((kind for name, kind in _KINDS.items() if name in names), "unknown")


class _Compound:
    """As much of the format as its directory needs (MS-CFB 2.2, 2.3, 2.6)."""

    def __init__(self, content: BinaryIO) -> None:
        self._content = content
        content.seek(0)
        header = content.read(512)
        (shift,) = struct.unpack_from("<H", header, 30)
        if shift not in {9, 12}:
            raise ValueError(shift)
        self._sector_bytes = 1 << shift
        (self._first,) = struct.unpack_from("<L", header, 48)
        (self._more_table,) = struct.unpack_from("<L", header, 68)
        self._table = list(struct.unpack_from(f"<{_IN_HEADER}L", header, 76))

    def names(self) -> Iterator[str]:
        """The names of its streams and storages, in lower case."""
        sector = self._first
        for _ in range(_DIRECTORY_SECTORS):
            if sector >= _LAST:
                return
            directory = self._sector(sector)
            for place in range(0, len(directory), _ENTRY_BYTES):
                (length,) = struct.unpack_from("<H", directory, place + 64)
                name = directory[place : place + max(0, min(length, 64) - 2)]
                yield name.decode("utf-16-le", "replace").lower()
            sector = self._after(sector)
        raise ValueError("a directory without end")

    def _after(self, sector: int) -> int:
        """The sector that follows in its chain."""
        each = self._sector_bytes // 4
        number = sector // each
        while number >= len(self._table):
            self._read_more_of_the_table()
        following: int
        (following,) = struct.unpack_from(
            "<L", self._sector(self._table[number]), sector % each * 4
        )
        return following

    def _read_more_of_the_table(self) -> None:
        if self._more_table >= _LAST:
            raise ValueError("a sector past the table")
        *listed, self._more_table = struct.unpack(
            f"<{self._sector_bytes // 4}L", self._sector(self._more_table)
        )
        self._table += listed
        if len(self._table) > 1_000_000:
            raise ValueError("a table without end")

    def _sector(self, number: int) -> bytes:
        self._content.seek((number + 1) * self._sector_bytes)
        return self._content.read(self._sector_bytes)
