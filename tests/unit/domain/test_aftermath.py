"""What may follow a result: unit decisions, refusals, complaints, corrections, cancellations."""

from dataclasses import replace
from datetime import date

import pytest

from suyton.domain.aftermath import (
    cancelled,
    complained,
    complaint_answered,
    corrected,
    recovery_recorded,
    refused,
    unit_decision_recorded,
)
from suyton.domain.authority import PROCESS, Role
from suyton.domain.citation import Limit
from suyton.domain.errors import ReasonMissing, Unknown, WrongStage
from suyton.domain.incidents import CancellationGround, RefusalGround
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.outcome import Outcome
from tests.unit.domain.cases import SOURCE, act, nomination, rulebook, someone

UNIT, OFFICE = someone(Role.UNIT_OFFICER), someone(Role.STANDING_OFFICER)
RULES = replace(
    rulebook(),
    limits={
        "complaint_limit_working_days": Limit(10, SOURCE),
        "recovery_limit_working_days": Limit(15, SOURCE),
    },
)


def awarded() -> Nomination:
    return replace(nomination(NominationStage.AWARDED), decision_number="12/QĐ-UBND")


@pytest.mark.parametrize("ground", list(RefusalGround))
def test_each_ground_of_refusal_is_an_outcome_of_its_own(ground: RefusalGround) -> None:
    case = nomination(NominationStage.IN_APPRAISAL)
    done = refused(case, ground, act(OFFICE, "because"))
    assert (done.state.stage, done.state.outcome) == ("refused", f"refused_{ground.value}")
    assert done.entry.facts == {"ground": ground.value}


def test_a_complaint_is_answered_once_and_leaves_the_result_and_its_reason() -> None:
    case = replace(nomination(NominationStage.REFUSED), reason="not enough", outcome="refused")
    made = complained(case, RULES, act(UNIT, "we have enough")).state
    assert (made.stage, made.reason, made.outcome) == ("refused", "not enough", "refused")
    assert made.complaint is not None
    assert made.complaint.due_at is not None
    assert made.complaint.outcome is Outcome.COMPLAINT_MADE
    with pytest.raises(Unknown):
        complained(made, RULES, act(UNIT, "again"))
    answered = complaint_answered(made, True, act(OFFICE, "you are right")).state
    assert answered.complaint is not None
    assert (answered.complaint.upheld, answered.complaint.answer) == (True, "you are right")
    assert answered.stage is NominationStage.REFUSED
    assert answered.complaint.outcome is Outcome.COMPLAINT_UPHELD
    with pytest.raises(Unknown):
        complaint_answered(answered, False, act(OFFICE, "no"))
    assert complained(answered, RULES, act(UNIT, "still")).state.complaint != answered.complaint


def test_a_correction_changes_the_printed_name_and_nothing_else() -> None:
    done = corrected(awarded(), "Ban Dân tộc tỉnh", "15/QĐ-UBND", act(PROCESS, "a misprint"))
    assert (done.state.stage, done.state.honoured_name) == ("awarded", "Ban Dân tộc tỉnh")
    assert done.state.decision_number == "12/QĐ-UBND"
    assert done.entry.facts == {
        "before": "Ban Dân tộc",
        "after": "Ban Dân tộc tỉnh",
        "number": "15/QĐ-UBND",
    }


@pytest.mark.parametrize("ground", list(CancellationGround))
def test_a_cancelled_award_is_recovered_and_then_over(ground: CancellationGround) -> None:
    after = cancelled(awarded(), ground, "20/QĐ-UBND", RULES, act(PROCESS, "found out")).state
    assert (after.stage, after.outcome) == ("in_recovery", f"cancelled_{ground.value}")
    assert after.due_at is not None
    assert after.due_because == SOURCE.source
    done = recovery_recorded(after, True, 11_700_000, act(OFFICE, "minutes 3")).state
    assert (done.stage, done.is_closed) == ("award_cancelled", True)
    assert done.recovery is not None
    assert (done.recovery.money_returned_vnd, done.recovery.cancelled_by) == (
        11_700_000,
        "20/QĐ-UBND",
    )


def test_only_an_award_can_be_cancelled_or_corrected() -> None:
    case = nomination(NominationStage.REFUSED)
    with pytest.raises(WrongStage):
        cancelled(case, CancellationGround.LATER_FINDING, "1", RULES, act(PROCESS, "why"))
    with pytest.raises(WrongStage):
        corrected(case, "X", "1", act(PROCESS, "why"))
    with pytest.raises(Unknown):
        recovery_recorded(awarded(), True, 0, act(OFFICE, "why"))


def test_a_unit_records_its_own_decision_with_its_number() -> None:
    case = nomination(NominationStage.AWAITING_UNIT_DECISION)
    with pytest.raises(ReasonMissing):
        unit_decision_recorded(case, " ", date(2023, 12, 29), act(UNIT))
    done = unit_decision_recorded(case, "7/QĐ", date(2023, 12, 29), act(UNIT)).state
    assert (done.stage, done.outcome) == ("awarded", "awarded_by_unit")
    assert done.decision_number == "7/QĐ"


def test_each_turn_of_a_complaint_has_its_code_in_the_history() -> None:
    made = complained(nomination(NominationStage.REFUSED), RULES, act(UNIT, "we have enough"))
    assert made.entry.facts == {"outcome": "complaint_made"}
    for upheld, code in ((True, "complaint_upheld"), (False, "complaint_rejected")):
        entry = complaint_answered(made.state, upheld, act(OFFICE, "seen again")).entry
        assert (entry.tag, entry.facts) == ("standing:complaint:answered", {"outcome": code})
