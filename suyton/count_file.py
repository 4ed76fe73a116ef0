"""A published count as text, and back: what is kept, handed out and counted again offline."""

import hashlib
import json
from functools import lru_cache

from pydantic import TypeAdapter, ValidationError

from suyton.domain.published_count import PublishedCount

FORMAT = 1
"""The one format there is. A reader refuses others instead of guessing."""


class CountFileFault(ValueError):
    """The text is no published count; the message says in one line what is wrong."""


def to_text(published: PublishedCount) -> str:
    """Canonical JSON (sorted keys, no blanks, UTF-8), the same for the same count."""
    content = _adapter().dump_python(published, mode="json")
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> PublishedCount:
    """The count that a text holds.

    Raises:
        CountFileFault: it is no JSON, another format, or lacks something a count needs.
    """
    try:
        published = _adapter().validate_json(text)
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        message = f"This is no published count: {place or 'the file'}: {first['msg']}."
        raise CountFileFault(message) from fault
    if published.format != FORMAT:
        message = f"This count has format {published.format}; format {FORMAT} is read here."
        raise CountFileFault(message)
    return published


def sum_of(text: str) -> str:
    """SHA-256 of the text, 64 hexadecimal digits: what the book keeps of it."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache
def _adapter() -> TypeAdapter[PublishedCount]:
    return TypeAdapter(PublishedCount)
