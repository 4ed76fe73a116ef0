"""What a count of so few can give away, however well the papers are sealed.

A count is published. From it, and from what they know of themselves, people can work out how
others voted; the fewer there are, the more. That is said before anybody votes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from suyton.domain.rulebook import BallotRule


class Leak(StrEnum):
    """One thing that the count can give away."""

    ALL = "all"
    """A single paper is known as soon as it is counted."""
    EACH_OTHER = "each_other"
    """Of two, each learns how the other voted."""
    UNANIMOUS = "unanimous"
    """If all vote alike, everyone knows every vote."""
    ALL_BUT_ONE = "all_but_one"
    """If one paper differs, all others know that it is not theirs, and its voter knows all of theirs."""
    TOGETHER = "together"
    """All but one who tell each other how they voted know how the one who is left did."""


@dataclass(frozen=True)
class Revealing:
    """What is said of a ballot's secrecy before it begins.

    ``hidden`` is how many papers there are at most whose author is not told; written opinions
    are open, so they hide nobody. ``least`` is the pack's smallest number for which secrecy is
    promised; None where it states none.
    """

    secret: bool
    hidden: int
    least: int | None
    leaks: tuple[Leak, ...]

    @property
    def promised(self) -> bool:
        """Whether the pack lets secrecy be promised to so many."""
        return self.secret and (self.least is None or self.hidden >= self.least)


def revealing(papers: int, rules: Sequence[BallotRule]) -> Revealing:
    """What a count of at most ``papers`` papers can reveal, under the rules on the slate.

    A ballot is secret where any award on it is voted on in secret, and the largest of the least
    numbers that the awards state holds for all of it.
    """
    secret = any(rule.secret for rule in rules)
    stated = [rule.secrecy_least for rule in rules if rule.secrecy_least is not None]
    return Revealing(secret, papers, max(stated, default=None), _leaks(papers) if secret else ())


def _leaks(papers: int) -> tuple[Leak, ...]:
    if papers <= 1:
        return (Leak.ALL,)
    if papers == 2:
        return (Leak.EACH_OTHER,)
    return (Leak.UNANIMOUS, Leak.ALL_BUT_ONE, Leak.TOGETHER)
