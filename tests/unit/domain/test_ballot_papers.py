"""Who may put a paper in, and what it must say."""

from datetime import datetime

import pytest

from suyton.domain.authority import Actor, Role
from suyton.domain.ballot import Choice, Voter, check_paper, voter_of
from suyton.domain.errors import NotOnRoll, PaperForeign, PaperIncomplete
from tests.unit.domain.cases import (
    COUNCIL,
    DAY,
    NOW,
    OTHER_UNIT,
    UNIT,
    ballot,
    candidate,
    someone,
)

SLATE = (candidate("a"), candidate("b"))
A, B = (item.nomination_id for item in SLATE)


def test_a_unit_votes_through_its_officer() -> None:
    box = ballot(SLATE, electorate=4)
    assert voter_of(box, someone(Role.UNIT_OFFICER, OTHER_UNIT), NOW).id == OTHER_UNIT


@pytest.mark.parametrize(
    "stranger",
    [
        someone(Role.UNIT_OFFICER, "a-unit-of-another-bloc"),
        someone(Role.UNIT_OFFICER, UNIT, until=NOW),
        someone(Role.UNIT_OFFICER, UNIT, since=NOW + DAY),
        someone(Role.BLOC_LEADER, UNIT),
        someone(Role.COUNCIL_MEMBER, account_id=UNIT),
        Actor(UNIT, "an account named like the unit"),
    ],
    ids=["other bloc", "expired", "not yet", "leader role", "member named so", "no role"],
)
def test_nobody_votes_for_a_unit_that_is_not_theirs(stranger: Actor) -> None:
    with pytest.raises(NotOnRoll):
        voter_of(ballot(SLATE, electorate=4), stranger, NOW)


@pytest.mark.parametrize(
    ("until", "account_id", "may"),
    [(None, "m1", True), (NOW, "m1", False), (None, "m2", False)],
    ids=["on the roll", "no longer a member", "absent"],
)
def test_a_council_member_votes_in_person_while_appointed(
    until: datetime | None, account_id: str, may: bool
) -> None:
    box = ballot(
        SLATE, electorate=2, voter_role=Role.COUNCIL_MEMBER, roll=(Voter("m1", "Member 1"),)
    )
    actor = someone(Role.COUNCIL_MEMBER, COUNCIL, account_id=account_id, until=until)
    if may:
        assert voter_of(box, actor, NOW) == Voter("m1", "Member 1")
    else:
        with pytest.raises(NotOnRoll):
            voter_of(box, actor, NOW)


def test_a_paper_answers_for_everyone_on_the_slate_and_for_nobody_else() -> None:
    check_paper(SLATE, {A: Choice.YES, B: Choice.ABSTAIN})
    with pytest.raises(PaperIncomplete) as missing:
        check_paper(SLATE, {A: Choice.YES})
    assert missing.value.facts == {"missing": "Unit b"}
    with pytest.raises(PaperForeign) as foreign:
        check_paper(SLATE, {A: Choice.YES, B: Choice.NO, "x": Choice.YES})
    assert foreign.value.facts == {"names": "x"}
