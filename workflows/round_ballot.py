"""A bloc's ballot as the round's state describes it."""

from collections.abc import Sequence

from suyton.domain import bloc_round, listing, scoring
from suyton.domain.authority import Role
from suyton.domain.ballot import Ballot, Candidate, Voter, rules_for
from suyton.domain.bloc_round import BlocRound
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.rulebook import Rulebook
from workflows import addresses


def slate(
    round_: BlocRound, nominations: Sequence[Nomination], rulebook: Rulebook
) -> tuple[Candidate, ...]:
    """Those who lie before the bloc and may stand, by award and then as the bloc lists its units."""
    place = {line.unit_id: number for number, line in enumerate(round_.scores)}
    award = {rule.id: number for number, rule in enumerate(rulebook.awards)}
    standing = [
        nomination
        for nomination in nominations
        if nomination.stage is NominationStage.IN_BLOC
        and bloc_round.may_stand(round_, nomination.award_id, nomination.unit_id, rulebook)
    ]
    standing.sort(key=lambda case: (award[case.award_id], place[case.unit_id]))
    return tuple(map(listing.candidate, standing))


def ballot(round_: BlocRound, rulebook: Rulebook) -> Ballot:
    """One vote of all member units over the whole slate, or over those tied in a second ballot."""
    if round_.ballot_closes_at is None:
        raise RuntimeError("a ballot has a closing time")
    slate, rules = round_.slate, rules_for(round_.slate, rulebook, lambda award: award.bloc_ballot)
    if round_.second is not None:
        slate, rules = round_.second.slate, round_.second.rules
    return Ballot(
        id=round_.ballot_id,
        owner=round_.chain,
        workflow_id=addresses.round_workflow_id(round_.id),
        slate=slate,
        rules=rules,
        voter_role=Role.UNIT_OFFICER,
        roll=tuple(Voter(line.unit_id, line.unit_name) for line in round_.scores),
        electorate=len(round_.scores),
        opens_at=round_.stage_since,
        closes_at=round_.ballot_closes_at,
        secret=any(line.rule.secret for line in rules),
        title=f"{round_.bloc_name}, {round_.year}",
    )


def ranking(round_: BlocRound) -> tuple[tuple[str, ...], ...]:
    """Candidates by their unit's place, equals together: what settles a tie under a quota."""
    ranks = (
        tuple(one.nomination_id for one in round_.slate if one.unit_id in tier)
        for tier in scoring.tiers(round_.scores)
    )
    return tuple(names for names in ranks if names)
