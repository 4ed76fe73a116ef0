"""A ballot whose papers cannot be opened, told on a server whose time can be moved."""

from datetime import timedelta
from pathlib import Path as File

from suyton.domain.authority import Role
from suyton.domain.award_terms import TieRule
from suyton.domain.ballot import BallotStage
from suyton.domain.council_terms import VoteBy
from suyton.sealing.key_folder import FolderKeys
from tests.support.item_paths import concludes, item_closes, listed, open_item
from tests.support.office import Office
from tests.support.paths import FIRST, before_the_bloc, before_the_council
from tests.support.people import person
from tests.support.second_ballot_paths import hold, vote_again, with_a_second_ballot
from tests.support.tie_paths import WHY, becomes, two_on_the_slate
from workflows import messages

A_DAY = timedelta(days=1, minutes=1)


async def key_lost_in_the_bloc(office: Office) -> None:
    """The key is gone for good: after a day the ballot is void, and the bloc votes again."""
    nomination = await before_the_bloc(office)
    ballot_id = await office.open_ballot()
    key_file(office, ballot_id).unlink()
    await everyone_votes(office, nomination)
    await is_told_once(office)
    await office.environment.sleep(A_DAY)
    await office.reaches(nomination, "in_bloc")
    case = office.database.records.nomination(nomination)
    assert case.outcome == "ballot_uncounted"
    void = office.database.records.ballot(ballot_id)
    assert (void.stage, void.tally) == (BallotStage.VOID, None)
    await office.open_ballot()
    await everyone_votes(office, nomination)
    await office.reaches(nomination, "acclaimed")


async def key_brought_back_to_the_bloc(office: Office) -> None:
    """The folder comes back within the day: the papers are counted as if nothing had been."""
    nomination = await before_the_bloc(office)
    ballot_id = await office.open_ballot()
    file = key_file(office, ballot_id)
    away = file.rename(file.with_suffix(".away"))
    await everyone_votes(office, nomination)
    await is_told_once(office)
    await office.environment.sleep(timedelta(hours=5))
    await is_told_once(office)
    away.rename(file)
    await office.environment.sleep(timedelta(hours=1))
    await office.reaches(nomination, "acclaimed")
    assert not file.exists()


async def key_lost_at_the_council(office: Office) -> None:
    """The sitting is called as before: presence is recorded anew and the council votes again."""
    sitting = await before_the_council(office)
    nomination = office.of(FIRST)
    await office.reaches(nomination, "in_council")
    await office.attend(sitting, office.members)
    ballot_id = office.database.records.sitting(sitting).ballot_id
    key_file(office, ballot_id).unlink()
    await office.vote(office.members, [nomination])
    await is_told_once(office)
    await office.environment.sleep(A_DAY)
    held = office.database.records.sitting(sitting)
    assert (held.stage, held.present, held.ballot_id) == ("convened", (), ballot_id)
    await office.attend(sitting, office.members)
    assert office.database.records.sitting(sitting).ballot_id != ballot_id
    await office.vote(office.members, [nomination])
    await office.reaches(nomination, "awaiting_decision")


async def key_lost_of_a_second_ballot(office: Office) -> None:
    """Those tied still are, as after a missed quorum, and the leader chooses."""
    with_a_second_ballot(office, TieRule.CASTING, in_council=False)
    first, second = await two_on_the_slate(office)
    await becomes(office, first, "tie_open")
    await hold(office, office.round_chain, office.leader)
    ballot_id = f"{office.round_id}.b2"
    key_file(office, ballot_id).unlink()
    officers = [office.officer(unit) for unit in office.units]
    await vote_again(office, ballot_id, officers, {first: len(officers), second: 1})
    await is_told_once(office)
    await office.environment.sleep(A_DAY)
    assert office.database.records.ballot(ballot_id).stage is BallotStage.VOID
    assert office.database.records.round(office.round_id).stage == "tied"
    chosen = messages.BreakTie(office.leader, (second,), WHY)
    await office.act(office.round_chain, "break_tie", chosen)
    await office.reaches(second, "acclaimed")
    await office.reaches(first, "not_acclaimed")


async def key_lost_of_one_item(office: Office) -> None:
    """Voted on item by item: the one whose papers stay shut is put off, the other is counted."""
    sitting, (first, second) = await listed(office, 2, vote_by=VoteBy.ITEM_BY_ITEM)
    await office.attend(sitting, office.members)
    lost = await open_item(office, sitting, first)
    key_file(office, lost).unlink()
    await office.vote(office.members, [first])
    await item_closes(office, sitting, first)
    await open_item(office, sitting, second)
    await office.vote(office.members, [second])
    await is_told_once(office)
    await office.environment.sleep(A_DAY)
    await office.reaches(second, "awaiting_decision")
    await becomes(office, first, "item_put_off")
    held = await concludes(office, sitting)
    assert [one.item.nomination_id for one in held.set_aside] == [first]
    assert held.tally is not None
    assert [line.nomination_id for line in held.tally.lines] == [second]


def key_file(office: Office, ballot_id: str) -> File:
    """Where the key of a ballot is kept."""
    keys = office.database.ballot_keys
    assert isinstance(keys, FolderKeys)
    return keys.file_of(ballot_id)


async def everyone_votes(office: Office, nomination: str) -> None:
    await office.reaches(nomination, "in_ballot")
    await office.vote([office.officer(unit) for unit in office.units], [nomination])


async def is_told_once(office: Office) -> None:
    """The standing body has one notice, which names the folder."""
    await office.environment.sleep(timedelta(minutes=1))
    reader = person("reader", (Role.STANDING_OFFICER, "so-noi-vu"))
    page = office.database.records.notices(reader, await office.now(), limit=200)
    told = [notice for notice in page.items if notice.code == "ballot_key_missing"]
    assert len(told) == 1
    assert told[0].facts["folder"].endswith("ballot-keys")
