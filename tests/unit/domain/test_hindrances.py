"""Holds, consultations, lateness: what each changes, and what it does to the clock."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.authority import PROCESS, Role
from suyton.domain.award_terms import CutOff, Silence
from suyton.domain.calendar import working_days_after
from suyton.domain.errors import (
    AlreadyConsulted,
    ConsultationOpen,
    LateUnwaived,
    NotAuthorised,
    Unknown,
)
from suyton.domain.hindrances import (
    agency_answered,
    check_may_pass,
    consultation_closed,
    consulted,
    hold_closed,
    hold_opened,
    lateness_waived,
    received,
    silence_noted,
)
from suyton.domain.incidents import AgencyAnswer, HoldCause, HoldConclusion
from suyton.domain.limits import resumed, stopped
from suyton.domain.nomination import Clock, Nomination, NominationStage
from suyton.domain.nomination_waiting import waiting
from tests.unit.domain.cases import (
    AGENCY,
    DAY,
    FLAG,
    NOW,
    SOURCE,
    act,
    award_rule,
    nomination,
    rulebook,
    someone,
)

OFFICE, CHAIRMAN = someone(Role.STANDING_OFFICER), someone(Role.CHAIRMAN)
AGENT = someone(Role.AGENCY_OFFICER)
RULES = rulebook()


def appraised() -> Nomination:
    """A case in appraisal with ten working days left."""
    due = working_days_after(NOW, 10, RULES)
    return replace(nomination(NominationStage.IN_APPRAISAL), due_at=due, due_because="Điều 1")


def asked() -> Nomination:
    return consulted(appraised(), AGENCY, "Công an tỉnh", RULES, act(OFFICE, "Any case?")).state


def test_a_hold_stops_the_clock_and_its_end_gives_back_the_days_left() -> None:
    held = hold_opened(appraised(), HoldCause.INSPECTION, RULES, act(OFFICE, "why")).state
    assert (held.due_at, held.clock_left, held.due_because) == (None, 10, "Điều 1")
    later = NOW + 60 * DAY
    closing = act(OFFICE, "nothing found", at=later)
    free = hold_closed(held, "h1", HoldConclusion.NO_FAULT, RULES, closing).state
    assert (free.is_held, free.due_at) == (False, working_days_after(later, 10, RULES))


def test_a_fault_keeps_the_case_held_and_its_clock_stopped() -> None:
    held = hold_opened(appraised(), HoldCause.DISCIPLINE, RULES, act(OFFICE, "why")).state
    after = hold_closed(held, "h1", HoldConclusion.FAULT, RULES, act(OFFICE, "found")).state
    assert (after.is_held, after.due_at, after.clock_left) == (True, None, 10)
    assert after.outcome == "hold_confirmed"
    (task,) = waiting(after)
    assert task.act == "refuse"  # nothing is left to conclude


def test_one_of_two_holds_concluded_does_not_free_the_case() -> None:
    held = hold_opened(appraised(), HoldCause.PRESS, RULES, act(OFFICE, "why")).state
    held = hold_opened(held, HoldCause.COMPLAINT, RULES, act(OFFICE, "why")).state
    after = hold_closed(held, "h2", HoldConclusion.NO_FAULT, RULES, act(OFFICE, "no")).state
    assert (after.is_held, after.due_at) == (True, None)
    with pytest.raises(Unknown):
        hold_closed(after, "h2", HoldConclusion.NO_FAULT, RULES, act(OFFICE, "again"))


@given(left=st.integers(1, 60), pause=st.integers(0, 400))
def test_a_stopped_clock_never_gains_or_loses_a_working_day(left: int, pause: int) -> None:
    start = NOW.replace(hour=1)
    clock = Clock(working_days_after(start, left, RULES), "Điều 1")
    again = start + timedelta(days=pause)
    assert resumed(stopped(clock, start, RULES), again, RULES) == Clock(
        working_days_after(again, left, RULES), "Điều 1"
    )


def test_an_agency_is_asked_once_and_answers_only_for_itself() -> None:
    case = asked()
    with pytest.raises(AlreadyConsulted):
        consulted(case, AGENCY, "Công an tỉnh", RULES, act(OFFICE, "again?"))
    with pytest.raises(NotAuthorised):
        agency_answered(case, "c1", True, RULES, act(someone(Role.AGENCY_OFFICER, "elsewhere")))
    with pytest.raises(Unknown):
        agency_answered(case, "c2", True, RULES, act(AGENT))
    agreed = agency_answered(case, "c1", True, RULES, act(AGENT)).state
    assert agreed.consultations[0].answer is AgencyAnswer.POSITIVE
    check_may_pass(agreed)


def test_an_objection_is_a_hold_until_it_is_concluded() -> None:
    objected = agency_answered(asked(), "c1", False, RULES, act(AGENT, "a debt")).state
    assert (objected.is_held, objected.holds[0].cause) == (True, HoldCause.CONSULTATION)
    assert (objected.due_at, objected.clock_left) == (None, 10)


@pytest.mark.parametrize(
    ("policy", "answer", "outcome", "open_still"),
    [
        (Silence.ESCALATE, AgencyAnswer.SILENT, "agency_silent", True),
        (Silence.CONSENT, AgencyAnswer.CONSENT_BY_SILENCE, "agency_silence_consents", False),
    ],
)
def test_silence_is_consent_only_where_the_pack_says_so(
    policy: Silence, answer: AgencyAnswer, outcome: str, open_still: bool
) -> None:
    rules = replace(RULES, silence=policy)
    after = silence_noted(asked(), "c1", rules, act(PROCESS, "time over")).state
    assert (after.consultations[0].answer, after.consultations[0].is_open) == (answer, open_still)
    assert after.outcome == outcome
    if open_still:
        with pytest.raises(ConsultationOpen):
            check_may_pass(after)
        late = agency_answered(after, "c1", True, rules, act(AGENT)).state
        check_may_pass(late)
        done = consultation_closed(after, "c1", act(OFFICE, "not needed")).state
        assert done.outcome == "agency_dispensed"
        check_may_pass(done)
    else:
        check_may_pass(after)


def test_a_late_dossier_waits_for_the_one_whom_the_pack_names() -> None:
    rule = replace(award_rule(FLAG), cut_off=CutOff(12, 10, 0, SOURCE))
    rules = rulebook(rule)
    case = replace(appraised(), **received(appraised(), rules, NOW))
    assert (case.outcome, case.received_at) == ("late", NOW)
    with pytest.raises(LateUnwaived):
        check_may_pass(case)
    with pytest.raises(NotAuthorised):
        lateness_waived(case, rules, act(OFFICE, "the post was late"))
    waived = lateness_waived(case, rules, act(CHAIRMAN, "the post was late")).state
    check_may_pass(waived)
    with pytest.raises(Unknown):
        lateness_waived(waived, rules, act(CHAIRMAN, "again"))
    assert received(waived, rules, NOW + DAY) == {}


def test_a_dossier_on_the_last_day_is_in_time() -> None:
    rule = replace(award_rule(FLAG), cut_off=CutOff(12, 27, 0, SOURCE))
    found = received(appraised(), rulebook(rule), NOW)
    assert found == {"received_at": NOW, "lateness": None}
