"""Counts that end in a tie at the last place, for the tests of what comes after it."""

from collections.abc import Sequence
from dataclasses import replace

from suyton.domain.award_terms import TieRule
from suyton.domain.ballot import Ballot, Choice, Choices, Tally, count
from suyton.domain.rulebook import BallotRule, Ratio
from tests.unit.domain.cases import MERIT, ballot, ballot_rule, candidate

ELECTORATE = 10
SLATE = tuple(candidate(name, MERIT) for name in "abcd")
A, B, C, D = (item.nomination_id for item in SLATE)


def rule_of(times: int, tie: TieRule = TieRule.CASTING) -> BallotRule:
    rule = ballot_rule(threshold=Ratio(1, 2), quorum=Ratio(1, 2), quota=2, tie=tie)
    return replace(rule, second_ballots=times)


def papers(box: Ballot, cast: int, votes: Sequence[int]) -> list[Choices]:
    return [
        {
            one.nomination_id: Choice.YES if voter < yes else Choice.NO
            for one, yes in zip(box.slate, votes, strict=True)
        }
        for voter in range(cast)
    ]


def first(rule: BallotRule, votes: Sequence[int] = (9, 7, 7, 4)) -> Tally:
    """By default a is in, b and c are tied for the one place left, d has too few."""
    box = ballot(SLATE, electorate=ELECTORATE, rules={MERIT: rule})
    return count(box, papers(box, ELECTORATE, votes))


def results(tally: Tally) -> list[str]:
    return [line.result.value for line in tally.lines]
