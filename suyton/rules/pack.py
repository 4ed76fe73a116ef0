"""A rule pack as its file gives it, and an overlay of a province on top."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from suyton.data_file import DataFileFault, Section
from suyton.domain.rulebook import Citation
from suyton.rules.provision import (
    AWARD_KEYS,
    BALLOT_KEYS,
    BODIES,
    LIMIT_KEYS,
    Provision,
    Provisions,
    read_award,
    read_citation,
    read_limits,
)


@dataclass(frozen=True)
class AwardName:
    """What an award is called, and the clause that creates it."""

    id: str
    name_vi: str
    name_en: str
    citation: Citation
    phrase: str = ""


@dataclass(frozen=True)
class Pack:
    """One legal period. ``valid_to`` is the first day on which it no longer holds."""

    id: str
    file: str
    title: str
    valid_from: date
    valid_to: date
    because: str
    """Why awards decided in this period follow this pack, in Vietnamese, for the case's record."""
    awards: tuple[AwardName, ...]
    provisions: Provisions

    def covers(self, day: date) -> bool:
        return self.valid_from <= day < self.valid_to


@dataclass(frozen=True)
class Overlay:
    """What one province sets for itself on top of every pack."""

    id: str
    file: str
    province_id: str
    provisions: Provisions


def read_pack(file: Path) -> Pack:
    """The pack in ``file``; raises DataFileFault for the first thing that is wrong in it."""
    whole = Section.read(file)
    head = whole.section("pack")
    pack_id, title, because = head.text("id"), head.text("title"), head.text("because")
    valid_from, valid_to = head.day("valid_from"), head.day("valid_to")
    head.finish()
    if valid_to <= valid_from:
        head.fault("valid_to", f"is {valid_to}", f"a day after {valid_from}")
    if pack_id != file.parent.name:
        head.fault("id", f"is {pack_id!r}", f"the name of its folder, {file.parent.name!r}")
    provisions: dict[str, Provision] = dict(read_limits(whole.section("limit")))
    names: list[AwardName] = []
    awards = whole.section("award")
    for award_id in awards.names():
        award = awards.section(award_id)
        names.append(_award_name(award_id, award))
        provisions |= read_award(award)
        award.finish()
    whole.finish()
    return Pack(pack_id, whole.file, title, valid_from, valid_to, because, tuple(names), provisions)


def read_overlay(file: Path) -> Overlay:
    """The overlay in ``file``; it may leave out whatever the pack already says."""
    whole = Section.read(file)
    head = whole.section("overlay")
    overlay_id, province_id = head.text("id"), head.text("province_id")
    head.finish()
    provisions: dict[str, Provision] = {}
    if whole.has("limit"):
        provisions |= read_limits(whole.section("limit"))
    if whole.has("award"):
        awards = whole.section("award")
        for award_id in awards.names():
            award = awards.section(award_id)
            provisions |= read_award(award)
            award.finish()
    whole.finish()
    return Overlay(overlay_id, whole.file, province_id, provisions)


def laid_over(pack: Pack, overlay: Overlay) -> Pack:
    """The pack with the province's own provisions in place of the general ones.

    Raises:
        DataFileFault: the overlay names an award or a limit that the pack does not have.
    """
    for path in overlay.provisions:
        if path not in pack.provisions:
            allowed = "a provision of the pack: " + ", ".join(sorted(pack.provisions))
            raise DataFileFault(overlay.file, path, f"is not in pack {pack.id}", allowed)
    return replace(pack, provisions={**pack.provisions, **overlay.provisions})


def check_whole(pack: Pack) -> None:
    """Every provision that a rulebook needs is there; raises DataFileFault for the first not."""
    wanted = [f"limit.{name}" for name in LIMIT_KEYS]
    for award in pack.awards:
        base = f"award.{award.id}"
        wanted += [f"{base}.{name}" for name in AWARD_KEYS]
        wanted += [f"{base}.{body}.{name}" for body in BODIES for name in BALLOT_KEYS]
    for path in wanted:
        if path not in pack.provisions:
            raise DataFileFault(pack.file, path, "is missing", "a table with value and citation")


def check_apart(packs: tuple[Pack, ...]) -> None:
    """No two packs hold on the same day; raises DataFileFault naming both."""
    order = sorted(packs, key=lambda pack: pack.valid_from)
    for earlier, later in pairwise(order):
        if later.valid_from < earlier.valid_to:
            raise DataFileFault(
                later.file,
                "pack.valid_from",
                f"is {later.valid_from}, while pack {earlier.id} still holds",
                f"a day from {earlier.valid_to} on",
            )


def _award_name(award_id: str, award: Section) -> AwardName:
    created = award.section("created_by")
    name = AwardName(
        award_id,
        award.text("name_vi"),
        award.text("name_en"),
        read_citation(created),
        created.text("phrase", ""),
    )
    created.finish()
    return name
