"""What a case uses is taken once, in one order, and let go of wherever it ends without an award."""

from dataclasses import replace
from datetime import date

import pytest

from suyton.domain.authority import PROCESS
from suyton.domain.errors import AchievementRewarded, InitiativeUsed
from suyton.domain.honours import honour_of, is_annulled, is_granted
from suyton.domain.nomination import CLOSED, NominationAct, NominationStage, step
from suyton.domain.procedure import Act, Step
from suyton.domain.uses import LETTING_GO, USING, Use, taken, takes, uses_of
from tests.unit.domain import cases

CASE = replace(cases.nomination(), achievement_id="lu-2023", initiatives=("sk-2", "sk-1", "sk-2"))
Stage = NominationStage


def test_every_end_either_keeps_what_was_used_or_lets_go_of_it() -> None:
    assert not USING & LETTING_GO
    assert CLOSED <= USING | LETTING_GO
    assert {Stage.AWARDED, Stage.FORWARDED} == CLOSED & USING
    assert Stage.IN_RECOVERY in LETTING_GO


def test_a_case_takes_when_it_passes_and_not_again_on_its_way() -> None:
    assert takes(Stage.IN_APPRAISAL, Stage.AWAITING_COUNCIL)
    assert takes(Stage.IN_APPRAISAL, Stage.AWAITING_DECISION)
    assert takes(Stage.AWAITING_UNIT_DECISION, Stage.AWARDED)
    assert not takes(Stage.AWAITING_COUNCIL, Stage.IN_COUNCIL)
    assert not takes(Stage.AWAITING_COUNCIL, Stage.RETURNED)


def test_what_a_case_uses_is_named_once_and_in_one_order() -> None:
    assert uses_of(CASE) == (
        Use("achievement", f"{CASE.honoured_id}/lu-2023", "lu-2023"),
        Use("initiative", "sk-1", "sk-1"),
        Use("initiative", "sk-2", "sk-2"),
    )
    turned = replace(CASE, initiatives=("sk-1", "sk-2"))
    assert uses_of(turned) == uses_of(CASE)
    assert uses_of(cases.nomination()) == ()


def test_one_deed_of_two_subjects_is_two_achievements() -> None:
    other = replace(CASE, subject_id="nguyen-van-a", initiatives=())
    assert uses_of(other)[0].key != uses_of(CASE)[0].key


@pytest.mark.parametrize(("decision", "said"), [("", "–"), ("12/QĐ", "12/QĐ")])
def test_a_refusal_names_the_other_case_and_its_decision(decision: str, said: str) -> None:
    achievement, initiative, _ = uses_of(CASE)
    first, second = (taken(use, "n-1", decision) for use in (achievement, initiative))
    assert isinstance(first, AchievementRewarded)
    assert isinstance(second, InitiativeUsed)
    for refusal in (first, second):
        assert (refusal.facts["nomination"], refusal.facts["decision"]) == ("n-1", said)


def test_an_award_is_written_once_and_marked_when_it_is_cancelled() -> None:
    awarded = replace(CASE, stage=Stage.AWARDED)
    assert is_granted(Stage.IN_SIGNING, awarded)
    assert not is_granted(Stage.AWARDED, awarded)
    recovering = replace(CASE, stage=Stage.IN_RECOVERY)
    assert is_annulled(Stage.AWARDED, recovering)
    assert not is_annulled(Stage.IN_RECOVERY, recovering)


def test_an_honour_is_of_the_day_the_unit_says_or_of_the_award_in_vietnam() -> None:
    late = Act("w1", PROCESS, cases.NOW.replace(hour=20))
    signing = replace(CASE, stage=Stage.IN_SIGNING)
    entry = step(signing, NominationAct.AWARD, late, facts={"decided_on": "2023-11-30"}).entry
    assert honour_of(Step(CASE, entry)).decided_on == date(2023, 11, 30)
    assert honour_of(Step(CASE, replace(entry, facts={}))).decided_on == date(2023, 12, 28)
