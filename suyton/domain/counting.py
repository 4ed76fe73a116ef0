"""What the papers of one ballot come to.

Counting is exact and total: ``agree >= threshold x N``, where N is the whole electorate, in
whole numbers. A paper that was never cast does not lessen N, so it weighs like a “no”.
Source: Decree 98/2023 Art. 30.7 (“on the total membership”), as quoted in the domain notes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from suyton.domain.authority import Role
from suyton.domain.award_terms import TieRule
from suyton.domain.rulebook import BallotRule
from suyton.domain.slate import AwardBallotRule, Ballot, Candidate, Choice, Choices
from suyton.domain.tally import LineResult, Tally, TallyLine

Ranking = Sequence[Sequence[str]]
"""Nomination ids from best to worst by another measure (a bloc's adopted scores), equals together."""


Lines = Mapping[str, Sequence[Choice]]
"""What was said of each candidate: nomination id -> choices, in no order that means anything."""


def count(ballot: Ballot, papers: Sequence[Choices], ranking: Ranking = ()) -> Tally:
    """Count all papers (and written opinions) of one ballot.

    A tie at the last place under a quota is settled by the award's tie rule: by ``ranking``, or
    left open for whoever chairs, or not at all. One that the ranking leaves carries none of those
    tied, since nothing in the rules prefers one of them.
    """
    return count_lines(ballot, len(papers), by_line(ballot, papers), ranking)


def by_line(ballot: Ballot, papers: Sequence[Choices]) -> Lines:
    """What the papers say of each candidate, paper by paper; a recused voter's says nothing.

    Raises:
        KeyError: a paper says nothing of a candidate who is nobody's own.
    """
    return {
        one.nomination_id: [
            paper[one.nomination_id]
            for paper in papers
            if one.nomination_id in paper or not ballot.recused(one)
        ]
        for one in ballot.slate
    }


def count_lines(ballot: Ballot, cast: int, lines_said: Lines, ranking: Ranking = ()) -> Tally:
    """Count ``cast`` papers by what they say of each candidate, as :func:`count` does."""
    on_slate = {candidate.award_id for candidate in ballot.slate}
    quorums = (ballot.rule(award_id).quorum for award_id in on_slate)
    quorum_needed = max((quorum.least_of(ballot.electorate) for quorum in quorums), default=0)
    quorum_met = _attendance(ballot, cast) >= quorum_needed
    lines = [_line(ballot, one, lines_said[one.nomination_id], quorum_met) for one in ballot.slate]
    lines = within_quotas(lines, ballot.rules, ranking)
    return Tally(ballot.id, ballot.electorate, cast, quorum_needed, quorum_met, tuple(lines))


def within_quotas(
    lines: list[TallyLine], rules: Sequence[AwardBallotRule], ranking: Ranking = ()
) -> list[TallyLine]:
    """The lines once each award's quota is kept; a tie that it cuts is settled as the award says."""
    for line in rules:
        if line.rule.quota is not None:
            settles = ranking if line.rule.tie is TieRule.RANKING else ()
            left = left_of_a_tie(line.rule)
            lines = _within_quota(lines, line.award_id, line.rule.quota, settles, left)
    return lines


def left_of_a_tie(rule: BallotRule) -> LineResult:
    """What becomes of those tied whom no ranking parts: voted on again, left to whoever chairs,
    or not carried."""
    if rule.second_ballots > 0:
        return LineResult.TIE_AGAIN
    return LineResult.TIE_OPEN if rule.tie is TieRule.CASTING else LineResult.TIE_LOST


def _attendance(ballot: Ballot, cast: int) -> int:
    """How many took part, for the quorum.

    A council's roll is the list of members recorded as present, so a member who came and cast
    no paper still attended. A bloc's roll is all its members, and its papers say who came.
    """
    if ballot.voter_role is Role.COUNCIL_MEMBER:
        return max(len(ballot.roll), cast)
    return cast


def _line(
    ballot: Ballot, candidate: Candidate, answers: Sequence[Choice], quorum_met: bool
) -> TallyLine:
    yes = answers.count(Choice.YES)
    # Whatever the share, nobody is carried without a single vote.
    needed = max(1, ballot.rule(candidate.award_id).threshold.least_of(ballot.base(candidate)))
    if not quorum_met:
        result = LineResult.QUORUM_MISSED
    elif yes >= needed:
        result = LineResult.CARRIED
    else:
        result = LineResult.BELOW_THRESHOLD
    return TallyLine(
        candidate.nomination_id,
        candidate.unit_name,
        candidate.award_id,
        yes,
        answers.count(Choice.NO),
        answers.count(Choice.ABSTAIN),
        needed,
        result,
        recused=ballot.recused(candidate),
    )


def _within_quota(
    lines: list[TallyLine], award_id: str, quota: int, ranking: Ranking, tied: LineResult
) -> list[TallyLine]:
    """Keep the highest votes within the quota; the rest that passed are over it.

    ``tied`` is what becomes of equals of whom some would be in and others out.
    """
    places = {name: place for place, equals in enumerate(ranking) for name in equals}

    def merit(line: TallyLine) -> tuple[int, int]:
        return (-line.yes, places.get(line.nomination_id, len(places)))

    passed = [
        line for line in lines if line.award_id == award_id and line.result is LineResult.CARRIED
    ]
    if len(passed) <= quota:
        return lines
    passed.sort(key=merit)
    first_out = merit(passed[quota])
    straddled = quota > 0 and merit(passed[quota - 1]) == first_out
    results = {
        line.nomination_id: tied
        if straddled and merit(line) == first_out
        else LineResult.OVER_QUOTA
        for line in passed
        if merit(line) >= first_out
    }
    return [
        replace(line, result=results[line.nomination_id])
        if line.award_id == award_id and line.nomination_id in results
        else line
        for line in lines
    ]
