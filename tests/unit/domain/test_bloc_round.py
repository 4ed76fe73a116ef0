"""A bloc's year, act by act."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from suyton.domain import bloc_round as year
from suyton.domain import round_scores, round_waiting
from suyton.domain.authority import PROCESS, Actor, Role
from suyton.domain.ballot import Tally
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.candidacy import check_may_propose
from suyton.domain.errors import (
    DeadlineInPast,
    DeadlineNotLater,
    DifferenceUnexplained,
    NoCandidates,
    NotAMember,
    NotAuthorised,
    OwnScore,
    ReasonMissing,
    ScoreMissing,
    ScoreOutOfRange,
    WrongStage,
)
from suyton.domain.procedure import Step
from suyton.domain.scoring import FinalScore
from tests.unit.domain.cases import (
    DAY,
    DEPUTY_UNIT,
    FLAG,
    LEADER_UNIT,
    MERIT,
    NOW,
    OTHER_UNIT,
    UNIT,
    UNITS,
    act,
    bloc_round,
    candidate,
    line,
    paper,
    rulebook,
    someone,
)

LEADER, DEPUTY = someone(Role.BLOC_LEADER), someone(Role.BLOC_DEPUTY)
OFFICER, OTHER_OFFICER = someone(Role.UNIT_OFFICER), someone(Role.UNIT_OFFICER, OTHER_UNIT)
SCORING = bloc_round(RoundStage.SCORING)


def test_opening_a_year_needs_a_deadline_ahead() -> None:
    opened = year.opened(bloc_round(), act(LEADER))
    assert (opened.state.stage, opened.state.revision) == (RoundStage.SCORING, 1)
    assert opened.entry.facts == {"scores_due_at": (NOW + 5 * DAY).isoformat()}
    with pytest.raises(DeadlineInPast):
        year.opened(replace(bloc_round(), scores_due_at=NOW), act(LEADER))


def self_score(case: BlocRound, score: str, actor: Actor = OFFICER, unit: str = UNIT) -> BlocRound:
    return round_scores.self_scored(case, unit, Decimal(score), rulebook(), act(actor)).state


def test_a_unit_scores_itself_and_nobody_else() -> None:
    assert self_score(SCORING, "98.5").line(UNIT).self_score == Decimal("98.5")
    with pytest.raises(NotAuthorised):
        self_score(SCORING, "98.5", OTHER_OFFICER)
    with pytest.raises(NotAuthorised):
        self_score(SCORING, "98.5", LEADER)
    with pytest.raises(ScoreOutOfRange):
        self_score(SCORING, "100.5")
    with pytest.raises(NotAMember):
        self_score(SCORING, "98", someone(Role.UNIT_OFFICER, "elsewhere"), "elsewhere")


def check(
    case: BlocRound, score: str, by: str, actor: Actor, reason: str = "", unit: str = UNIT
) -> Step[BlocRound]:
    return round_scores.score_cross_checked(
        case, unit, Decimal(score), by, rulebook(), act(actor, reason)
    )


def test_another_unit_checks_a_score_and_explains_a_difference() -> None:
    scored = self_score(SCORING, "98.5")
    with pytest.raises(DifferenceUnexplained):
        check(scored, "97.5", OTHER_UNIT, OTHER_OFFICER)
    done = check(scored, "97.5", OTHER_UNIT, OTHER_OFFICER, "late report")
    assert done.state.line(UNIT).latest == Decimal("97.5")
    assert done.entry.facts == {"unit": UNIT, "score": "97.5", "by_unit": OTHER_UNIT}
    assert (done.entry.reason, done.entry.on_behalf_of) == ("late report", OTHER_UNIT)


def test_nobody_checks_their_own_score() -> None:
    scored = self_score(SCORING, "98.5")
    with pytest.raises(OwnScore):
        check(scored, "98.5", UNIT, OFFICER)
    leader_scored = self_score(SCORING, "96", someone(Role.UNIT_OFFICER, LEADER_UNIT), LEADER_UNIT)
    with pytest.raises(OwnScore):
        check(leader_scored, "96", LEADER_UNIT, LEADER, unit=LEADER_UNIT)


@pytest.mark.parametrize(
    ("actor", "own", "foreign"),
    [(LEADER, LEADER_UNIT, DEPUTY_UNIT), (DEPUTY, DEPUTY_UNIT, LEADER_UNIT)],
    ids=["leader", "deputy"],
)
def test_whoever_leads_checks_in_the_name_of_the_leading_unit_alone(
    actor: Actor, own: str, foreign: str
) -> None:
    scored = self_score(SCORING, "98.5")
    assert check(scored, "98.5", own, actor).state.line(UNIT).cross_checked_by == own
    for borrowed in (foreign, OTHER_UNIT):
        with pytest.raises(NotAuthorised):
            check(scored, "98.5", borrowed, actor)


def test_a_checker_speaks_for_a_member_unit_of_their_own() -> None:
    scored = self_score(SCORING, "98.5")
    with pytest.raises(NotAuthorised):
        check(scored, "98.5", OTHER_UNIT, someone(Role.UNIT_OFFICER, DEPUTY_UNIT))
    with pytest.raises(NotAMember):
        check(scored, "98.5", "elsewhere", someone(Role.UNIT_OFFICER, "elsewhere"))


def test_there_is_nothing_to_check_before_a_unit_has_scored_itself() -> None:
    with pytest.raises(ScoreMissing):
        check(SCORING, "90", OTHER_UNIT, OTHER_OFFICER, "they forgot")


def finals(*scores: str) -> tuple[FinalScore, ...]:
    return tuple(
        FinalScore(unit, Decimal(score), "as the hall agreed")
        for unit, score in zip(UNITS, scores, strict=False)
    )


def test_adoption_waits_for_every_unit_until_the_deadline() -> None:
    with pytest.raises(ScoreMissing) as missing:
        round_scores.scores_adopted(SCORING, finals("95", "94", "97"), rulebook(), act(LEADER))
    assert missing.value.facts == {"units": f"Unit {OTHER_UNIT}"}
    late = act(LEADER, at=SCORING.scores_due_at)
    adopted = round_scores.scores_adopted(SCORING, finals("95", "94", "97"), rulebook(), late)
    assert adopted.state.stage is RoundStage.ADOPTED
    assert adopted.state.line(OTHER_UNIT).final_score is None


def test_the_book_keeps_each_adopted_score_and_the_reason_of_a_change() -> None:
    step = round_scores.scores_adopted(
        SCORING, finals("95", "94", "97", "93"), rulebook(), act(LEADER)
    )
    assert step.entry.facts[UNIT] == "97"
    assert step.entry.facts[f"{UNIT}:reason"] == "as the hall agreed"


def test_for_the_flag_only_the_top_scorer_may_stand() -> None:
    table = (line(UNIT, final="97.5"), line(OTHER_UNIT, final="96"))
    adopted = bloc_round(RoundStage.ADOPTED, table)
    assert year.may_stand(adopted, FLAG, UNIT, rulebook())
    assert not year.may_stand(adopted, FLAG, OTHER_UNIT, rulebook())
    assert year.may_stand(adopted, MERIT, OTHER_UNIT, rulebook())


def test_a_ballot_needs_someone_to_vote_on_and_time_to_vote() -> None:
    adopted = bloc_round(RoundStage.ADOPTED)
    with pytest.raises(NoCandidates):
        year.ballot_opened(adopted, (), NOW + DAY, act(LEADER))
    with pytest.raises(DeadlineInPast):
        year.ballot_opened(adopted, (candidate(),), NOW, act(LEADER))
    opened = year.ballot_opened(adopted, (candidate(),), NOW + DAY, act(LEADER)).state
    assert (opened.stage, opened.ballot_id) == (RoundStage.BALLOTING, "2023.vhxh.b1")


Extend = Callable[[BlocRound, datetime], Step[BlocRound]]
EXTENSIONS: dict[str, tuple[RoundStage, Extend]] = {
    "scoring": (
        RoundStage.SCORING,
        lambda case, until: round_scores.scoring_extended(case, until, act(LEADER, "snow", NOW)),
    ),
    "ballot": (
        RoundStage.BALLOTING,
        lambda case, until: year.ballot_extended(case, until, act(LEADER, "snow", NOW)),
    ),
}


@pytest.mark.parametrize("what", EXTENSIONS)
def test_an_extension_ends_later_than_before_and_in_the_future(what: str) -> None:
    stage, extend = EXTENSIONS[what]
    due = NOW + 5 * DAY
    case = replace(bloc_round(stage), ballot_closes_at=due)
    assert extend(case, due + DAY).entry.facts == {"until": (due + DAY).isoformat()}
    with pytest.raises(DeadlineNotLater):
        extend(case, due)
    overdue = replace(case, scores_due_at=NOW - 2 * DAY, ballot_closes_at=NOW - 2 * DAY)
    with pytest.raises(DeadlineInPast):
        extend(overdue, NOW - DAY)


@pytest.mark.parametrize("what", EXTENSIONS)
def test_an_extension_keeps_the_time_since_when_the_stage_lasts(what: str) -> None:
    stage, extend = EXTENSIONS[what]
    case = replace(bloc_round(stage), ballot_closes_at=NOW + DAY)
    after = extend(case, NOW + 9 * DAY).state
    assert (after.stage, after.stage_since) == (stage, case.stage_since)


def test_with_the_quorum_missed_the_bloc_may_vote_again_in_a_new_ballot() -> None:
    case = replace(bloc_round(RoundStage.BALLOTING), ballots_held=1, ballot_id="2023.vhxh.b1")
    missed = Tally("2023.vhxh.b1", 4, 2, 3, False, ())
    back = year.counted(case, missed, act(PROCESS, "2 of 3 papers needed")).state
    assert back.stage is RoundStage.ADOPTED
    again = year.ballot_opened(back, (candidate(),), NOW + DAY, act(LEADER)).state
    assert (again.ballot_id, again.tally) == ("2023.vhxh.b2", None)


def test_the_count_closes_the_vote_and_the_leader_reports_with_the_minutes() -> None:
    case = bloc_round(RoundStage.BALLOTING)
    counted = year.counted(case, Tally("2023.vhxh.b1", 4, 4, 3, True, ()), act(PROCESS)).state
    assert counted.stage is RoundStage.COUNTED
    minutes = (paper("selection_minutes"),)
    report = replace(act(LEADER), attachments=minutes)
    reported = year.reported(counted, report)
    assert (reported.state.is_closed, reported.state.minutes) == (True, minutes)
    assert reported.entry.attachments == minutes


def test_a_bloc_that_puts_nobody_forward_says_why() -> None:
    with pytest.raises(ReasonMissing):
        year.reported(bloc_round(RoundStage.ADOPTED), act(LEADER))
    done = year.reported(bloc_round(RoundStage.ADOPTED), act(LEADER, "nobody proposed"))
    assert done.state.stage is RoundStage.REPORTED
    assert done.entry.tag == "bloc:round:reported_without_ballot"


@pytest.mark.parametrize("stage", RoundStage)
def test_a_bloc_takes_nominations_until_its_ballot_opens(stage: RoundStage) -> None:
    if stage in {RoundStage.SCORING, RoundStage.ADOPTED}:
        check_may_propose(bloc_round(stage), UNIT)
        with pytest.raises(NotAMember):
            check_may_propose(bloc_round(stage), "elsewhere")
    else:
        with pytest.raises(WrongStage):
            check_may_propose(bloc_round(stage), UNIT)


def test_units_are_awaited_for_scores_and_the_leader_for_the_rest() -> None:
    scored = self_score(SCORING, "98.5")
    awaited = [(task.act, task.scope_id) for task in round_waiting.waiting(scored)]
    assert awaited == [
        *(("submit_self_score", unit) for unit in UNITS if unit != UNIT),
        ("adopt_scores", "vhxh/2023"),
    ]
    leaders = {RoundStage.ADOPTED: "open_ballot", RoundStage.COUNTED: "report_round"}
    for stage in (
        RoundStage.ADOPTED,
        RoundStage.BALLOTING,
        RoundStage.COUNTED,
        RoundStage.REPORTED,
    ):
        acts = [task.act for task in round_waiting.waiting(bloc_round(stage))]
        assert acts == ([leaders[stage]] if stage in leaders else [])
