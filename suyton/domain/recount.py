"""A published count examined: what holds in it and what does not, and each line counted anew.

Nothing is taken on trust. A count that was altered may be wrong in any part, so each check looks
at the document alone, and the papers are counted only once they can be.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from suyton.domain.ballot import Ballot, Choices, Tally, TallyLine, Voter
from suyton.domain.errors import DomainError
from suyton.domain.paper import own_lines, written
from suyton.domain.published_count import PublishedCount, PublishedPaper, recount

SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Finding:
    """One thing looked at, by its stable code; the facts are what its sentence needs."""

    code: str
    holds: bool
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CountedLine:
    """What was published of one candidate beside what the papers come to."""

    published: TallyLine
    counted: TallyLine

    @property
    def holds(self) -> bool:
        return self.published == self.counted


@dataclass(frozen=True)
class Examination:
    """``lines`` is empty where the papers cannot be counted at all; a finding then says why."""

    findings: tuple[Finding, ...]
    lines: tuple[CountedLine, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """The codes of what does not agree, and the nominations whose line does not; empty for a
        count that holds."""
        return (
            *(one.code for one in self.findings if not one.holds),
            *(line.published.nomination_id for line in self.lines if not line.holds),
        )

    @property
    def wrong(self) -> int:
        """How many things do not agree."""
        return len(self.faults)


def examine(published: PublishedCount) -> Examination:
    """Look at everything a published count says, and count it again."""
    sound = tuple(_sound(published))
    if not all(finding.holds for finding in sound):
        return Examination((*sound, *_lists(published)), ())
    counted = recount(published)
    findings = (*sound, *_lists(published), *_totals(published.tally, counted))
    named = {line.nomination_id: line for line in published.tally.lines}
    lines = tuple(
        CountedLine(named[line.nomination_id], line)
        for line in counted.lines
        if line.nomination_id in named
    )
    return Examination(findings, lines)


def receipt_stands(published: PublishedCount, paper: str) -> bool:
    """Whether the paper with this sum lay in the box; letter case and spaces are forgiven."""
    return paper.strip().lower() in published.sealed


def _sound(published: PublishedCount) -> Iterator[Finding]:
    """What must hold before anything can be counted."""
    ballot = published.ballot
    known = {line.award_id for line in ballot.rules if (line.rule.quota or 0) >= 0}
    lacking = sorted({one.award_id for one in ballot.slate} - known)
    yield Finding("rules", not lacking, {"awards": ", ".join(lacking)})
    twice = _twice(one.nomination_id for one in ballot.slate)
    yield Finding("slate", not twice, {"twice": ", ".join(twice)})
    if lacking or twice:
        return  # what a paper must say is not known then
    papers = [(_own_of(ballot, paper), paper.choices) for paper in published.papers]
    papers += [(frozenset(), said) for said in published.opinions]
    faulty = next(
        (place for place, one in enumerate(papers, 1) if not _valid(ballot, *one)),
        0,
    )
    yield Finding("valid", not faulty, {"count": str(len(papers)), "faulty": str(faulty)})
    yield Finding("cut", _cut_holds(published))


def _own_of(ballot: Ballot, paper: PublishedPaper) -> frozenset[str]:
    """The lines that this paper leaves to others; who cast a secret one nobody knows."""
    return own_lines(ballot.slate, ballot.rules, Voter(paper.voter_id, paper.voter_name))


def _cut_holds(published: PublishedCount) -> bool:
    """Whether papers are whole where they may be, and cut apart where a whole one would tell."""
    ballot = published.ballot
    tells = ballot.secret and any(ballot.recused(one) for one in ballot.slate)
    if not published.lines:
        return not (tells and published.papers)
    slate = [one.nomination_id for one in ballot.slate]
    named = [line.nomination_id for line in published.lines]
    in_order = all(list(line.choices) == sorted(line.choices) for line in published.lines)
    return tells and not published.papers and sorted(named) == sorted(slate) and in_order


def _lists(published: PublishedCount) -> Iterator[Finding]:
    """The two lists beside one another and beside the roll."""
    ballot, sealed, papers = published.ballot, published.sealed, published.papers
    yield _lengths(published)
    broken = [one for one in sealed if not SHA256.fullmatch(one)]
    yield Finding("sums", not broken, {"broken": ", ".join(broken)})
    twice = _twice(sealed)
    yield Finding("once", not twice, {"twice": ", ".join(twice)})
    yield Finding("sorted", list(sealed) == sorted(sealed))
    doubled = _twice(voter.id for voter in ballot.roll)
    cast = max(len(sealed), len(papers))
    roll = {"cast": str(cast), "roll": str(len(ballot.roll)), "twice": ", ".join(doubled)}
    yield Finding("roll", not doubled and cast <= len(ballot.roll), roll)
    answered = (len(sealed) if published.lines else len(papers)) + len(published.opinions)
    total = {"answered": str(answered), "electorate": str(ballot.electorate)}
    yield Finding("electorate", answered <= ballot.electorate, total)
    yield Finding("names_secret" if ballot.secret else "names_open", _names_hold(published))


def _lengths(published: PublishedCount) -> Finding:
    """As many opened as sealed; on a line that is somebody's own, as many fewer as it is."""
    ballot, sealed = published.ballot, len(published.sealed)
    if not published.lines:
        lengths = {"sealed": str(sealed), "papers": str(len(published.papers))}
        return Finding("lengths", sealed == len(published.papers), lengths)
    recused = {one.nomination_id: ballot.recused(one) for one in ballot.slate}
    wrong = [
        line.nomination_id
        for line in published.lines
        if not sealed - recused.get(line.nomination_id, 0) <= len(line.choices) <= sealed
    ]
    return Finding("line_lengths", not wrong, {"sealed": str(sealed), "wrong": ", ".join(wrong)})


def _names_hold(published: PublishedCount) -> bool:
    """A secret paper bears no name; an open one that of a voter on the roll, each once."""
    names = [(paper.voter_id, paper.voter_name) for paper in published.papers]
    if published.ballot.secret:
        return not any(any(name) for name in names)
    roll = {(voter.id, voter.name) for voter in published.ballot.roll}
    return not _twice(voter_id for voter_id, _ in names) and roll.issuperset(names)


def _totals(published: Tally, counted: Tally) -> Iterator[Finding]:
    whose = [line.nomination_id for line in published.lines]
    same = whose == [line.nomination_id for line in counted.lines]
    yield Finding("candidates", same)
    pairs = {
        "ballot": (published.ballot_id, counted.ballot_id),
        "electorate": (published.electorate, counted.electorate),
        "cast": (published.cast, counted.cast),
        "quorum_needed": (published.quorum_needed, counted.quorum_needed),
        "quorum_met": (published.quorum_met, counted.quorum_met),
    }
    wrong = [f"{name} {said} ≠ {found}" for name, (said, found) in pairs.items() if said != found]
    facts = {
        "cast": str(counted.cast),
        "electorate": str(counted.electorate),
        "quorum": str(counted.quorum_needed),
        "wrong": "; ".join(wrong),
    }
    yield Finding("totals", not wrong, facts)


def _valid(ballot: Ballot, own: frozenset[str], choices: Choices) -> bool:
    """Whether it is a whole paper: one that says no more and no less than it may."""
    try:
        return written(ballot.slate, ballot.rules, choices, own) == choices
    except DomainError:
        return False


def _twice(names: Iterable[str]) -> list[str]:
    return sorted(name for name, times in Counter(names).items() if times > 1)
