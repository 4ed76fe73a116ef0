"""The hash that tells one text of a pack from another."""

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from hashlib import sha256

from suyton.rules.pack import Pack

FROM_THE_BEGINNING = {
    "AwardName": {"id", "name_vi", "name_en", "citation", "phrase", "category"},
    "Condition": {
        *("id", "measure", "citation", "any_of", "years", "count", "at_least", "evidence"),
    },
    "CutOff": {"month", "day", "years_later", "citation"},
    "Ground": {
        *("id", "name_vi", "name_en", "citation", "kinds", "subjects", "conditions", "evidence"),
    },
    "Prize": {"subject", "multiple", "citation"},
    "Route": {"kind", "stations", "citation", "dossier"},
}
"""What was always hashed. A field that a term gets later is left out while it says what its
default says: otherwise a new version of the program would take every pack for a changed one."""


def fingerprint(pack: Pack) -> str:
    """SHA-256 (hex) of what judges a case, whatever its layout, its notes or its folder.

    The calendar is not in it: new public holidays are announced every year, and a case carries
    the days off that it was opened with.
    """
    said = {
        "pack": [pack.id, pack.valid_from, pack.valid_to, pack.because],
        "awards": pack.awards,
        "provisions": {
            path: (found.value, found.citation, found.phrase)
            for path, found in pack.provisions.items()
        },
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=_plain)
    return sha256(text.encode("utf-8")).hexdigest()


def _plain(value: object) -> object:
    if not is_dataclass(value):
        return str(value)
    always = FROM_THE_BEGINNING.get(type(value).__name__, set())
    return {
        one.name: getattr(value, one.name)
        for one in fields(value)
        if one.name in always or getattr(value, one.name) != _default(one)
    }


def _default(one: "Field[object]") -> object:
    if one.default_factory is not MISSING:
        return one.default_factory()
    return one.default
