"""What may be handed in, and the name that it is kept under.

The figures are a province's: as they stand they are those of one whose rules could be read
(161/2025/QĐ-UBND of Ninh Bình, Article 8: at most 50 MB and 50 letters without diacritics or special
signs, and the endings listed), with photographs of the papers added. They are settings.
"""

import re
import unicodedata
from dataclasses import dataclass

ALLOWED = ("txt", "rtf", "doc", "docx", "odt", "pdf", "csv", "xls", "xlsx", "ods", "png", "jpg")
"""Kinds of file that can be told by their content, each by its usual ending."""

NAME_LETTERS = 50

SENT_NAME_LETTERS = 150
"""Of a name as its sender wrote it; some file systems take 255 bytes, and ours have accents."""

MEDIA_TYPES = {
    "txt": "text/plain",
    "csv": "text/csv",
    "rtf": "application/rtf",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "png": "image/png",
    "jpg": "image/jpeg",
}

_SAME = {"jpeg": "jpg"}
_LONGEST_ENDING = 5
"""Letters after the last dot that are still an ending; more of them are part of the name."""
_NAMELESS = "tep"
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""Names that Windows keeps for itself, whatever their ending."""


@dataclass(frozen=True)
class UploadRule:
    """A province's rule for what is handed in; ``name_letters`` counts the ending."""

    kinds: tuple[str, ...] = ALLOWED
    name_letters: int = NAME_LETTERS


def kind_named(name: str) -> str:
    """The kind that a name's ending speaks of, in lower case; empty where it has no ending."""
    _, dot, ending = _without_folders(name).rpartition(".")
    ending = ending.strip().lower()
    if not dot or not ending.isalnum() or len(ending) > _LONGEST_ENDING:
        return ""
    return _SAME.get(ending, ending)


def kept_name(given: str, kind: str, letters: int = NAME_LETTERS) -> str:
    """``given`` as a file may be called: ASCII, no special signs, at most ``letters`` letters.

    Vietnamese letters lose their marks (``Đề nghị.PDF`` becomes ``De-nghi.pdf``), everything else
    becomes a hyphen. The ending is that of ``kind``, so that the name never says another.
    """
    own = _without_folders(given)
    stem = own.rpartition(".")[0] if kind_named(own) else own
    stem = _plain(stem)[: letters - len(kind) - 1].rstrip("-")
    if not stem or stem.lower() in _DEVICES:
        stem = f"{_NAMELESS}-{stem}".rstrip("-")
    return f"{stem}.{kind}"


def clean_name(name: str) -> str:
    """The file's own name without folders, control characters or marks that turn text around.

    Letters are composed (NFC), since some systems send Vietnamese letters taken apart.
    """
    own = _without_folders(unicodedata.normalize("NFC", name))
    shown = "".join(letter for letter in own if unicodedata.category(letter)[0] != "C").strip()
    stem, dot, ending = shown.rpartition(".")
    if len(shown) <= SENT_NAME_LETTERS or not dot or len(ending) > 10:
        return shown[:SENT_NAME_LETTERS]
    return f"{stem[: SENT_NAME_LETTERS - len(ending) - 1]}.{ending}"


def name_to_give(name: str) -> str:
    """A name under which a file may be given to somebody who will open it by a double click.

    Names travel with references and in addresses, which anyone can write: text that was taken in as
    ``a.txt`` must not reach a colleague's machine as ``a.bat``. Any ending that is not one of ours
    is followed by ``.txt``.
    """
    shown = clean_name(name)
    _, dot, ending = shown.rpartition(".")
    ending = ending.lower()
    return shown if not dot or _SAME.get(ending, ending) in ALLOWED else f"{shown}.txt"


def _without_folders(name: str) -> str:
    return re.split(r"[\\/]", name)[-1]


def _plain(text: str) -> str:
    """Letters and digits of ASCII, with single hyphens between them and none at the ends."""
    taken_apart = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    without_marks = (sign for sign in taken_apart if not unicodedata.combining(sign))
    signs = (sign if sign.isascii() and sign.isalnum() else " " for sign in without_marks)
    return "-".join("".join(signs).replace("_", " ").split())
