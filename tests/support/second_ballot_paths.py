"""Ties that lead to a second ballot among those tied, each told once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.award_terms import TieRule
from suyton.domain.ballot import Choice
from suyton.domain.errors import NotInTheChair, SecondBallotDue, WrongStage
from suyton.domain.rulebook import AwardRule, BallotRule
from tests.support.desk import MERIT, UNITS
from tests.support.office import Office
from tests.support.tie_paths import WHY, becomes, two_on_the_slate
from workflows import messages


def voted_on_again(rule: BallotRule, tie: TieRule) -> BallotRule:
    """One may go in, and those tied are voted on once more."""
    return replace(rule, quota=1, tie=tie, second_ballots=1)


def with_a_second_ballot(office: Office, tie: TieRule, *, in_council: bool) -> None:
    """The certificate as if the council, or else the bloc, voted again on a tie."""

    def changed(rule: AwardRule) -> AwardRule:
        if in_council:
            return replace(rule, council_ballot=voted_on_again(rule.council_ballot, tie))
        return replace(rule, bloc_ballot=voted_on_again(rule.bloc_ballot, tie))

    awards = tuple(changed(one) if one.id == MERIT else one for one in office.rulebook.awards)
    office.rulebook = replace(office.rulebook, awards=awards)


async def hold(office: Office, chain: str, actor: Actor) -> Receipt:
    """Whoever chairs opens another ballot for a day."""
    request = messages.HoldSecondBallot(actor, await office.now() + timedelta(days=1))
    return await office.act(chain, "hold_second_ballot", request)


async def vote_again(
    office: Office, ballot_id: str, voters: Sequence[Actor], said: Mapping[str, int]
) -> None:
    """So many of the voters say yes to each candidate, the others no."""
    for place, voter in enumerate(voters):
        choices = {name: Choice.YES if place < yes else Choice.NO for name, yes in said.items()}
        key = f"again-{voter.account_id}"
        office.database.box.cast(ballot_id, voter, choices, key, await office.now())
        await office.relay_turnout()


async def voted_on_again_in_the_bloc(office: Office) -> None:
    """Equal votes, one place: before the leader may choose, a second ballot settles it."""
    with_a_second_ballot(office, TieRule.CASTING, in_council=False)
    first, second = await two_on_the_slate(office)
    for nomination in (first, second):
        await becomes(office, nomination, "tie_open")
    (task,) = office.database.records.awaited(office.round_chain)
    assert (task.act, task.role) == ("hold_second_ballot", "bloc_leader")
    chosen = messages.BreakTie(office.leader, (second,), WHY)
    with pytest.raises(SecondBallotDue):
        await office.act(office.round_chain, "break_tie", chosen)
    await hold(office, office.round_chain, office.leader)
    ballot_id = f"{office.round_id}.b2"
    held = office.database.records.ballot(ballot_id)
    assert [one.nomination_id for one in held.ballot.slate] == [first, second]
    officers = [office.officer(unit) for unit in UNITS]
    await vote_again(office, ballot_id, officers, {first: len(UNITS), second: 1})
    await office.reaches(first, "acclaimed")
    await office.reaches(second, "not_acclaimed")
    tally = office.database.records.round(office.round_id).tally
    assert tally is not None
    assert [(line.yes, line.ballot_id) for line in tally.lines] == [
        (len(UNITS), ballot_id),
        (1, ballot_id),
    ]
    with pytest.raises(WrongStage):
        await hold(office, office.round_chain, office.leader)
    await office.report()
    await office.reaches(first, "in_appraisal")


async def tied_again_in_the_bloc(office: Office) -> None:
    """The second ballot ends in a tie too: none is left, and by the rules nobody goes in."""
    with_a_second_ballot(office, TieRule.NOBODY, in_council=False)
    first, second = await two_on_the_slate(office)
    await becomes(office, first, "tie_open")
    await hold(office, office.round_chain, office.leader)
    officers = [office.officer(unit) for unit in UNITS]
    said = {first: len(UNITS), second: len(UNITS)}
    await vote_again(office, f"{office.round_id}.b2", officers, said)
    for nomination in (first, second):
        await office.reaches(nomination, "not_acclaimed")
        assert office.database.records.nomination(nomination).outcome == "bloc_tie_lost"
    await office.report()


async def voted_on_again_at_the_council(office: Office) -> None:
    """Equal votes, one place: the chair has both voted on again, and the absent are asked again."""
    with_a_second_ballot(office, TieRule.CASTING, in_council=True)
    first, second = await two_on_the_slate(office)
    for nomination in (first, second):
        await office.reaches(nomination, "acclaimed")
    await office.report()
    for nomination in (first, second):
        await office.reaches(nomination, "in_appraisal")
        await office.appraise(nomination)
    sitting = await office.convene([first, second])
    for nomination in (first, second):
        await office.reaches(nomination, "in_council")
    *there, absent = office.members
    await office.attend(sitting, there)
    await office.opine(sitting, absent, {first: Choice.YES, second: Choice.YES})
    await office.vote(there, [first, second])
    for nomination in (first, second):
        await becomes(office, nomination, "tie_open")
    with pytest.raises(NotInTheChair):
        await hold(office, f"sitting:{sitting}", office.members[1])
    await hold(office, f"sitting:{sitting}", office.members[0])
    said = {first: 1, second: len(there)}
    await vote_again(office, f"{sitting}.again1", there, said)
    await office.opine(sitting, absent, {first: Choice.NO, second: Choice.YES})
    await office.reaches(second, "awaiting_decision")
    await office.reaches(first, "not_recommended")
    held = office.database.records.sitting(sitting)
    assert (held.stage, len(held.first_opinions), len(held.opinions)) == ("concluded", 1, 1)
