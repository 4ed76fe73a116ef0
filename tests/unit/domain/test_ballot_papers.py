"""Who may put a paper in, and what it must say."""

from dataclasses import replace
from datetime import datetime

import pytest

from suyton.domain.authority import Actor, Role
from suyton.domain.award_terms import PaperForm
from suyton.domain.ballot import AwardBallotRule, Choice, Choices, Voter, parts, voter_of, written
from suyton.domain.errors import NotAMark, NotOnRoll, PaperForeign, PaperIncomplete, TooManyMarks
from suyton.domain.rulebook import BallotRule
from tests.unit.domain.cases import (
    COUNCIL,
    DAY,
    FLAG,
    MERIT,
    NOW,
    OTHER_UNIT,
    UNIT,
    ballot,
    ballot_rule,
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
    rules = [AwardBallotRule(FLAG, ballot_rule())]
    whole = {A: Choice.YES, B: Choice.ABSTAIN}
    assert written(SLATE, rules, whole) == whole
    with pytest.raises(PaperIncomplete) as missing:
        written(SLATE, rules, {A: Choice.YES})
    assert missing.value.facts == {"missing": "Unit b"}
    with pytest.raises(PaperForeign) as foreign:
        written(SLATE, rules, {A: Choice.YES, B: Choice.NO, "x": Choice.YES})
    assert foreign.value.facts == {"names": "x"}


# --- the form of a paper, by pack ------------------------------------------------------------------

THREE = tuple(candidate(name, MERIT) for name in "abc")
NAMES = [item.nomination_id for item in THREE]


def paper(rule: BallotRule, **marks: Choice) -> Choices:
    """The whole paper that these answers make, by the last letters of the candidates."""
    said = {f"n.{name}.{MERIT}": choice for name, choice in marks.items()}
    return written(THREE, [AwardBallotRule(MERIT, rule)], said)


YES, NO, ABSTAIN = Choice
CAPPED = replace(ballot_rule(quota=2), caps_yes=True)
CHOSEN = replace(ballot_rule(quota=2), form=PaperForm.CHOOSE)


def test_a_paper_that_says_yes_to_more_than_the_quota_is_refused_where_the_pack_caps_it() -> None:
    with pytest.raises(TooManyMarks) as refused:
        paper(CAPPED, a=YES, b=YES, c=YES)
    assert refused.value.facts == {"award": MERIT, "most": "2", "marked": "3"}
    assert paper(CAPPED, a=YES, b=YES, c=ABSTAIN)[NAMES[1]] is YES
    assert list(paper(ballot_rule(quota=2), a=YES, b=YES, c=YES).values()) == [YES] * 3


def test_a_capped_paper_must_still_answer_for_everyone() -> None:
    with pytest.raises(PaperIncomplete):
        paper(CAPPED, a=YES, b=NO)


def test_whoever_is_left_unmarked_is_not_supported() -> None:
    assert paper(CHOSEN, b=YES) == dict(zip(NAMES, (NO, YES, NO), strict=True))
    assert paper(CHOSEN, b=YES) == paper(CHOSEN, a=NO, b=YES, c=NO)


def test_a_paper_that_marks_nobody_is_valid_and_supports_nobody() -> None:
    assert paper(CHOSEN) == dict.fromkeys(NAMES, NO)


def test_as_many_may_be_marked_as_the_pack_says_or_else_as_the_quota() -> None:
    with pytest.raises(TooManyMarks) as refused:
        paper(CHOSEN, a=YES, b=YES, c=YES)
    assert refused.value.facts["most"] == "2"
    assert paper(replace(CHOSEN, choose_at_most=3), a=YES, b=YES, c=YES) == dict.fromkeys(
        NAMES, YES
    )
    with pytest.raises(TooManyMarks):
        paper(replace(CHOSEN, choose_at_most=1), a=YES, b=YES)


def test_nobody_abstains_from_a_candidate_who_is_marked_or_not() -> None:
    with pytest.raises(NotAMark) as refused:
        paper(CHOSEN, a=YES, c=ABSTAIN)
    assert refused.value.facts == {"names": "Unit c"}


def test_each_award_of_a_slate_has_its_own_form_and_limit() -> None:
    slate = (candidate("a", FLAG), *THREE[:2])
    rules = [AwardBallotRule(FLAG, ballot_rule(quota=1)), AwardBallotRule(MERIT, CHOSEN)]
    with pytest.raises(PaperIncomplete):
        written(slate, rules, {NAMES[0]: YES})
    whole = written(slate, rules, {slate[0].nomination_id: ABSTAIN, NAMES[0]: YES})
    assert list(whole.values()) == [ABSTAIN, YES, NO]
    assert [(part.award_id, part.most) for part in parts(slate, rules)] == [
        (FLAG, None),
        (MERIT, None),
    ]
