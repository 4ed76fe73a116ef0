"""A sitting whose one item had a vote of its own, counted and published."""

from suyton.domain import published_count, sitting, sitting_count, sitting_items
from suyton.domain.authority import PROCESS, Role
from suyton.domain.council_terms import VoteBy
from suyton.domain.nomination import NominationAct
from tests.e2e.register_writing import Province

FLAG = "provincial_emulation_flag"


def vote_by_item(there: Province) -> None:
    """Nobody came to the box, so the count is empty; what matters is that it is published."""
    earlier = there.database.records.round("2023.vhxh")
    ways = (NominationAct.PLACE_ON_SLATE, NominationAct.ACCLAIM, NominationAct.REPORT)
    reported = there.process(there.proposed(earlier, "so-y-te", FLAG), *ways)
    appraising = there.act(there.actor("so-noi-vu"))
    passed = there.moved(reported, NominationAct.PASS_APPRAISAL, appraising)
    meeting = there.sitting("s-6", (passed,), vote_by=VoteBy.ITEM_BY_ITEM)
    there.process(passed, NominationAct.PLACE_ON_AGENDA, sitting_id=meeting.id)
    office = there.actor("thu-ky")
    opening = there.act(office)
    meeting = there.kept(sitting_items.opened(there.attended(meeting), passed.id, opening))
    there.box_opened(meeting)
    meeting = there.kept(sitting_items.closed(meeting, meeting.ballot_id, there.act(office)))
    box = there.database.box
    box.close(meeting.ballot_id, "close", there.now)
    opened = box.papers(meeting.ballot_id)
    ballot = there.ballot(
        meeting.ballot_id, meeting.chain, meeting.agenda, meeting.roll, Role.COUNCIL_MEMBER
    )
    counted = published_count.published(ballot, opened.sealed, opened.papers, (), ())
    box.record_count(counted, "count", there.now)
    whole = sitting_count.put_together(meeting, [counted.tally], ballot.rules, meeting.members)
    there.kept(sitting.concluded(meeting, whole, there.act(PROCESS)))
