"""Ties at the last place under a quota that whoever chairs breaks, each told once."""

import asyncio
from dataclasses import replace

import pytest

from suyton.domain.award_terms import TieRule
from suyton.domain.errors import NotInTheChair, TieBreakWrong
from suyton.domain.rulebook import AwardRule, BallotRule
from tests.support.desk import MERIT, UNITS
from tests.support.office import Office
from tests.support.paths import FIRST, SECOND, scores
from workflows import messages

WHY = "Phong trào nổi trội hơn"


def one_place(rule: BallotRule) -> BallotRule:
    """One may go in, and a tie is for whoever chairs."""
    return replace(rule, quota=1, tie=TieRule.CASTING)


def with_one_place(office: Office, *, in_council: bool) -> None:
    """The certificate as if the council, or else the bloc, had one to give."""
    awards = tuple(
        _one_place(rule, in_council=in_council) if rule.id == MERIT else rule
        for rule in office.rulebook.awards
    )
    office.rulebook = replace(office.rulebook, awards=awards)


def _one_place(rule: AwardRule, *, in_council: bool) -> AwardRule:
    if in_council:
        return replace(rule, council_ballot=one_place(rule.council_ballot))
    return replace(rule, bloc_ballot=one_place(rule.bloc_ballot))


async def two_on_the_slate(office: Office) -> tuple[str, str]:
    """Two nominations for which every unit of the bloc has voted alike."""
    await office.open_round()
    pair = (await office.propose(FIRST), await office.propose(SECOND))
    await office.score(scores(office))
    await office.open_ballot()
    for nomination in pair:
        await office.reaches(nomination, "in_ballot")
    await office.vote([office.officer(unit) for unit in UNITS], pair)
    return pair


async def becomes(office: Office, nomination: str, outcome: str) -> None:
    """Wait until the case carries this outcome."""
    for _ in range(100):
        found = office.database.records.nomination(nomination).outcome
        if found == outcome:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{nomination} has become {found}, not {outcome}")


async def tie_broken_in_the_bloc(office: Office) -> None:
    """Equal votes, one place: the leader chooses the second, who goes up; the first has lost."""
    with_one_place(office, in_council=False)
    first, second = await two_on_the_slate(office)
    for nomination in (first, second):
        await becomes(office, nomination, "tie_open")
        assert office.stage(nomination) == "in_ballot"
    assert office.database.records.round(office.round_id).stage == "tied"
    (task,) = office.database.records.awaited(office.round_chain)
    assert (task.act, task.role) == ("break_tie", "bloc_leader")
    both = messages.BreakTie(office.leader, (first, second), WHY)
    with pytest.raises(TieBreakWrong):
        await office.act(office.round_chain, "break_tie", both)
    await office.act(
        office.round_chain, "break_tie", messages.BreakTie(office.leader, (second,), WHY)
    )
    await office.reaches(second, "acclaimed")
    await office.reaches(first, "not_acclaimed")
    assert office.database.records.nomination(first).outcome == "bloc_tie_lost"
    await office.report()
    await office.reaches(second, "in_appraisal")


async def tie_broken_at_the_council(office: Office) -> None:
    """Equal votes, one place: only the chair may choose, and the sitting then concludes."""
    with_one_place(office, in_council=True)
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
    await office.attend(sitting, office.members)
    await office.vote(office.members, [first, second])
    for nomination in (first, second):
        await becomes(office, nomination, "tie_open")
    by_another = messages.BreakTie(office.members[1], (first,), WHY)
    with pytest.raises(NotInTheChair):
        await office.act(f"sitting:{sitting}", "break_tie", by_another)
    chair = office.members[0]
    await office.act(f"sitting:{sitting}", "break_tie", messages.BreakTie(chair, (first,), WHY))
    await office.reaches(first, "awaiting_decision")
    await office.reaches(second, "not_recommended")
    assert office.database.records.nomination(second).outcome == "council_tie_lost"
    held = office.database.records.sitting(sitting)
    assert held.stage == "concluded"
    line = office.database.records.chain(held.chain)[-1]
    assert (line.entry.reason, line.entry.account_id) == (WHY, chair.account_id)
