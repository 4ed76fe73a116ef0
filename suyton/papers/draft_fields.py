"""The fields of a draft, read from what it says: their names, an example, how Word asks for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class DraftField:
    """One field, such as ``honoured.name``."""

    path: str
    within: str = ""
    """The list that repeats it, such as ``recipients``; empty where it stands once."""
    example: str = ""
    written: str = ""
    """What stands in the template, such as ``{{ honoured.name }}``; each line is a paragraph."""


def fields_of(content: Mapping[str, object], prefix: str = "") -> Iterator[DraftField]:
    """Every field of this content, in its order; of a list, those of its first member."""
    for name, value in content.items():
        yield from _fields(f"{prefix}{name}", value)


def _fields(path: str, value: object) -> Iterator[DraftField]:
    if isinstance(value, Mapping):
        yield from fields_of(value, f"{path}.")
    elif isinstance(value, list | tuple):
        yield from _repeated(path, list(value))
    else:
        yield DraftField(path, "", _shown(value), "{{ " + path + " }}")


def _repeated(path: str, members: list[object]) -> Iterator[DraftField]:
    """``one`` stands for the member in turn."""
    first = members[0] if members else ""
    if not isinstance(first, Mapping):
        yield DraftField(path, path, _shown(first), _in_turn(path, "one"))
        return
    for name, value in first.items():
        shown = " / ".join(map(str, value)) if isinstance(value, list) else _shown(value)
        asked = f"one.{name} | join(' ')" if isinstance(value, list) else f"one.{name}"
        yield DraftField(f"{path}.{name}", path, shown, _in_turn(path, asked))


def _in_turn(path: str, asked: str) -> str:
    """Three paragraphs, of which docxtpl takes the first and the last away."""
    return f"{{%p for one in {path} %}}\n{{{{ {asked} }}}}\n{{%p endfor %}}"


def _shown(value: object) -> str:
    """An example as Word would print it; a yes or no is what ``if`` asks."""
    return "" if value is None else str(value)
