"""Temporal may deliver an activity twice: the second time nothing changes and the answer is the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from temporalio.exceptions import ApplicationError
from temporalio.testing import ActivityEnvironment

from activities.ballots import BallotActivities, BallotCount, BoxAct
from activities.notices import NoticeActivities
from activities.records import RecordActivities
from suyton.domain import nomination
from suyton.domain.authority import Role
from suyton.domain.ballot import AwardBallotRule, Ballot, Candidate, Choice, Voter
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import Rulebook
from suyton.persistence.database import Database
from suyton.ports import Notice
from tests.support.desk import DOSSIER, MERIT
from tests.support.people import person

NOW = datetime(2026, 1, 5, 2, tzinfo=UTC)
UNIT = person("ban-dan-toc", (Role.UNIT_OFFICER, "ban-dan-toc"))
CASE = Nomination(
    id="2023.vhxh.ban-dan-toc.x",
    round_id="2023.vhxh",
    bloc_id="vhxh",
    province_id="bac-kan",
    standing_body_id="so-noi-vu",
    unit_id="ban-dan-toc",
    unit_name="Ban Dân tộc",
    award_id=MERIT,
    year=2023,
    pack_id="2024-01",
    pack_sha256="0" * 64,
    pack_reason="",
    stage=NominationStage.NEW,
    stage_since=NOW,
)


def proposed(key: str = "k-1") -> Step[Nomination]:
    return nomination.step(CASE, NominationAct.PROPOSE, Act(key, UNIT, NOW, "", DOSSIER))


def ballot(rulebook: Rulebook) -> Ballot:
    rule = rulebook.award(MERIT).bloc_ballot
    return Ballot(
        id="2023.vhxh.b1",
        owner="round:2023.vhxh",
        workflow_id="round:2023.vhxh",
        slate=(Candidate(CASE.id, CASE.unit_id, CASE.unit_name, MERIT),),
        rules=(AwardBallotRule(MERIT, rule),),
        voter_role=Role.UNIT_OFFICER,
        roll=(Voter("ban-dan-toc", "Ban Dân tộc"),),
        electorate=1,
        opens_at=NOW,
        closes_at=NOW + timedelta(hours=1),
        secret=True,
    )


def twice(activity: Callable[[Any], Any], question: object) -> tuple[Any, Any]:
    environment = ActivityEnvironment()
    return environment.run(activity, question), environment.run(activity, question)


def test_a_record_delivered_twice_is_one_line_with_one_receipt(database: Database) -> None:
    first, second = twice(RecordActivities(database.register).record_nomination, proposed())
    assert first == second
    assert len(database.records.chain(CASE.chain)) == 1


def test_a_box_opened_closed_and_counted_twice_is_one_ballot(
    database: Database, rulebook: Rulebook
) -> None:
    hands = BallotActivities(database.box)
    box = ballot(rulebook)
    twice(hands.open_box, box)
    later = NOW + timedelta(minutes=1)
    moved = BoxAct(box.id, "extend-1", later, NOW + timedelta(hours=2))
    twice(hands.extend_box, moved)
    database.box.cast(box.id, UNIT, {CASE.id: Choice.YES}, "paper-1", later)
    closed, again = twice(hands.close_box, BoxAct(box.id, "close", later))
    assert closed == again
    assert closed.cast == 1
    wanted = BallotCount(box, (), (), "count", later)
    tally, recount = twice(hands.count_box, wanted)
    assert tally == recount
    assert (tally.lines[0].yes, tally.cast) == (1, 1)
    tags = [sealed.entry.tag for sealed in database.records.chain(f"ballot:{box.id}")]
    assert tags == [
        "process:ballot:opened",
        "process:ballot:extended",
        "voter:ballot:cast",
        "process:ballot:closed",
        "process:ballot:counted",
    ]


def test_a_notice_told_twice_is_read_once(database: Database) -> None:
    notice = Notice("n-1", Role.UNIT_OFFICER, "ban-dan-toc", CASE.chain, "nomination_returned", NOW)
    twice(NoticeActivities(database.register).tell, notice)
    assert len(database.records.notices(UNIT, NOW).items) == 1


def test_a_refusal_ends_the_activity_at_once_under_its_code(database: Database) -> None:
    hands = RecordActivities(database.register)
    ActivityEnvironment().run(hands.record_nomination, proposed())
    stale = proposed("k-2")
    with pytest.raises(ApplicationError) as refused:
        ActivityEnvironment().run(
            hands.record_nomination, replace(stale, state=replace(stale.state, revision=7))
        )
    assert (refused.value.type, refused.value.non_retryable) == ("stale_revision", True)
