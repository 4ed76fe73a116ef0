"""The decision tables: what each award is, and on which facts it is given, written down by hand.

The tables stand in the ``.toml`` files beside this one. They were written from the domain notes and
from the Law, not from the packs, and no test may compute them.

A fact is one word:

====================================  ==============================================================
``conduct``, ``conduct=no``           attested for the year, or attested not to be so
``rated:good``, ``rated:good@-1``     the rating of the year claimed, or of the year before it
``holds:<award>@-2``                  an award held for that year
``initiative:provincial@-1``          an initiative recognised in that year, by its scope
``share:advanced_worker=7/10``        a share counted for the year
``members:<award>=1``                 so many members of the collective hold the award of the year
``member_disciplined:warning``        a member was disciplined in the year
``leads``, ``leads=no``               whether it leads its bloc by the adopted scores
``movement=3``                        years that the movement under review lasted
====================================  ==============================================================

``facts`` is what suffices and of which nothing may be missing. A row of ``against`` or ``also`` says
what is otherwise: a fact takes the place of one about the same thing, ``-fact`` takes one away.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from suyton.domain.award_terms import CommendationKind, SubjectKind
from suyton.domain.citation import Ratio
from suyton.domain.record import (
    Attestation,
    Claim,
    Discipline,
    Honour,
    Initiative,
    MemberHonours,
    Rating,
    RatingLevel,
    Share,
    SubjectRecord,
)
from suyton.domain.rulebook import Rulebook
from suyton.rules import RulePacks

HERE = Path(__file__).parent
SINCE_2024 = "2024-01 2025-07 2026-10"
YEAR = 2024
ALL_KNOWN = frozenset(range(YEAR - 10, YEAR + 1))
REQUIRES = ""
"""The id of what is asked on every ground."""

Words = tuple[str, ...]
Table = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One ground of one award in one pack, with what is asked on every ground as well."""

    pack_id: str
    award_id: str
    ground_id: str
    kinds: Words
    subjects: Words
    required: Words
    own: Words
    against: Words
    also: Words
    papers: Words

    @property
    def facts(self) -> Words:
        return tuple(dict.fromkeys((*self.required, *self.own)))

    def __str__(self) -> str:
        return f"{self.pack_id}/{self.award_id}/{self.ground_id or 'requires'}"


@cache
def awards() -> tuple[tuple[str, str, Table], ...]:
    """Pack, award and table, of every award of every pack."""
    found = []
    for file in sorted(HERE.glob("*.toml")):
        if file.name == "overlays.toml":
            continue
        for award_id, table in tomllib.loads(file.read_text("utf-8")).items():
            for pack_id in table.get("packs", SINCE_2024).split():
                found.append((pack_id, award_id, table))
    return tuple(found)


@cache
def overlays() -> tuple[tuple[str, str, Table], ...]:
    """Overlay, award and what the overlay makes of it."""
    whole = tomllib.loads((HERE / "overlays.toml").read_text("utf-8"))
    return tuple(
        (name, award, table) for name, every in whole.items() for award, table in every.items()
    )


@cache
def book(pack_id: str, overlay: str = "") -> Rulebook:
    """The rulebook of a pack, as a case would carry it."""
    return {one.pack_id: one for one in _books(overlay)}[pack_id]


@cache
def _books(overlay: str) -> tuple[Rulebook, ...]:
    return RulePacks.load(overlay=overlay).packs()


def rows() -> Iterator[Row]:
    """Every ground of every award; an award without grounds gives the row of its requirements."""
    for pack_id, award_id, table in awards():
        requires = table.get("requires", {})
        required = words(requires.get("facts", ""))
        grounds = table.get("grounds", {})
        if not grounds:
            kinds = tuple(table["routes"])
            yield _row(pack_id, award_id, REQUIRES, requires, kinds, table, required)
        for ground_id, ground in grounds.items():
            kinds = words(ground["kinds"])
            yield _row(pack_id, award_id, ground_id, ground, kinds, ground, required)


def _row(
    pack_id: str,
    award_id: str,
    ground_id: str,
    table: Table,
    kinds: Words,
    whose: Table,
    required: Words,
) -> Row:
    return Row(
        pack_id,
        award_id,
        ground_id,
        kinds,
        words(whose["subjects"]),
        required,
        words(table["facts"]),
        tuple(table["against"]),
        tuple(table.get("also", ())),
        words(table.get("papers", "")),
    )


def words(text: str) -> Words:
    return tuple(text.split())


def changed(facts: Iterable[str], row: str) -> Words:
    """The facts with what a row says is otherwise."""
    kept = list(facts)
    for word in words(row):
        if word.startswith("-"):
            kept.remove(word[1:])
            continue
        kept = [one for one in kept if _about(one) != _about(word)] + [word]
    return tuple(kept)


def _about(word: str) -> str:
    """What a fact is about; two about the same thing do not stand side by side."""
    fact, _, back = word.partition("@")
    if fact.startswith(("holds:", "initiative:")):
        return word
    if fact.startswith("rated:"):
        return f"rated@{back}"
    return fact.partition("=")[0]


def claim_of(row: Row, kind: str, facts: Words, *, naming_ground: bool) -> Claim:
    """The claim that the facts go with."""
    given = {one.partition("=")[0]: one.partition("=")[2] for one in facts}
    movement = given.get("movement")
    return Claim(
        row.award_id,
        YEAR,
        CommendationKind(kind),
        row.ground_id if naming_ground else "",
        leads_bloc=given["leads"] != "no" if "leads" in given else None,
        movement_years=int(movement) if movement else None,
    )


def record_of(subject: str, facts: Words, known: frozenset[int] = ALL_KNOWN) -> SubjectRecord:
    """Everything on record; ``known``: the years that are complete."""
    record = SubjectRecord("s1", SubjectKind(subject), "Tên", "u1", known)
    for place, word in enumerate(facts):
        record = _with(record, word, f"f{place}")
    return record


def _with(record: SubjectRecord, word: str, name: str) -> SubjectRecord:
    fact, _, back = word.partition("@")
    year = YEAR + int(back or 0)
    head, _, rest = fact.partition(":")
    what, _, much = (rest or head).partition("=")
    match head if rest else what:
        case "leads" | "movement":
            return record  # of the claim
        case "rated":
            rating = Rating(year, RatingLevel(what))
            return replace(record, ratings=(*record.ratings, rating))
        case "holds":
            return replace(record, honours=(*record.honours, Honour(what, year)))
        case "initiative":
            made = Initiative(name, name, what, date(year, 6, 1))
            return replace(record, initiatives=(*record.initiatives, made))
        case "share":
            over, _, under = much.partition("/")
            share = Share(year, what, Ratio(int(over), int(under)))
            return replace(record, shares=(*record.shares, share))
        case "members":
            members = MemberHonours(year, what, int(much))
            return replace(record, member_honours=(*record.member_honours, members))
        case "member_disciplined":
            measure = Discipline(what, date(year, 3, 1), date(year, 9, 1), of_member=True)
            return replace(record, disciplines=(*record.disciplines, measure))
    attested = Attestation(year, what, holds=much != "no", evidence="ab" * 32)
    return replace(record, attestations=(*record.attestations, attested))
