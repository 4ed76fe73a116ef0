"""What a bloc's round and a council's sitting tell a nomination of each way a vote can end."""

from dataclasses import replace
from datetime import datetime

import pytest
from temporalio import workflow

from suyton.domain.agenda import Aside, SetAside
from suyton.domain.authority import PROCESS
from suyton.domain.ballot import LineResult, Tally, TallyLine
from suyton.domain.bloc_round import RoundStage
from suyton.domain.incidents import Hold, HoldCause
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.outcome import Outcome
from suyton.domain.procedure import Step
from suyton.domain.sitting import SittingStage
from suyton.wording import Wording
from tests.unit.domain.cases import (
    NOW,
    act,
    award_rule,
    bloc_round,
    nomination,
    rulebook,
    sitting,
)
from workflows import round_words, sitting_words, words
from workflows.messages import Word

ROUND = bloc_round(RoundStage.COUNTED)
SITTING = sitting(SittingStage.CONCLUDED)
RULES = rulebook(award_rule())
WORDING = Wording.load()


@pytest.fixture(autouse=True)
def _a_workflows_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words carry the workflow's time, and here no workflow runs."""

    def now() -> datetime:
        return NOW

    monkeypatch.setattr(workflow, "now", now)


def told(nomination_: Nomination, word: Word) -> Step[Nomination]:
    return words.heard(nomination_, word, act(PROCESS, word.reason), RULES)


def of_one(result: LineResult) -> Tally:
    line = TallyLine(nomination().id, "A", nomination().award_id, 2, 1, 0, 2, result)
    return Tally("b", 4, 3, 2, result is not LineResult.QUORUM_MISSED, (line,))


def check_named(step: Step[Nomination], outcome: Outcome, stage: NominationStage) -> None:
    """The code stands with the case, has its two names, and the history has a line with a reason."""
    assert (step.state.outcome, step.state.stage) == (outcome, stage)
    assert step.entry.reason
    for sentences in WORDING.sentences.values():
        assert f"tag.{step.entry.tag}" in sentences
        assert sentences[f"outcome.unit.{outcome}"]
        assert sentences[f"outcome.office.{outcome}"]


S = NominationStage


@pytest.mark.parametrize(
    ("result", "outcome", "stage"),
    [
        (LineResult.BELOW_THRESHOLD, Outcome.BLOC_BELOW_THRESHOLD, S.NOT_ACCLAIMED),
        (LineResult.OVER_QUOTA, Outcome.BLOC_OVER_QUOTA, S.NOT_ACCLAIMED),
        (LineResult.TIE_LOST, Outcome.BLOC_TIE_LOST, S.NOT_ACCLAIMED),
        (LineResult.TIE_OPEN, Outcome.TIE_OPEN, S.IN_BALLOT),
        (LineResult.QUORUM_MISSED, Outcome.BALLOT_WITHOUT_QUORUM, S.IN_BLOC),
    ],
)
def test_a_blocs_count_says_by_code_what_it_came_to(
    result: LineResult, outcome: Outcome, stage: NominationStage
) -> None:
    ((_, word),) = round_words.counted(ROUND, of_one(result))
    check_named(told(nomination(S.IN_BALLOT), word), outcome, stage)


@pytest.mark.parametrize(
    ("result", "outcome", "stage"),
    [
        (LineResult.BELOW_THRESHOLD, Outcome.COUNCIL_BELOW_THRESHOLD, S.NOT_RECOMMENDED),
        (LineResult.OVER_QUOTA, Outcome.COUNCIL_OVER_QUOTA, S.NOT_RECOMMENDED),
        (LineResult.TIE_LOST, Outcome.COUNCIL_TIE_LOST, S.NOT_RECOMMENDED),
        (LineResult.TIE_OPEN, Outcome.TIE_OPEN, S.IN_COUNCIL),
    ],
)
def test_a_councils_count_says_by_code_what_it_came_to(
    result: LineResult, outcome: Outcome, stage: NominationStage
) -> None:
    ((_, word),) = sitting_words.counted(SITTING, of_one(result))
    listed = replace(nomination(S.IN_COUNCIL), sitting_id=SITTING.id)
    check_named(told(listed, word), outcome, stage)


def test_carried_after_a_tie_is_no_longer_called_tied() -> None:
    tied = replace(nomination(S.IN_BALLOT), outcome=Outcome.TIE_OPEN.value)
    ((_, word),) = round_words.counted(ROUND, of_one(LineResult.CARRIED))
    assert told(tied, word).state.outcome == ""
    listed = replace(
        nomination(S.IN_COUNCIL), sitting_id=SITTING.id, outcome=Outcome.TIE_OPEN.value
    )
    ((_, word),) = sitting_words.counted(SITTING, of_one(LineResult.CARRIED))
    assert told(listed, word).state.outcome == ""


def test_who_may_not_stand_is_told_that_it_does_not_lead_the_bloc() -> None:
    ((_, word),) = round_words.placed(replace(ROUND, slate=()), [nomination(S.IN_BLOC)])
    check_named(told(nomination(S.IN_BLOC), word), Outcome.NOT_TOP_SCORER, S.NOT_ACCLAIMED)


def test_who_is_held_when_the_bloc_reports_is_told_so() -> None:
    hold = Hold("h1", HoldCause.INSPECTION, NOW, "Đang thanh tra")
    held = replace(nomination(S.IN_BLOC), holds=(hold,))
    ((_, word),) = round_words.reported(ROUND, [held])
    check_named(told(held, word), Outcome.HELD_AT_REPORT, S.NOT_ACCLAIMED)
    ((_, word),) = round_words.reported(ROUND, [nomination(S.IN_BLOC)])
    check_named(told(nomination(S.IN_BLOC), word), Outcome.NOT_ACCLAIMED, S.NOT_ACCLAIMED)


@pytest.mark.parametrize("reason", ["", "Trùng lịch"])
def test_a_sitting_put_off_is_said_each_time(reason: str) -> None:
    once = replace(sitting(SittingStage.CONVENED), times_postponed=1)
    item = replace(once.agenda[0], nomination_id=nomination().id)
    twice = replace(once, agenda=(item,), times_postponed=2)
    listed = replace(nomination(S.IN_COUNCIL), sitting_id=once.id)
    ((_, first),) = sitting_words.put_off(replace(once, agenda=(item,)), reason)
    ((_, second),) = sitting_words.put_off(twice, reason)
    assert first.key != second.key
    check_named(told(listed, first), Outcome.SITTING_PUT_OFF, S.IN_COUNCIL)


@pytest.mark.parametrize(
    ("way", "outcome", "stage"),
    [
        (Aside.PUT_OFF, Outcome.ITEM_PUT_OFF, S.AWAITING_COUNCIL),
        (Aside.SENT_BACK, Outcome.ITEM_SENT_BACK, S.IN_APPRAISAL),
        (Aside.HELD, Outcome.ITEM_HELD, S.AWAITING_COUNCIL),
    ],
)
def test_an_item_set_aside_is_told_how_and_leaves_the_sitting(
    way: Aside, outcome: Outcome, stage: NominationStage
) -> None:
    case = sitting(SittingStage.VOTING)
    item = replace(case.agenda[0], nomination_id=nomination().id)
    cause = HoldCause.PRESS if way is Aside.HELD else None
    ((_, word),) = sitting_words.set_aside(case, [SetAside(item, way, "Chưa rõ", NOW, cause)])
    listed = replace(nomination(S.IN_COUNCIL), sitting_id=case.id)
    check_named(told(listed, word), outcome, stage)
    after = told(listed, word).state
    assert (after.sitting_id, after.reason, after.is_held) == ("", "Chưa rõ", way is Aside.HELD)
    assert (after.due_at is None) is (way is not Aside.SENT_BACK), "only the appraisal has a limit"
