"""A second ballot that its workflow has forgotten is held all the same; one with no point is not."""

from datetime import timedelta

import pytest
from temporalio.testing import WorkflowEnvironment

from suyton.domain.award_terms import TieRule
from suyton.domain.errors import NoSecondBallot, WrongStage
from suyton.domain.procedure import Act
from suyton.domain.round_second_ballot import second_ballot_held
from suyton.persistence.database import Database
from tests.fixtures.offices import office_on
from tests.support.desk import UNITS
from tests.support.second_ballot_paths import hold, vote_again, with_a_second_ballot
from tests.support.tie_paths import WHY, becomes, two_on_the_slate
from workflows import messages, nomination_messages
from workflows.addresses import update_id


async def test_a_forgotten_second_ballot_still_gets_its_box_and_its_count(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        with_a_second_ballot(office, TieRule.CASTING, in_council=False)
        first, second = await two_on_the_slate(office)
        await becomes(office, second, "tie_open")
        now = await office.now()
        forgotten = Act(update_id(office.leader.account_id, "forgotten"), office.leader, now)
        known = sqlite_database.records.round(office.round_id)
        until = now + timedelta(days=1)
        sqlite_database.register.record_round(
            second_ballot_held(known, until, office.rulebook, forgotten)
        )
        with pytest.raises(WrongStage):  # another one, of which the book knows better
            await hold(office, office.round_chain, office.leader)
        officers = [office.officer(unit) for unit in UNITS]
        said = {first: 1, second: len(UNITS)}
        await vote_again(office, f"{office.round_id}.b2", officers, said)
        await office.reaches(second, "acclaimed")
        await office.reaches(first, "not_acclaimed")
        assert list(sqlite_database.records.broken_links()) == []


async def test_none_is_held_where_a_withdrawal_has_made_room(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        with_a_second_ballot(office, TieRule.CASTING, in_council=False)
        first, second = await two_on_the_slate(office)
        await becomes(office, second, "tie_open")
        leaving = office.officer(sqlite_database.records.nomination(second).unit_id)
        withdraw = nomination_messages.Withdraw(leaving, "Đơn vị rút")
        await office.act(f"nomination:{second}", "withdraw", withdraw)
        with pytest.raises(NoSecondBallot):
            await hold(office, office.round_chain, office.leader)
        chosen = messages.BreakTie(office.leader, (first,), WHY)
        await office.act(office.round_chain, "break_tie", chosen)
        await office.reaches(first, "acclaimed")
