"""``suyton rules``: check, list, explain and compare the rule packs, without a running service."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

from suyton.domain.citation import Ratio
from suyton.domain.edition import Difference, Stated, differences
from suyton.rules import DataFileFault, RulePacks
from suyton.rules.fingerprint import fingerprint
from suyton.rules.pack import AwardName, Pack
from suyton.rules.showing import edition, routes
from suyton.wording import Language, Wording
from suyton.wording.provisions import provision_said

SHORT_HASH = 12
EXAMPLES = (10, 15, 17)
"""Electorates for which a share is also told as a number of votes."""


class NotInThePacks(Exception):
    """What was asked for is not there; the message names what is."""


class Telling:
    """Tells provisions in one language, with the awards by their names in these packs."""

    def __init__(self, language: Language, packs: tuple[Pack, ...]) -> None:
        names = {
            f"award.{one.id}": one.name_vi if language == "vi" else one.name_en
            for pack in packs
            for one in pack.awards
        }
        self._wording = Wording.load().with_terms({language: names})
        self._language = language

    def said(self, one: Stated) -> str:
        """The provision in words; a share also as votes of some electorates."""
        words = provision_said(self._wording, self._language, one)
        if one.key not in {"threshold", "quorum"}:
            return words
        share = Ratio.parse(dict(one.facts)["value"])
        return f"{words} ({'; '.join(f'N = {n}: {share.least_of(n)}' for n in EXAMPLES)})"

    def source(self, source: str, confirmed: bool) -> str:
        """Where it stands, and whether that was checked against the text."""
        checked = "confirmed" if confirmed else "unconfirmed"
        return f"{source}; {self._wording.say(self._language, f'provision.source.{checked}')}"

    def difference(self, one: Difference) -> Iterator[str]:
        """The path with its sign, then what it said and says, each with its source."""
        yield f"{'+' if one.before is None else '-' if one.after is None else '~'} {one.path}"
        for sign, told in (("-", one.before), ("+", one.after)):
            if told:
                yield f"    {sign} {self.said(told)} [{self.source(told.source, told.confirmed)}]"


def rules(asked: Any) -> int:
    """Run ``rules <action>``: 0 when done, 1 for a fault in a file or for what is not there."""
    actions: dict[str, Callable[[Any], Iterator[str]]] = {
        "check": _check,
        "list": _list,
        "explain": _explain,
        "diff": _diff,
    }
    try:
        lines = list(actions[asked.action](asked))
    except (DataFileFault, NotInThePacks) as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    try:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()
    except BrokenPipeError:  # ``| head`` has read enough; what is left has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _check(asked: Any) -> Iterator[str]:
    packs = RulePacks.load(asked.directory, asked.overlay)
    for pack in packs.sources():
        unread = sum(not found.citation.confirmed for found in pack.provisions.values())
        yield (
            f"✓ {pack.edition}: {pack.valid_from} to before {pack.valid_to}, "
            f"sha256 {fingerprint(pack)[:SHORT_HASH]}, {len(pack.awards)} awards, "
            f"{unread} of {len(pack.provisions)} provisions unconfirmed"
        )
    days = packs.calendar
    yield (
        f"✓ calendar: {days.years.start} to {days.years.stop - 1}, {len(days.announced)} days "
        f"announced; swapped days known to {days.swaps_known_to}, after that a working day is "
        "counted without swaps"
    )


def _list(asked: Any) -> Iterator[str]:
    for pack in _packs(asked.overlay):
        yield f"{pack.edition}: {pack.title}"
        for award in pack.awards:
            decided_by = pack.provisions[f"award.{award.id}.decided_by"].value
            yield f"  {award.id}: {award.name_vi}; decided by {decided_by}"
            for kind, stations in routes(pack, award.id):
                yield f"    {kind}: {' → '.join(stations)}"


def _explain(asked: Any) -> Iterator[str]:
    packs = _packs(asked.overlay)
    # Without a pack named: the newest, which is what someone who asks today mostly means.
    pack = _pack(packs, asked.pack) if asked.pack else packs[-1]
    award = _award(pack, asked.award)
    telling = Telling(asked.lang, (pack,))
    yield f"{pack.edition}: {pack.title} ({pack.valid_from} – {pack.valid_to})"
    name = award.name_vi if asked.lang == "vi" else award.name_en
    yield f"{name} [{telling.source(award.citation.source, award.citation.confirmed)}]"
    for one in edition(pack).of_award(award.id):
        inner = "  " * (".condition." in one.path)
        yield f"{inner}{one.rest}: {telling.said(one)}"
        yield f"{inner}    [{telling.source(one.source, one.confirmed)}]"


def _diff(asked: Any) -> Iterator[str]:
    old, new = (_named(name, asked.overlay) for name in (asked.old, asked.new))
    if asked.award and asked.award not in {one.id for pack in (old, new) for one in pack.awards}:
        _award(new, asked.award)
    telling = Telling(asked.lang, (old, new))
    root = f"award.{asked.award}" if asked.award else ""
    found = [
        one
        for one in differences(edition(old), edition(new))
        if not root or one.path == root or one.path.startswith(f"{root}.")
    ]
    for difference in sorted(found, key=lambda one: one.path):
        yield from telling.difference(difference)
    yield f"{len(found)} provisions differ between {asked.old} and {asked.new}."


def _named(name: str, overlay: str) -> Pack:
    """A pack by ``<id>``, or by ``<id>+<overlay>``."""
    pack_id, plus, its_own = name.partition("+")
    return _pack(_packs(its_own if plus else overlay), pack_id)


def _packs(overlay: str) -> tuple[Pack, ...]:
    return RulePacks.load(overlay=overlay).sources()


def _pack(packs: tuple[Pack, ...], pack_id: str) -> Pack:
    for pack in packs:
        if pack_id in {pack.id, pack.edition}:
            return pack
    known = ", ".join(pack.id for pack in packs)
    raise NotInThePacks(f"There is no pack “{pack_id}”. There is: {known}.")


def _award(pack: Pack, award_id: str) -> AwardName:
    for award in pack.awards:
        if award.id == award_id:
            return award
    known = ", ".join(award.id for award in pack.awards)
    raise NotInThePacks(f"Pack {pack.edition} has no award “{award_id}”. It has: {known}.")
