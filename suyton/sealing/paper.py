"""What is written inside a sealed paper, padded so that every paper of a ballot is as long.

The text is canonical JSON (sorted keys, no blanks, UTF-8). The padding is that of libsodium's
``sodium_pad`` (ISO/IEC 7816-4): one byte 0x80, then zeros up to the ballot's size.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache

from pydantic import TypeAdapter, ValidationError

from suyton.domain.ballot import Ballot, Choice
from suyton.domain.published_count import PublishedPaper

_MARK = b"\x80"


def size_for(ballot: Ballot) -> int:
    """Bytes that the longest possible paper of this ballot needs, with its padding.

    It follows from what everyone may see (slate and roll), so a paper's length says nothing.
    """
    longest = _longest(Choice)
    paper = PublishedPaper(
        {candidate.nomination_id: Choice(longest) for candidate in ballot.slate},
        "" if ballot.secret else _longest(voter.id for voter in ballot.roll),
        "" if ballot.secret else _longest(voter.name for voter in ballot.roll),
    )
    return len(_text(paper)) + len(_MARK)


def written(paper: PublishedPaper, size: int) -> bytes:
    """The paper as ``size`` bytes.

    Raises:
        ValueError: it does not fit, so its length would tell it from the others.
    """
    text = _text(paper) + _MARK
    if len(text) > size:
        message = f"a paper of {len(text)} bytes does not fit into {size}"
        raise ValueError(message)
    return text.ljust(size, b"\x00")


def read(content: bytes) -> PublishedPaper:
    """The paper that was written.

    Raises:
        ValueError: these bytes are no written paper.
    """
    text, mark, rest = content.rpartition(_MARK)
    if not mark or rest.strip(b"\x00"):
        raise ValueError("a sealed paper has no padding")
    with suppress(ValidationError):
        return _adapter().validate_json(text)
    # Raised out here, because the other fault repeats what was read, and that is somebody's vote.
    raise ValueError("a sealed paper holds no choices")


def _text(paper: PublishedPaper) -> bytes:
    content = _adapter().dump_python(paper, mode="json")
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _longest(words: Iterable[str]) -> str:
    return max(
        words, key=lambda word: len(json.dumps(word, ensure_ascii=False).encode()), default=""
    )


@lru_cache
def _adapter() -> TypeAdapter[PublishedPaper]:
    return TypeAdapter(PublishedPaper)
