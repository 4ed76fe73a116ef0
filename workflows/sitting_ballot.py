"""A council's ballot as the sitting's state describes it."""

from dataclasses import replace

from suyton.domain.authority import Role
from suyton.domain.ballot import Ballot, rules_for
from suyton.domain.rulebook import Rulebook
from suyton.domain.sitting import Sitting
from workflows import addresses
from workflows.ballot import without_casting


def ballot(sitting: Sitting, rulebook: Rulebook) -> Ballot:
    """One vote of the members present over the agenda, counted on the whole membership."""
    if sitting.closes_at is None:
        raise RuntimeError("a ballot has a closing time")
    rules = rules_for(sitting.agenda, rulebook, lambda award: award.council_ballot)
    if not sitting.chairing:
        # Nobody could ever cast the vote that the rule waits for.
        rules = tuple(replace(line, rule=without_casting(line.rule)) for line in rules)
    return Ballot(
        id=sitting.ballot_id,
        owner=sitting.chain,
        workflow_id=addresses.sitting_workflow_id(sitting.id),
        slate=sitting.agenda,
        rules=rules,
        voter_role=Role.COUNCIL_MEMBER,
        roll=sitting.roll,
        electorate=sitting.members,
        opens_at=sitting.stage_since,
        closes_at=sitting.closes_at,
        secret=any(line.rule.secret for line in rules),
        title=sitting.council_name,
    )
