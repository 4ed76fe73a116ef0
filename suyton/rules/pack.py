"""A rule pack as its files give it, and an overlay of a province."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from suyton.data_file import DataFileFault, Section
from suyton.domain.award_terms import AwardCategory
from suyton.domain.rulebook import Citation
from suyton.rules import tables, values
from suyton.rules.provision import Provision, Provisions, read_citation

HEAD = "pack.toml"
"""The file of a pack that says what it is; others beside it only add provisions."""
NAMING = ("name_vi", "name_en", "category", "created_by")


@dataclass(frozen=True)
class AwardName:
    """What an award is called, and the clause that creates it."""

    id: str
    name_vi: str
    name_en: str
    citation: Citation
    phrase: str = ""
    category: AwardCategory = AwardCategory.FORM


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
    version: int = 1
    """Raised when what the pack says is corrected after cases were opened under it."""
    based_on: str = ""
    without: tuple[str, ...] = ()
    """Paths of the base, such as ``award.<id>``, that this pack leaves out."""
    overlay: str = ""
    """The edition of the province's overlay, once one was laid over it."""

    def covers(self, day: date) -> bool:
        return self.valid_from <= day < self.valid_to

    @property
    def edition(self) -> str:
        """What a case records: the pack, and which version where it is not the first."""
        return self.id + (f".{self.version}" if self.version > 1 else "") + self.overlay


@dataclass(frozen=True)
class Overlay:
    """What one province sets for itself on top of every pack."""

    id: str
    file: str
    province_id: str
    provisions: Provisions
    version: int = 1
    calendar: str = ""
    """The file in ``calendar/``, without .toml, of days that the province has for itself."""


def read_pack(file: Path) -> Pack:
    """The pack of ``file`` and of the other files in its folder.

    Raises:
        DataFileFault: the first thing that is wrong in them.
    """
    whole = Section.read(file)
    pack = _head(whole, file.parent.name)
    others = sorted(path for path in file.parent.glob("*.toml") if path.name != HEAD)
    for part in (whole, *map(Section.read, others)):
        names, provisions = _contents(part)
        for path in [f"award.{name.id}" for name in names] + list(provisions):
            if path in pack.provisions or path in {f"award.{name.id}" for name in pack.awards}:
                raise DataFileFault(part.file, path, "stands twice in the pack", "it once")
        merged = {**pack.provisions, **provisions}
        pack = replace(pack, awards=pack.awards + names, provisions=merged)
    return pack


def read_overlay(file: Path) -> Overlay:
    """The overlay in ``file``; it may leave out whatever the pack already says.

    Raises:
        DataFileFault: the first thing that is wrong in it.
    """
    whole = Section.read(file)
    head = whole.section("overlay")
    overlay_id, province_id = head.text("id"), head.text("province_id")
    version = head.count("version") if head.has("version") else 1
    calendar = head.text("calendar", "")
    head.finish()
    names, provisions = _contents(whole)
    for name in names:
        key = f"award.{name.id}.name_vi"
        raise DataFileFault(whole.file, key, "is not known here", "an award of a pack, unnamed")
    return Overlay(overlay_id, whole.file, province_id, provisions, version, calendar)


def _head(whole: Section, folder: str) -> Pack:
    head = whole.section("pack")
    pack = Pack(
        id=head.text("id"),
        file=whole.file,
        title=head.text("title"),
        valid_from=head.day("valid_from"),
        valid_to=head.day("valid_to"),
        because=head.text("because"),
        awards=(),
        provisions={},
        version=head.count("version") if head.has("version") else 1,
        based_on=head.text("based_on", ""),
        without=head.texts("without") if head.has("without") else (),
    )
    head.finish()
    if pack.valid_to <= pack.valid_from:
        head.fault("valid_to", f"is {pack.valid_to}", f"a day after {pack.valid_from}")
    if pack.id != folder:
        head.fault("id", f"is {pack.id!r}", f"the name of its folder, {folder!r}")
    return pack


def _contents(whole: Section) -> tuple[tuple[AwardName, ...], dict[str, Provision]]:
    provisions = tables.read_tables(whole)
    names: list[AwardName] = []
    if whole.has("award"):
        awards = whole.section("award")
        for award_id in awards.names():
            award = awards.section(award_id)
            if any(award.has(name) for name in NAMING):
                names.append(_award_name(award_id, award))
            provisions |= tables.read_award(award)
            award.finish()
    whole.finish()
    return tuple(names), provisions


def _award_name(award_id: str, award: Section) -> AwardName:
    name_vi, name_en = award.text("name_vi"), award.text("name_en")
    category = values.term(award, "category", AwardCategory)
    created = award.section("created_by")
    citation, phrase = read_citation(created), created.text("phrase", "")
    created.text("note", "")
    created.finish()
    return AwardName(award_id, name_vi, name_en, citation, phrase, category)
