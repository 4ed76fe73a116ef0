"""Laying one set of provisions over another: a later pack on its base, a province on both."""

from collections.abc import Iterable
from dataclasses import replace

from suyton.data_file import DataFileFault
from suyton.rules.pack import AwardName, Overlay, Pack
from suyton.rules.provision import Provisions


def completed(packs: Iterable[Pack]) -> tuple[Pack, ...]:
    """Every pack with all that it takes over from its base, oldest first.

    Raises:
        DataFileFault: a pack is based on none that began before it, or leaves out a path that
            its base does not have.
    """
    whole: dict[str, Pack] = {}
    for pack in sorted(packs, key=lambda one: one.valid_from):
        if pack.based_on and pack.based_on not in whole:
            allowed = "an older pack: " + (", ".join(whole) or "there is none")
            raise DataFileFault(pack.file, "pack.based_on", f"is {pack.based_on!r}", allowed)
        if pack.without and not pack.based_on:
            raise DataFileFault(pack.file, "pack.without", "has no base", "it with based_on")
        whole[pack.id] = _on_base(pack, whole[pack.based_on]) if pack.based_on else pack
    return tuple(whole.values())


def laid_over(packs: tuple[Pack, ...], overlay: Overlay) -> tuple[Pack, ...]:
    """The packs with the province's own provisions; each takes those of the awards that it has.

    Raises:
        DataFileFault: the overlay is about an award that no pack has.
    """
    known = {name.id for pack in packs for name in pack.awards}
    for path in overlay.provisions:
        award = _award_of(path)
        if award and award not in known:
            allowed = "an award of a pack: " + ", ".join(sorted(known))
            raise DataFileFault(overlay.file, path, "is about an award that no pack has", allowed)
    return tuple(_province_on(pack, overlay) for pack in packs)


def _province_on(pack: Pack, overlay: Overlay) -> Pack:
    awards = {name.id for name in pack.awards}
    its_own = {
        path: found
        for path, found in overlay.provisions.items()
        if not _award_of(path) or _award_of(path) in awards
    }
    edition = f"+{overlay.id}.{overlay.version}" if overlay.version > 1 else ""
    return replace(pack, provisions={**pack.provisions, **its_own}, overlay=edition)


def _on_base(pack: Pack, base: Pack) -> Pack:
    for path in pack.without:
        if not any(_under(one, path) for one in (*base.provisions, *_award_paths(base))):
            problem = f"names {path!r}, which {base.id} does not have"
            raise DataFileFault(pack.file, "pack.without", problem, "paths of the base")
    kept: Provisions = {
        path: found
        for path, found in base.provisions.items()
        if not any(_under(path, left) for left in pack.without)
    }
    own = {name.id: name for name in pack.awards}
    awards: list[AwardName] = [
        own.pop(name.id, name) for name in base.awards if f"award.{name.id}" not in pack.without
    ]
    merged = {**kept, **pack.provisions}
    return replace(pack, awards=(*awards, *own.values()), provisions=merged)


def _award_paths(pack: Pack) -> tuple[str, ...]:
    return tuple(f"award.{name.id}" for name in pack.awards)


def _award_of(path: str) -> str:
    kind, _, rest = path.partition(".")
    return rest.partition(".")[0] if kind == "award" else ""


def _under(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}.")
