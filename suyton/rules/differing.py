"""What differs between two packs: each path that one has and the other not, or says otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from suyton.rules.pack import Pack
from suyton.rules.provision import Provision
from suyton.rules.showing import said


@dataclass(frozen=True)
class Difference:
    """One path; ``old`` is None for what was added, ``new`` for what was removed."""

    path: str
    old: Provision | None
    new: Provision | None

    def lines(self) -> tuple[str, ...]:
        """The path with its sign, then what it said and says, each with its source."""
        sign = "+" if self.old is None else "-" if self.new is None else "~"
        told = [f"{sign} {self.path}"]
        told += [f"    - {_told(self.old)}"] if self.old else []
        told += [f"    + {_told(self.new)}"] if self.new else []
        return tuple(told)


def differences(old: Pack, new: Pack, award_id: str = "") -> Iterator[Difference]:
    """By path; of one award alone where ``award_id`` is given.

    A provision that says the same with another source differs; another note alone does not.
    """
    before, after = _everything(old), _everything(new)
    root = f"award.{award_id}"
    for path in sorted({*before, *after}):
        if award_id and path != root and not path.startswith(f"{root}."):
            continue
        was, is_ = before.get(path), after.get(path)
        if _judging(was) != _judging(is_):
            yield Difference(path, was, is_)


def _everything(pack: Pack) -> dict[str, Provision]:
    """The provisions, and the name of each award with the clause that creates it."""
    names = {
        f"award.{one.id}": Provision(f"{one.name_vi} ({one.category.value})", one.citation)
        for one in pack.awards
    }
    return {**names, **pack.provisions}


def _judging(found: Provision | None) -> object:
    return found and (found.value, found.citation)


def _told(found: Provision) -> str:
    mark = "" if found.citation.confirmed else " (?)"
    return f"{said(found)} [{found.citation.source}{mark}]"
