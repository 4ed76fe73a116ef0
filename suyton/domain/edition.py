"""What a rule pack says, laid open: every provision in coded words, with its source.

Cases are judged by a :class:`~suyton.domain.rulebook.Rulebook`; this is for reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from suyton.domain.errors import Unknown


@dataclass(frozen=True)
class Stated:
    """One provision. ``code`` names a sentence under ``provision``, ``facts`` fill it.

    ``phrase`` is quoted word for word from the instrument. ``its_own`` is false where the pack
    takes the provision over from its base.
    """

    path: str
    code: str
    facts: tuple[tuple[str, str], ...]
    papers: tuple[str, ...]
    """Kinds of paper that it asks for."""
    source: str
    confirmed: bool
    phrase: str = ""
    note: str = ""
    its_own: bool = True
    name_vi: str = ""
    name_en: str = ""

    @property
    def group(self) -> str:
        """What it is about, within its award: ``route``, ``ground``, ``bloc_ballot``, …"""
        return self.rest.partition(".")[0]

    @property
    def rest(self) -> str:
        """The path without the award, or without the word that it is a default."""
        head, _, rest = self.path.partition(".")
        return rest.partition(".")[2] if head == "award" else rest

    @property
    def key(self) -> str:
        """The last word of the path, such as ``threshold`` or the id of a condition."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True)
class Edition:
    """One pack in the edition that cases record. ``valid_to`` is the first day after it."""

    id: str
    title: str
    valid_from: date
    valid_to: date
    because: str
    sha256: str
    based_on: str
    award_ids: tuple[str, ...]
    provisions: tuple[Stated, ...] = ()

    @property
    def across(self) -> tuple[Stated, ...]:
        """What it says for all awards."""
        return tuple(one for one in self.provisions if not one.path.startswith("award."))

    def of_award(self, award_id: str) -> tuple[Stated, ...]:
        """All that it says of an award, its defaults included; raises Unknown."""
        if award_id not in self.award_ids:
            raise Unknown(noun="award", id=award_id)
        prefix = f"award.{award_id}."
        its_own = [one for one in self.provisions if one.path.startswith(prefix)]
        said = {one.rest for one in its_own}
        defaults = (one for one in self.provisions if one.path.startswith("default."))
        return (*its_own, *(one for one in defaults if one.rest not in said))

    @property
    def unconfirmed(self) -> int:
        """How many of its provisions nobody has checked against the instrument."""
        return sum(1 for one in self.provisions if not one.confirmed)


@dataclass(frozen=True)
class Difference:
    """One path on which two editions differ; None where one of them says nothing there."""

    path: str
    before: Stated | None
    after: Stated | None


def edition_of(editions: tuple[Edition, ...], edition_id: str) -> Edition:
    """The edition of this id; raises Unknown."""
    for edition in editions:
        if edition.id == edition_id:
            return edition
    raise Unknown(noun="rule_pack", id=edition_id)


def differences(before: Edition, after: Edition) -> tuple[Difference, ...]:
    """What the second edition says otherwise than the first, by value, paper or source."""
    return tuple(_differing(before, after))


def _differing(before: Edition, after: Edition) -> Iterator[Difference]:
    old = {one.path: one for one in before.provisions}
    new = {one.path: one for one in after.provisions}
    for path in dict.fromkeys((*old, *new)):
        was, now = old.get(path), new.get(path)
        if was is None or now is None or _says(was) != _says(now):
            yield Difference(path, was, now)


def _says(one: Stated) -> tuple[object, ...]:
    return (one.code, one.facts, one.papers, one.source, one.confirmed)
