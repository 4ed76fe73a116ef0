"""A list voted on item by item: over several runs, and with an item that is withdrawn meanwhile."""

from temporalio.testing import WorkflowEnvironment

from suyton.domain.council_terms import VoteBy
from suyton.persistence.database import Database
from tests.fixtures.offices import office_on
from tests.support.desk import UNITS
from tests.support.item_paths import (
    concludes,
    item_closes,
    listed,
    of,
    open_item,
    voted_item_by_item,
)
from workflows import nomination_messages


async def test_a_long_sitting_goes_on_as_new_between_and_within_its_items(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database, history_limit_events=40) as office:
        await voted_item_by_item(office)
        (sitting,) = sqlite_database.records.sittings().items
        assert await office.runs_of(f"sitting:{sitting.id}") > 1


async def test_an_item_withdrawn_before_its_vote_is_not_waited_for(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        sitting, (first, second) = await listed(office, 2, vote_by=VoteBy.ITEM_BY_ITEM)
        await office.attend(sitting, office.members)
        await open_item(office, sitting, first)
        await office.vote(office.members[:3], [first])
        withdraw = nomination_messages.Withdraw(office.officer(UNITS[1]), "Đơn vị rút")
        await office.act(f"nomination:{second}", "withdraw", withdraw)
        await office.vote(office.members[3:], [first])
        await item_closes(office, sitting, first)
        await office.reaches(first, "awaiting_decision")
        done = await concludes(office, sitting)
        assert done.tally is not None
        assert [line.nomination_id for line in done.tally.lines] == [first]
        assert of(office, sitting).set_aside == ()


async def test_an_item_withdrawn_while_it_is_voted_on_is_left_off_the_count(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        sitting, (first, second) = await listed(office, 2, vote_by=VoteBy.ITEM_BY_ITEM)
        await office.attend(sitting, office.members)
        await open_item(office, sitting, second)
        await office.vote(office.members[:3], [second])
        withdraw = nomination_messages.Withdraw(office.officer(UNITS[1]), "Đơn vị rút")
        await office.act(f"nomination:{second}", "withdraw", withdraw)
        await office.vote(office.members[3:], [second])
        await item_closes(office, sitting, second)
        await open_item(office, sitting, first)
        await office.vote(office.members, [first])
        await office.reaches(first, "awaiting_decision")
        done = await concludes(office, sitting)
        assert done.tally is not None
        assert [line.nomination_id for line in done.tally.lines] == [first]
