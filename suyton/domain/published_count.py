"""What is published of a counted ballot, so that anyone entitled can count it again.

The sealed papers' sums stand in one list and the opened papers in another; nothing leads from
the one to the other. Pattern: the published bulletin board of Belenios and Helios, as far as a
ballot whose key the service itself held can carry it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from suyton.domain.ballot import Ballot, Choice, Choices, Ranking, Tally, count


@dataclass(frozen=True)
class PublishedPaper:
    """An opened paper. In an open ballot it bears its voter's name; in a secret one it never does."""

    choices: Mapping[str, Choice]
    voter_id: str = ""
    voter_name: str = ""


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


def recount(published: PublishedCount) -> Tally:
    """The tally counted anew from the opened papers and the written opinions."""
    answers = [*(paper.choices for paper in published.papers), *published.opinions]
    ranking: Ranking = published.ranking
    return count(published.ballot, answers, ranking)


def disagreements(published: PublishedCount) -> tuple[str, ...]:
    """What does not hold in a published count, by stable code; empty when all of it agrees.

    ``tally`` the totals are not those of the papers; ``papers`` there are not as many opened
    papers as sealed ones; ``sealed`` a sum stands twice; ``roll`` more papers than voters.
    """
    found = {
        "tally": recount(published) != published.tally,
        "papers": len(published.papers) != len(published.sealed),
        "sealed": any(times > 1 for times in Counter(published.sealed).values()),
        "roll": len(published.sealed) > len(published.ballot.roll),
    }
    return tuple(code for code, wrong in found.items() if wrong)
