"""A published count as text, and back: what is kept, handed out and counted again offline.

The text is canonical: keys sorted, no space between, and what has its usual value left out, so
that a count published today keeps its SHA-256 when a later version knows more fields. Its form
for other programs: docs/published-count.md.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NoReturn

from pydantic import TypeAdapter, ValidationError

from suyton.domain.published_count import PublishedCount

FORMAT = 1
MEDIA_TYPE = "application/json"

_COUNT = TypeAdapter(PublishedCount)


class CountFileFault(ValueError):
    """The text is no published count: where in it, and what is the matter there."""

    def __init__(self, place: str, problem: str) -> None:
        self.place = place
        self.problem = problem
        super().__init__(f"{place}: {problem}")


def to_text(published: PublishedCount) -> str:
    """The one form of a count as text: JSON in one line."""
    document = _COUNT.dump_python(published, mode="json", exclude_defaults=True)
    document["format"] = published.format
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sum_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, 64 hexadecimal digits: what the book keeps of it."""
    return sha256(text.encode()).hexdigest()


def from_bytes(content: bytes) -> PublishedCount:
    """The count in a file; raises CountFileFault as :func:`from_text` does."""
    try:
        return from_text(content.decode())
    except UnicodeDecodeError as fault:
        raise CountFileFault("(file)", f"is not UTF-8: {fault}") from None


def from_text(text: str) -> PublishedCount:
    """The count in a text, read strictly; raises CountFileFault at the first thing not understood.

    White space and the order of keys are free, so a file that a program has laid out anew is
    read too.
    """
    document = _document(text)
    try:
        published = _COUNT.validate_python(document)
    except ValidationError as fault:
        first = fault.errors()[0]
        raise CountFileFault(_place(first["loc"]), str(first["msg"])) from None
    except RecursionError:
        raise CountFileFault("(file)", "is nested too deep") from None
    # Reading is lenient about numbers written as text and names that nobody knows; this is not.
    for place in _unlike(document, _COUNT.dump_python(published, mode="json"), ()):
        raise CountFileFault(_place(place), "is not known here, or not written as it must be")
    return published


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text, object_pairs_hook=_each_key_once, parse_constant=_no_number)
        json.dumps(document, ensure_ascii=False).encode()  # no half of a character, written \ud800
    except CountFileFault:
        raise
    except ValueError as fault:
        raise CountFileFault("(file)", f"is not JSON: {fault}") from None
    except RecursionError:
        raise CountFileFault("(file)", "is nested too deep") from None
    if not isinstance(document, dict):
        raise CountFileFault("(file)", "is not a JSON object")
    if document.get("format") != FORMAT:
        raise CountFileFault("format", f"is {document.get('format')!r}, and only {FORMAT} is known")
    return document


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two programs may read a doubled key in two ways, so neither is taken."""
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise CountFileFault(twice, "stands twice in one object")
    return found


def _no_number(said: str) -> NoReturn:
    raise CountFileFault(said, "is not a number of JSON")


def _unlike(
    given: Any, known: Any, place: tuple[str | int, ...]
) -> Iterator[tuple[str | int, ...]]:
    """The places where what was given is not what was understood."""
    if isinstance(given, dict) and isinstance(known, dict):
        for name, value in given.items():
            if name not in known:
                yield (*place, name)
            else:
                yield from _unlike(value, known[name], (*place, name))
    elif isinstance(given, list) and isinstance(known, list) and len(given) == len(known):
        for index, (one, other) in enumerate(zip(given, known, strict=True)):
            yield from _unlike(one, other, (*place, index))
    elif type(given) is not type(known) or given != known:
        yield place


def _place(parts: tuple[str | int, ...]) -> str:
    """``papers[3].choices``."""
    said = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return said.removeprefix(".") or "(file)"
