"""The arithmetic of a count, sum by sum, as facts that pages put into words.

Whoever reads it can do each sum again by hand. Source: Decree 98/2023 Art. 30.7 (shares of the
total membership), as quoted in the domain notes.
"""

from dataclasses import dataclass

from suyton.domain.slate import Ballot
from suyton.domain.tally import LineResult, Tally


@dataclass(frozen=True)
class LineSum:
    """For one candidate: ``needed`` is the least whole number that ``share`` of ``base`` allows."""

    nomination_id: str
    unit_name: str
    award_id: str
    share: str
    """Such as ``4/5``, or ``>1/2`` for more than a half."""
    base: int
    """N of this line."""
    needed: int
    yes: int
    result: LineResult
    recused: int = 0


@dataclass(frozen=True)
class QuotaSum:
    """For an award whose quota was passed: ``passed`` had enough votes, ``carried`` have a place."""

    award_id: str
    quota: int
    passed: int
    carried: int


@dataclass(frozen=True)
class Arithmetic:
    """All sums of one count."""

    quorum_share: str
    """The strictest of the awards on the slate; empty where nobody is left on it."""
    lines: tuple[LineSum, ...]
    quotas: tuple[QuotaSum, ...]


def arithmetic(ballot: Ballot, tally: Tally) -> Arithmetic:
    """The sums behind a tally of this ballot."""
    bases = {one.nomination_id: ballot.base(one) for one in ballot.slate}
    counted = tuple(dict.fromkeys(line.award_id for line in tally.lines))
    quorums = [ballot.rule(award_id).quorum for award_id in counted]
    strictest = max(quorums, key=lambda share: share.least_of(tally.electorate), default=None)
    return Arithmetic(
        "" if strictest is None else str(strictest),
        tuple(
            LineSum(
                line.nomination_id,
                line.unit_name,
                line.award_id,
                str(ballot.rule(line.award_id).threshold),
                bases[line.nomination_id],
                line.needed,
                line.yes,
                line.result,
                line.recused,
            )
            for line in tally.lines
        ),
        tuple(found for one in counted if (found := _quota_sum(ballot, tally, one))),
    )


def _quota_sum(ballot: Ballot, tally: Tally, award_id: str) -> QuotaSum | None:
    quota = ballot.rule(award_id).quota
    lines = [line for line in tally.lines if line.award_id == award_id]
    passed = sum(line.yes >= line.needed for line in lines)
    if quota is None or passed <= quota or not tally.quorum_met:
        return None
    carried = sum(line.result is LineResult.CARRIED for line in lines)
    return QuotaSum(award_id, quota, passed, carried)
