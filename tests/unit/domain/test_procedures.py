"""The tables themselves: every road ends, no stage is out of reach, every line can be told apart."""

from enum import StrEnum
from typing import Any

import pytest

from suyton.domain import (
    assignment,
    bloc_round,
    certificate_binding,
    decision,
    fact_keeping,
    nomination,
    sitting,
)
from suyton.domain.assignment import AssignmentStage
from suyton.domain.bloc_round import RoundStage
from suyton.domain.certificate_binding import CertificateStage
from suyton.domain.decision import DecisionStage
from suyton.domain.fact_keeping import FactStanding, YearStanding
from suyton.domain.nomination import CLOSED, NominationAct, NominationStage
from suyton.domain.procedure import Procedure, Transition
from suyton.domain.sitting import SittingStage

AnyProcedure = Procedure[Any, Any]
ENDS: dict[str, tuple[AnyProcedure, type[StrEnum], frozenset[StrEnum]]] = {
    "nomination": (nomination.PROCEDURE, NominationStage, frozenset(CLOSED)),
    "round": (bloc_round.PROCEDURE, RoundStage, frozenset({RoundStage.REPORTED})),
    "sitting": (
        sitting.PROCEDURE,
        SittingStage,
        frozenset({SittingStage.CONCLUDED, SittingStage.CANCELLED}),
    ),
    "decision": (
        decision.PROCEDURE,
        DecisionStage,
        frozenset({DecisionStage.ISSUED, DecisionStage.SENT_BACK, DecisionStage.LAPSED}),
    ),
    "assignment": (assignment.PROCEDURE, AssignmentStage, frozenset({AssignmentStage.REVOKED})),
    "certificate": (
        certificate_binding.PROCEDURE,
        CertificateStage,
        frozenset({CertificateStage.UNBOUND}),
    ),
    "fact": (
        fact_keeping.PROCEDURE,
        FactStanding,
        frozenset({FactStanding.STRUCK, FactStanding.ANNULLED}),
    ),
    "fact_year": (fact_keeping.YEARS, YearStanding, frozenset({YearStanding.CLOSED})),
}
each_noun = pytest.mark.parametrize("noun", ENDS)


BY_ROUTE: dict[StrEnum, set[StrEnum]] = {
    NominationAct.RESUBMIT: {NominationStage.IN_BLOC, NominationStage.IN_APPRAISAL},
    NominationAct.PROPOSE: {NominationStage.IN_BLOC, NominationStage.AWAITING_UNIT_DECISION},
    NominationAct.REPORT: {NominationStage.IN_APPRAISAL},
    NominationAct.PASS_APPRAISAL: {NominationStage.AWAITING_COUNCIL},
    NominationAct.RECOMMEND: {NominationStage.AWAITING_DECISION},
}
"""Where an act may lead that the case's route sends on."""


def leads_to(row: Transition[Any, Any]) -> set[StrEnum]:
    """Where a row may lead; a resubmission goes back to whoever returned the case."""
    if row.to is not None:
        return {row.to}
    return BY_ROUTE.get(row.act, set())


def reachable(procedure: AnyProcedure, start: StrEnum) -> set[StrEnum]:
    seen: set[StrEnum] = {start}
    while True:
        more = {
            to
            for row in procedure.transitions
            if row.at & seen
            for to in leads_to(row)
            if to not in seen
        }
        if not more:
            return seen
        seen |= more


@each_noun
def test_from_every_stage_some_end_can_be_reached(noun: str) -> None:
    procedure, stages, ends = ENDS[noun]
    for stage in stages:
        assert reachable(procedure, stage) & ends, stage


@each_noun
def test_every_stage_can_be_reached_from_the_first(noun: str) -> None:
    procedure, stages, _ = ENDS[noun]
    assert reachable(procedure, next(iter(stages))) == set(stages)


AFTER_THE_END = {
    ("propose", "withdrawn"),
    ("correct", "awarded"),
    ("cancel_award", "awarded"),
    *(
        (act, stage.value)
        for act in ("complain", "answer_complaint")
        for stage in CLOSED - {NominationStage.WITHDRAWN}
    ),
}
"""A withdrawn case may be proposed anew; a result may be complained of, corrected, cancelled."""


@each_noun
def test_an_end_is_an_end(noun: str) -> None:
    procedure, _, ends = ENDS[noun]
    after = {
        (row.act.value, stage.value)
        for row in procedure.transitions
        for stage in ends
        if stage in row.at
    }
    assert after == (AFTER_THE_END if noun == "nomination" else set())


@each_noun
def test_an_act_has_one_line_for_one_stage(noun: str) -> None:
    procedure, _, _ = ENDS[noun]
    seen: set[tuple[str, str]] = set()
    for row in procedure.transitions:
        for stage in row.at:
            assert (row.act, stage) not in seen
            seen.add((row.act, stage))


@each_noun
def test_every_tag_says_source_subject_and_act(noun: str) -> None:
    procedure, _, _ = ENDS[noun]
    tags = [row.tag for row in procedure.transitions]
    assert len(set(tags)) == len(tags)
    for tag in tags:
        parts = tag.split(":")
        assert len(parts) == 3
        assert all(part.replace("_", "").isalpha() for part in parts)
        assert tag == tag.lower()


def test_the_unit_can_leave_wherever_its_case_is_still_open() -> None:
    withdraw = next(
        row
        for row in nomination.PROCEDURE.transitions
        if row.act is nomination.NominationAct.WITHDRAW
    )
    over = CLOSED | {NominationStage.NEW, NominationStage.IN_RECOVERY}
    assert withdraw.at == set(NominationStage) - over
