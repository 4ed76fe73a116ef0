"""Every role, every act, every stage, of every noun: each leave and each refusal.

The expectation is the table in ``authority_table.py``, written by hand from the regulation.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pytest

from suyton.domain import (
    assignment,
    bloc_rotation,
    bloc_round,
    certificate_binding,
    decision,
    fact_keeping,
    nomination,
    sitting,
    unit_change,
)
from suyton.domain.assignment import AssignmentAct, AssignmentStage
from suyton.domain.authority import BLOC_ROLES, PROCESS, Actor, Appointment, Role
from suyton.domain.bloc_rotation import BlocAct, BlocYearStage
from suyton.domain.bloc_round import RoundAct, RoundStage
from suyton.domain.certificate_binding import CertificateAct, CertificateStage
from suyton.domain.decision import DecisionAct, DecisionStage
from suyton.domain.errors import NotAuthorised, ReasonMissing, WrongStage
from suyton.domain.fact_keeping import FactAct, FactStanding, YearAct, YearStanding
from suyton.domain.nomination import NominationAct, NominationStage
from suyton.domain.procedure import Procedure, Scopes
from suyton.domain.sitting import SittingAct, SittingStage
from suyton.domain.unit_change import UnitAct, UnitStage
from tests.unit.domain import cases
from tests.unit.domain.authority_table import TABLES
from tests.unit.domain.cases import DAY, NOW, SCOPE_OF, UNIT, someone

AnyProcedure = Procedure[Any, Any]
NOUNS: dict[str, tuple[AnyProcedure, type[StrEnum], type[StrEnum], Scopes]] = {
    "nomination": (
        nomination.PROCEDURE,
        NominationAct,
        NominationStage,
        nomination.scopes(cases.nomination(), cases.AGENCY),
    ),
    "round": (
        bloc_round.PROCEDURE,
        RoundAct,
        RoundStage,
        bloc_round.scopes(cases.bloc_round(), UNIT),
    ),
    "sitting": (sitting.PROCEDURE, SittingAct, SittingStage, sitting.scopes(cases.sitting())),
    "decision": (
        decision.PROCEDURE,
        DecisionAct,
        DecisionStage,
        decision.scopes(cases.decision()),
    ),
    "assignment": (
        assignment.PROCEDURE,
        AssignmentAct,
        AssignmentStage,
        assignment.scopes(cases.assignment()),
    ),
    "certificate": (
        certificate_binding.PROCEDURE,
        CertificateAct,
        CertificateStage,
        certificate_binding.scopes(cases.bound_certificate()),
    ),
    "fact": (
        fact_keeping.PROCEDURE,
        FactAct,
        FactStanding,
        fact_keeping.scopes(cases.subject()),
    ),
    "fact_year": (
        fact_keeping.YEARS,
        YearAct,
        YearStanding,
        fact_keeping.scopes(cases.subject()),
    ),
    "unit": (unit_change.PROCEDURE, UnitAct, UnitStage, unit_change.scopes(cases.BODY)),
    "bloc": (bloc_rotation.PROCEDURE, BlocAct, BlocYearStage, bloc_rotation.scopes(cases.BODY)),
}
PEOPLE = tuple(role for role in Role if role is not Role.PROCESS)
each_noun = pytest.mark.parametrize("noun", NOUNS)
each_role = pytest.mark.parametrize("role", Role, ids=lambda role: role.value)


def holder(role: Role) -> Actor:
    return PROCESS if role is Role.PROCESS else someone(role)


def everything(noun: str) -> Iterator[tuple[StrEnum, StrEnum]]:
    _, acts, stages, _ = NOUNS[noun]
    return ((act, stage) for act in acts for stage in stages)


def test_the_table_knows_every_act_and_no_other() -> None:
    for noun, (_, acts, stages, _) in NOUNS.items():
        table = TABLES[noun]
        assert set(table) == {act.value for act in acts}, noun
        known = {stage.value for stage in stages}
        for leaves in table.values():
            assert set(leaves) <= known
            assert {leave.to for leave in leaves.values()} <= known | {""}


@each_noun
@each_role
def test_each_act_at_each_stage_is_allowed_or_refused_as_the_table_says(
    noun: str, role: Role
) -> None:
    procedure, _, _, scopes = NOUNS[noun]
    actor = holder(role)
    for act, stage in everything(noun):
        leaves = TABLES[noun][act.value]
        leave = leaves.get(stage.value)
        if leave is not None and role.value in leave.roles:
            permit = procedure.permit(act, stage, actor, scopes, NOW, "a reason")
            assert permit.capacity.role is role
            assert permit.capacity.scope_id == ("" if role is Role.PROCESS else SCOPE_OF[role])
            assert (permit.transition.to or "") == leave.to, (act, stage)
        elif any(role.value in other.roles for other in leaves.values()):
            with pytest.raises(WrongStage) as wrong:
                procedure.permit(act, stage, actor, scopes, NOW, "a reason")
            possible = {at for at, other in leaves.items() if role.value in other.roles}
            assert set(wrong.value.facts["allowed"].split(", ")) == possible
        else:
            with pytest.raises(NotAuthorised):
                procedure.permit(act, stage, actor, scopes, NOW, "a reason")


@each_noun
@each_role
def test_an_act_that_must_be_explained_is_refused_without_a_reason(noun: str, role: Role) -> None:
    procedure, _, _, scopes = NOUNS[noun]
    for act, stages in TABLES[noun].items():
        for stage, leave in stages.items():
            if role.value not in leave.roles:
                continue
            _, acts, stages_known, _ = NOUNS[noun]
            arguments = (acts(act), stages_known(stage), holder(role), scopes, NOW)
            if leave.needs_reason:
                for nothing in ("", " \n"):
                    with pytest.raises(ReasonMissing):
                        procedure.permit(*arguments, nothing)
            else:
                procedure.permit(*arguments, "")


WITHOUT_POWER = {
    "expired": lambda role: someone(role, since=NOW - 30 * DAY, until=NOW),
    "not yet appointed": lambda role: someone(role, since=NOW + DAY),
    "same role elsewhere": lambda role: someone(role, f"not-{SCOPE_OF[role]}"),
    "role at no scope": lambda role: Actor("x", "X", (Appointment(role, "", NOW - DAY),)),
    "scope of another role": lambda role: someone(role, UNIT if role in BLOC_ROLES else cases.BLOC),
    "the year before": lambda role: someone(role, f"{SCOPE_OF[role].partition('/')[0]}/2022"),
}


@each_noun
@pytest.mark.parametrize("kind", WITHOUT_POWER)
@pytest.mark.parametrize("role", PEOPLE, ids=lambda role: role.value)
def test_an_appointment_that_is_not_live_or_not_here_gives_no_power(
    noun: str, kind: str, role: Role
) -> None:
    procedure, _, _, scopes = NOUNS[noun]
    actor = WITHOUT_POWER[kind](role)
    for act, stage in everything(noun):
        with pytest.raises(NotAuthorised):
            procedure.permit(act, stage, actor, scopes, NOW, "a reason")
        assert procedure.open_acts(stage, actor, scopes, NOW) == ()


@each_noun
def test_nobody_appointed_to_the_role_of_the_process_becomes_the_process(noun: str) -> None:
    procedure, _, _, scopes = NOUNS[noun]
    impostors = (
        Actor("x", "X", (Appointment(Role.PROCESS, "", NOW - DAY),)),
        Actor(PROCESS.account_id, "Someone", ()),
        Actor(
            PROCESS.account_id,
            PROCESS.name,
            (Appointment(Role.PROCESS, "bac-kan", NOW - DAY),),
        ),
    )
    for actor in impostors:
        for act, stage in everything(noun):
            with pytest.raises(NotAuthorised):
                procedure.permit(act, stage, actor, scopes, NOW, "a reason")


@each_noun
def test_someone_with_every_role_elsewhere_can_do_nothing_here(noun: str) -> None:
    procedure, _, _, scopes = NOUNS[noun]
    elsewhere = tuple(Appointment(role, f"other-{SCOPE_OF[role]}", NOW - DAY) for role in PEOPLE)
    mighty = Actor("x", "X", elsewhere)
    for act, stage in everything(noun):
        with pytest.raises(NotAuthorised):
            procedure.permit(act, stage, mighty, scopes, NOW, "a reason")


@each_noun
@each_role
def test_the_acts_shown_as_open_are_exactly_those_that_are_permitted(noun: str, role: Role) -> None:
    procedure, _, stages, scopes = NOUNS[noun]
    for stage in stages:
        shown = {act.value for act in procedure.open_acts(stage, holder(role), scopes, NOW)}
        table = TABLES[noun]
        wanted = {
            act
            for act, leaves in table.items()
            if stage.value in leaves and role.value in leaves[stage.value].roles
        }
        assert shown == wanted, (stage, role)


def test_an_officer_with_several_roles_acts_in_the_one_that_fits_the_stage() -> None:
    both = Actor(
        "x",
        "X",
        (
            Appointment(Role.STANDING_OFFICER, cases.BODY, NOW - DAY),
            Appointment(Role.BLOC_LEADER, cases.BLOC, NOW - DAY),
        ),
    )
    scopes = nomination.scopes(cases.nomination())
    for stage, role in (
        (NominationStage.IN_BLOC, Role.BLOC_LEADER),
        (NominationStage.IN_APPRAISAL, Role.STANDING_OFFICER),
    ):
        permit = nomination.PROCEDURE.permit(NominationAct.RETURN, stage, both, scopes, NOW, "why")
        assert permit.capacity.role is role


def test_a_stranger_learns_nothing_of_the_stage() -> None:
    stranger = Actor("x", "X")
    for stage in NominationStage:
        with pytest.raises(NotAuthorised) as refusal:
            nomination.permit(cases.nomination(stage), NominationAct.REFUSE, stranger, NOW, "why")
        assert "stage" not in refusal.value.facts
