"""What is published of a counted ballot, so that anyone entitled can count it again.

The sealed papers' sums stand in one list and the opened papers in another; nothing leads from
the one to the other. Pattern: the published bulletin board of Belenios and Helios, as far as a
ballot whose key the service itself held can carry it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from suyton.domain.ballot import Ballot, Choice, Choices, Tally, count
from suyton.domain.counting import by_line, count_lines


@dataclass(frozen=True)
class PublishedPaper:
    """An opened paper. In an open ballot it bears its voter's name; in a secret one it never does."""

    choices: Mapping[str, Choice]
    voter_id: str = ""
    voter_name: str = ""


@dataclass(frozen=True)
class PublishedLine:
    """What all opened papers say of one candidate, sorted, so that no order ties lines together."""

    nomination_id: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class PublishedCount:
    """Everything a recount needs, and what each voter looks for.

    ``ballot`` leaves out those withdrawn before the count. ``sealed`` are the SHA-256 sums
    (64 hexadecimal digits) of the sealed papers, sorted; ``papers`` are the opened ones in an
    order drawn by lot; ``opinions`` are the written opinions of absent members, which are open.
    """

    ballot: Ballot
    sealed: tuple[str, ...]
    papers: tuple[PublishedPaper, ...]
    opinions: tuple[Choices, ...]
    ranking: tuple[tuple[str, ...], ...]
    tally: Tally
    format: int = 1
    lines: tuple[PublishedLine, ...] = ()
    """Where voters do not answer their own line: all papers cut apart, line by line, instead of
    ``papers``. A whole paper without its own line would name its voter."""


def published(
    ballot: Ballot,
    sealed: tuple[str, ...],
    papers: tuple[PublishedPaper, ...],
    opinions: tuple[Choices, ...],
    ranking: tuple[tuple[str, ...], ...],
) -> PublishedCount:
    """A ballot's opened papers counted and laid open, cut apart where a whole one would tell."""
    tally = count(ballot, [*(paper.choices for paper in papers), *opinions], ranking)
    if not ballot.secret or not any(ballot.recused(one) for one in ballot.slate):
        return PublishedCount(ballot, sealed, papers, opinions, ranking, tally)
    said = by_line(ballot, [paper.choices for paper in papers])
    lines = tuple(PublishedLine(name, tuple(sorted(choices))) for name, choices in said.items())
    return PublishedCount(ballot, sealed, (), opinions, ranking, tally, lines=lines)


def recount(published: PublishedCount) -> Tally:
    """The tally counted anew from the opened papers, or their lines, and the written opinions."""
    ballot, opinions = published.ballot, published.opinions
    if not published.lines:
        said = [*(paper.choices for paper in published.papers), *opinions]
        return count(ballot, said, published.ranking)
    written = by_line(ballot, opinions)
    lines = {
        line.nomination_id: [*line.choices, *written[line.nomination_id]]
        for line in published.lines
    }
    cast = len(published.sealed) + len(opinions)
    return count_lines(ballot, cast, lines, published.ranking)
