"""How codes on record are said in a paper."""

from typing import Protocol


class Terms(Protocol):
    """The Vietnamese word for a code of a vocabulary, such as ``rating_level`` and ``excellent``."""

    def __call__(self, vocabulary: str, code: str, /) -> str: ...
