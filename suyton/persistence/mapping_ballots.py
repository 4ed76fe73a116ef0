"""Ballots, between snapshot and rows. Papers are the box's own affair."""

from suyton.domain.ballot import AwardBallotRule, Ballot, BallotStage, Turnout, Voter
from suyton.domain.rulebook import BallotRule, Citation, Ratio
from suyton.persistence.mapping import candidates_from, from_columns, to_columns
from suyton.persistence.tables.ballots import BallotRow, BallotRuleRow, CandidateRow, RollRow


def ballot_row(ballot: Ballot) -> BallotRow:
    """An open ballot's row with slate, rules and roll."""
    return BallotRow(
        **to_columns(ballot, BallotRow),
        stage=BallotStage.OPEN,
        tally=None,
        slate=[
            CandidateRow(ballot_id=ballot.id, position=place, **to_columns(one, CandidateRow))
            for place, one in enumerate(ballot.slate)
        ],
        rules=[_rule_row(ballot.id, place, line) for place, line in enumerate(ballot.rules)],
        roll=[
            RollRow(
                ballot_id=ballot.id,
                voter_id=voter.id,
                position=place,
                name=voter.name,
                has_voted=False,
            )
            for place, voter in enumerate(ballot.roll)
        ],
    )


def _rule_row(ballot_id: str, place: int, line: AwardBallotRule) -> BallotRuleRow:
    rule = line.rule
    return BallotRuleRow(
        ballot_id=ballot_id,
        position=place,
        award_id=line.award_id,
        **to_columns(rule, BallotRuleRow),
        threshold_numerator=rule.threshold.numerator,
        threshold_denominator=rule.threshold.denominator,
        threshold_more_than=rule.threshold.more_than,
        quorum_numerator=rule.quorum.numerator,
        quorum_denominator=rule.quorum.denominator,
        source=rule.citation.source,
        confirmed=rule.citation.confirmed,
    )


def ballot_from(row: BallotRow) -> Ballot:
    """The ballot as it was opened, with the closing time as last extended."""
    return Ballot(
        **from_columns(row, Ballot),
        slate=candidates_from(row.slate),
        rules=rules_from(row),
        roll=tuple(Voter(line.voter_id, line.name) for line in row.roll),
    )


def rules_from(row: BallotRow) -> tuple[AwardBallotRule, ...]:
    """The rules that the ballot was opened under."""
    return tuple(_rule_from(line) for line in row.rules)


def _rule_from(row: BallotRuleRow) -> AwardBallotRule:
    rule = BallotRule(
        threshold=Ratio(
            row.threshold_numerator, row.threshold_denominator, row.threshold_more_than
        ),
        quorum=Ratio(row.quorum_numerator, row.quorum_denominator),
        **from_columns(row, BallotRule),
        citation=Citation(row.source, row.confirmed),
    )
    return AwardBallotRule(row.award_id, rule)


def turnout_from(row: BallotRow) -> Turnout:
    """How many have voted, and who is awaited."""
    awaited = tuple(Voter(line.voter_id, line.name) for line in row.roll if not line.has_voted)
    return Turnout(row.id, len(row.roll) - len(awaited), len(row.roll), awaited)
