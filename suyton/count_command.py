"""``suyton verify count``: count a published ballot again, with nothing but its file."""

import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from suyton.count_file import CountFileFault, from_bytes
from suyton.domain.published_count import PublishedCount
from suyton.domain.recount import Examination, examine, receipt_stands
from suyton.rules import RulePacks
from suyton.wording import Language, Wording
from suyton.wording.counts import finding_said, line_said

HOLDS, FAILS, UNREADABLE = 0, 1, 2


class Telling:
    """Says what was found, in one language, with the awards by their names in our packs."""

    def __init__(self, language: Language) -> None:
        awards = [award for pack in RulePacks.load().sources() for award in pack.awards]
        vietnamese = language == "vi"
        names = {f"award.{one.id}": one.name_vi if vietnamese else one.name_en for one in awards}
        self._wording = Wording.load().with_terms({language: names})
        self._language = language

    def say(self, key: str, **facts: object) -> str:
        """One sentence."""
        return self._wording.say(self._language, f"count.{key}", **facts)

    def told(self, published: PublishedCount, found: Examination) -> Iterator[str]:
        """What is counted, what holds in it and what does not."""
        ballot = published.ballot
        yield self.say("of", ballot=ballot.id, title=ballot.title)
        yield self.say(
            "electorate",
            electorate=ballot.electorate,
            roll=len(ballot.roll),
            papers=len(published.papers),
            opinions=len(published.opinions),
        )
        for one in found.findings:
            yield f"{_mark(one.holds)} {finding_said(self._wording, self._language, one)}"
        for line in ballot.rules:
            if line.rule.quota is not None:
                yield f"  {self.say('quota', award=line.award_id, quota=line.rule.quota)}"
        for counted in found.lines:
            told = line_said(self._wording, self._language, ballot, counted)
            yield f"{_mark(counted.holds)} {told}"
        if not found.lines:
            yield self.say("not_counted")

    def verdict(self, found: Examination) -> str:
        """All of it in one sentence."""
        return (
            self.say("not_all_holds", wrong=found.wrong) if found.wrong else self.say("all_holds")
        )


def verify_count(asked: Any) -> int:
    """0: everything agrees; 1: something does not, or no such receipt; 2: no published count."""
    telling = Telling(asked.lang)
    file: Path = asked.file
    try:
        content = file.read_bytes()
        published = from_bytes(content)
    except OSError:
        return _refuse(telling.say("no_file", file=file))
    except CountFileFault as fault:
        return _refuse(
            telling.say("unreadable", file=file, place=fault.place, problem=fault.problem)
        )
    found = examine(published)
    holds = not found.wrong
    lines = [telling.say("sum", sum=sha256(content).hexdigest()), *telling.told(published, found)]
    lines.append(telling.verdict(found))
    if asked.receipt is not None:
        stands = receipt_stands(published, asked.receipt)
        key = "receipt_stands" if stands else "receipt_missing"
        lines.append(f"{_mark(stands)} {telling.say(key, paper=asked.receipt)}")
        holds = holds and stands
    sys.stdout.writelines(f"{_printable(line)}\n" for line in lines)
    return HOLDS if holds else FAILS


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{_printable(sentence)}\n")
    return UNREADABLE


def _mark(holds: bool) -> str:
    return "✓" if holds else "✗"


def _printable(line: str) -> str:
    """A file from anywhere must not command the terminal it is shown on."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line
    )
