"""A second ballot among those whose votes are equal at the last place, where the pack allows it.

Only those tied stand, for the places that are left; what the first count says of all others
stands. Source: domain notes 2.4 (courts hold at most two ballots: TA01 Art. 29, as a pattern).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from suyton.domain import tie
from suyton.domain.counting import left_of_a_tie
from suyton.domain.errors import NoSecondBallot, SecondBallotDue
from suyton.domain.rulebook import BallotRule
from suyton.domain.slate import AwardBallotRule, Candidate
from suyton.domain.tally import LineResult, Tally, TallyLine

Rules = Mapping[str, BallotRule]
"""Award id -> the rule that the first ballot was held by."""


@dataclass(frozen=True)
class SecondBallot:
    """A ballot among those tied; ``number`` is 1 for the first of them.

    ``rules`` are the award's own, with the places left as quota and as many further ballots as
    remain. ``first`` is the count that stood before it.
    """

    number: int
    slate: tuple[Candidate, ...]
    rules: tuple[AwardBallotRule, ...]
    first: Tally


def called(
    tally: Tally,
    candidates: Sequence[Candidate],
    rules: Rules,
    before: SecondBallot | None,
    gone: Collection[str] = (),
) -> SecondBallot:
    """The second ballot that the count leads to; ``gone`` are those withdrawn since.

    Raises:
        NoSecondBallot: nobody is tied for whom the pack allows another ballot, or there is room
            for all who are left.
    """
    places = _contested(tally, rules, gone)
    if not places:
        raise NoSecondBallot()
    number = 1 if before is None else before.number + 1
    again = {line.nomination_id for line in _again(tally)} - set(gone)
    return SecondBallot(
        number,
        tuple(one for one in candidates if one.nomination_id in again and one.award_id in places),
        tuple(
            AwardBallotRule(award_id, _rule(rules[award_id], left, number))
            for award_id, left in places.items()
        ),
        tally,
    )


def check_none_due(tally: Tally, rules: Rules, gone: Collection[str] = ()) -> None:
    """Whoever chairs chooses only once the ballots that the pack allows were held.

    Raises:
        SecondBallotDue: those tied are to be voted on again first.
    """
    places = _contested(tally, rules, gone)
    if places:
        names = (line.unit_name for line in _again(tally) if line.award_id in places)
        raise SecondBallotDue(names=", ".join(names))


def is_due(tally: Tally | None) -> bool:
    """Whether the count says that those tied are to be voted on again."""
    return tally is not None and bool(_again(tally))


def merged(second: SecondBallot, tally: Tally) -> Tally:
    """The first count with what the second ballot says of those tied.

    Where the second ballot misses its quorum they are still tied, and it was held all the same.
    Whoever withdrew before it was counted has lost the tie.
    """
    counted = {line.nomination_id: line for line in tally.lines}
    left = {line.award_id: left_of_a_tie(line.rule) for line in second.rules}

    def settled(line: TallyLine) -> TallyLine:
        if line.result is not LineResult.TIE_AGAIN or line.award_id not in left:
            return line
        again = counted.get(line.nomination_id)
        if again is None:
            return replace(line, result=LineResult.TIE_LOST)
        if again.result is LineResult.QUORUM_MISSED:
            return replace(line, result=left[line.award_id])
        return replace(again, ballot_id=tally.ballot_id)

    return replace(second.first, lines=tuple(settled(line) for line in second.first.lines))


def unopened(second: SecondBallot, ballot_id: str) -> Tally:
    """The count of a second ballot whose papers cannot be opened: as if nobody had come.

    So those tied are still tied, and it was held all the same.
    """
    lines = (second.first.line(one.nomination_id) for one in second.slate)
    return replace(
        second.first,
        ballot_id=ballot_id,
        cast=0,
        quorum_met=False,
        lines=tuple(
            replace(line, yes=0, no=0, abstain=0, result=LineResult.QUORUM_MISSED) for line in lines
        ),
    )


def _again(tally: Tally) -> tuple[TallyLine, ...]:
    return tuple(line for line in tally.lines if line.result is LineResult.TIE_AGAIN)


def _contested(tally: Tally, rules: Rules, gone: Collection[str]) -> dict[str, int]:
    """The places left for each award where more are to be voted on again than may go in."""
    quotas = {award_id: rule.quota for award_id, rule in rules.items()}
    places = tie.places_left(tally, quotas, gone)
    standing = [line.award_id for line in _again(tally) if line.nomination_id not in gone]
    return {
        award_id: places[award_id]
        for award_id in dict.fromkeys(standing)
        if standing.count(award_id) > places[award_id]
    }


def _rule(rule: BallotRule, places: int, number: int) -> BallotRule:
    most = rule.choose_at_most
    return replace(
        rule,
        quota=places,
        choose_at_most=None if most is None else min(most, places),
        second_ballots=rule.second_ballots - number,
    )
