"""Which body sits on what, and what a bloc can do when a vote comes to nothing."""

from dataclasses import replace

import pytest

from suyton.domain import bloc_round as year
from suyton.domain import listing
from suyton.domain import sitting as council
from suyton.domain.authority import PROCESS, Role
from suyton.domain.award_terms import Station
from suyton.domain.ballot import Choice, Choices, Tally, count
from suyton.domain.bloc_round import RoundAct, RoundStage
from suyton.domain.errors import NoSeats, NotForThisBody, ReasonMissing
from suyton.domain.nomination import NominationStage
from suyton.domain.organisation import Council, Seat
from suyton.domain.rulebook import CandidateRule, Ratio
from suyton.domain.sitting import SittingStage
from tests.unit.domain.cases import (
    DAY,
    FLAG,
    NOW,
    OTHER_UNIT,
    UNIT,
    act,
    award_rule,
    ballot,
    ballot_rule,
    bloc_round,
    candidate,
    line,
    nomination,
    rulebook,
    sitting,
    someone,
)

SEATS = tuple(
    Seat(f"uv-{place}", f"Member {place}", "member", on_committee=place <= 2) for place in (1, 2, 3)
)
WHOLE = Council("c", "Council", "bac-kan", "1/QĐ", SEATS)
LEADER = someone(Role.BLOC_LEADER)


def test_n_is_the_number_of_the_body_that_sits() -> None:
    assert len(WHOLE.seats_of(Station.COUNCIL)) == 3
    assert [seat.account_id for seat in WHOLE.seats_of(Station.STANDING_COMMITTEE)] == [
        "uv-1",
        "uv-2",
    ]


def test_a_body_in_which_nobody_sits_cannot_be_called() -> None:
    empty = replace(sitting(), seats=(), body=Station.STANDING_COMMITTEE)
    with pytest.raises(NoSeats):
        council.convened(empty, act(someone(Role.COUNCIL_SECRETARY)))


def test_the_book_says_which_body_was_called() -> None:
    called = replace(sitting(), body=Station.STANDING_COMMITTEE)
    step = council.convened(called, act(someone(Role.COUNCIL_SECRETARY)))
    assert step.state.stage is SittingStage.CONVENED
    assert step.entry.facts["body"] == "standing_committee"


@pytest.mark.parametrize(
    ("reviewed_by", "sits", "listed"),
    [
        (Station.COUNCIL, Station.COUNCIL, True),
        (Station.STANDING_COMMITTEE, Station.STANDING_COMMITTEE, True),
        (Station.COUNCIL, Station.STANDING_COMMITTEE, False),
        (Station.STANDING_COMMITTEE, Station.COUNCIL, False),
    ],
)
def test_a_body_lists_only_what_the_route_gives_it(
    reviewed_by: Station, sits: Station, listed: bool
) -> None:
    route = (Station.APPRAISAL, reviewed_by, Station.DECISION)
    case = replace(nomination(NominationStage.AWAITING_COUNCIL), route=route)
    if listed:
        listing.check_body([case], sits)
    else:
        with pytest.raises(NotForThisBody):
            listing.check_body([case], sits)


# --- a bloc's vote that comes to nothing -----------------------------------------------------------


def voted(yes: int, cast: int) -> Tally:
    """Four units vote on the flag of one candidate: quorum 3, threshold 4/5, so all four."""
    slate = (candidate(UNIT, FLAG),)
    papers: list[Choices] = [
        {slate[0].nomination_id: Choice.YES if place < yes else Choice.NO} for place in range(cast)
    ]
    rules = {FLAG: ballot_rule(threshold=Ratio(4, 5), quorum=Ratio(2, 3), quota=1)}
    return count(ballot(slate, electorate=4, rules=rules), papers)


@pytest.mark.parametrize(
    ("yes", "cast", "quorum_met", "result"),
    [
        (4, 4, True, "carried"),
        (3, 4, True, "below_threshold"),
        (3, 3, True, "below_threshold"),
        (2, 2, False, "quorum_missed"),
        (0, 0, False, "quorum_missed"),
    ],
)
def test_the_flags_ballot_by_table(yes: int, cast: int, quorum_met: bool, result: str) -> None:
    """The top scorer alone stands, and may still lose: then the bloc puts nobody forward."""
    tally = voted(yes, cast)
    assert (tally.quorum_met, tally.lines[0].result.value) == (quorum_met, result)
    after = year.counted(bloc_round(RoundStage.BALLOTING), tally, act(PROCESS, "Đã kiểm")).state
    assert after.stage is (RoundStage.COUNTED if quorum_met else RoundStage.ADOPTED)


def test_nobody_stands_in_for_a_top_scorer_who_lost() -> None:
    scored = bloc_round(RoundStage.ADOPTED, (line(UNIT, final="98"), line(OTHER_UNIT, final="97")))
    rules = rulebook(award_rule(FLAG, candidates=CandidateRule.TOP_SCORER))
    assert year.may_stand(scored, FLAG, UNIT, rules)
    assert not year.may_stand(scored, FLAG, OTHER_UNIT, rules)


def test_a_bloc_without_its_quorum_votes_again_and_after_a_second_time_may_say_why_it_stops() -> (
    None
):
    round_ = bloc_round(RoundStage.ADOPTED)
    for number in (1, 2):
        opening = act(LEADER)
        round_ = year.ballot_opened(round_, (candidate(),), NOW + DAY, opening).state
        assert round_.ballot_id.endswith(f".b{number}")
        round_ = year.counted(round_, voted(2, 2), act(PROCESS, "Không đủ")).state
        assert round_.stage is RoundStage.ADOPTED
    with pytest.raises(ReasonMissing) as refusal:
        year.reported(round_, act(LEADER))
    assert refusal.value.facts["act"] == RoundAct.REPORT.value
    assert year.reported(round_, act(LEADER, "Hai lần không đủ")).state.is_closed
