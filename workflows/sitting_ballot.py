"""A council's ballots as the sitting's state describes them."""

from dataclasses import replace

from suyton.domain import sitting_items
from suyton.domain.agenda import ItemVote
from suyton.domain.authority import Role
from suyton.domain.ballot import AwardBallotRule, Ballot, Candidate, rules_for
from suyton.domain.council_terms import VoteBy
from suyton.domain.rulebook import Rulebook
from suyton.domain.sitting import Sitting
from workflows import addresses
from workflows.ballot import BallotWatch, without_casting


def rules(
    sitting: Sitting, slate: tuple[Candidate, ...], rulebook: Rulebook
) -> tuple[AwardBallotRule, ...]:
    """The council's rule for each award on a slate."""
    found = rules_for(slate, rulebook, lambda award: award.council_ballot)
    if not sitting.chairing:
        # Nobody could ever cast the vote that the rule waits for.
        found = tuple(replace(line, rule=without_casting(line.rule)) for line in found)
    return found


def ballot(sitting: Sitting, rulebook: Rulebook) -> Ballot:
    """One vote of the members present over the list, counted on the whole membership.

    What was set aside since the vote was opened still stands on the papers. A second ballot is
    over those tied alone.
    """
    if sitting.second is not None:
        return _ballot(sitting, sitting.ballot_id, sitting.second.slate, sitting.second.rules)
    since = (one for one in sitting.set_aside if one.at > sitting.stage_since)
    slate = (*sitting.agenda, *(one.item for one in since))
    return _ballot(sitting, sitting.ballot_id, slate, rules(sitting, slate, rulebook))


def item_ballot(sitting: Sitting, vote: ItemVote, rulebook: Rulebook) -> Ballot:
    """The vote on one item. A quota holds across items, so it is kept when all are counted."""
    slate = tuple(item for item in sitting.agenda if item.nomination_id == vote.nomination_id)
    alone = tuple(
        replace(line, rule=replace(line.rule, quota=None))
        for line in rules(sitting, slate, rulebook)
    )
    return replace(_ballot(sitting, vote.ballot_id, slate, alone), opens_at=vote.opened_at)


async def open_box(watch: BallotWatch, sitting: Sitting, rulebook: Rulebook) -> None:
    """Set up the box that the sitting votes into now; between two items there is none."""
    if sitting.vote_by is VoteBy.ONE_PAPER or sitting.second is not None:
        await watch.open(ballot(sitting, rulebook))
        return
    vote = sitting_items.open_vote(sitting)
    if vote is not None:
        await watch.open(item_ballot(sitting, vote, rulebook))


def _ballot(
    sitting: Sitting,
    ballot_id: str,
    slate: tuple[Candidate, ...],
    rules: tuple[AwardBallotRule, ...],
) -> Ballot:
    if sitting.closes_at is None:
        raise RuntimeError("a ballot has a closing time")
    return Ballot(
        id=ballot_id,
        owner=sitting.chain,
        workflow_id=addresses.sitting_workflow_id(sitting.id),
        slate=slate,
        rules=rules,
        voter_role=Role.COUNCIL_MEMBER,
        roll=sitting.roll,
        electorate=sitting.members,
        opens_at=sitting.stage_since,
        closes_at=sitting.closes_at,
        secret=any(line.rule.secret for line in rules),
        title=sitting.council_name,
    )
