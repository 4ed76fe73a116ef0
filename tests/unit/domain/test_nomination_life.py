"""Whatever people and processes try, a nomination follows its table or stays as it was."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from suyton.domain.authority import PROCESS, Actor, Role
from suyton.domain.errors import DomainError
from suyton.domain.nomination import (
    CLOSED,
    Nomination,
    NominationAct,
    NominationStage,
    step,
)
from suyton.domain.nomination_waiting import waiting
from suyton.domain.procedure import Act
from tests.unit.domain.authority_table import TABLES
from tests.unit.domain.cases import HOUR, NOW, UNIT, nomination, someone

ACTORS: dict[str, Actor] = {
    "unit_officer": someone(Role.UNIT_OFFICER),
    "unit_officer elsewhere": someone(Role.UNIT_OFFICER, "another-unit"),
    "bloc_leader": someone(Role.BLOC_LEADER),
    "standing_officer": someone(Role.STANDING_OFFICER),
    "chairman": someone(Role.CHAIRMAN),
    "auditor": someone(Role.AUDITOR),
    "process": PROCESS,
}
TABLE = TABLES["nomination"]


class NominationLife(RuleBasedStateMachine):
    """Any act, by anyone, with or without a reason, in any order."""

    @initialize()
    def begin(self) -> None:
        self.case: Nomination = nomination()
        self.now = NOW
        self.recorded = 0

    def attempt(self, act: NominationAct, who: str, reason: str) -> None:
        before = self.case
        leave = TABLE[act.value].get(before.stage.value)
        expected = (
            leave is not None and who in leave.roles and bool(reason or not leave.needs_reason)
        )
        # The one rule beside the table: a bloc does not end what appraisal returned.
        if (
            act is NominationAct.NOT_ACCLAIM
            and before.returned_from is NominationStage.IN_APPRAISAL
        ):
            expected = False
        try:
            done = step(before, act, Act(f"k{self.recorded}", ACTORS[who], self.now, reason))
        except DomainError:
            assert not expected, (act, who, before.stage)
            assert self.case is before
            return
        assert expected, (act, who, before.stage)
        assert leave is not None
        self.case, self.recorded = done.state, self.recorded + 1
        assert done.state.stage.value == (leave.to or next_by_route(before, act))
        assert (done.entry.stage_from, done.entry.stage_to) == (before.stage, done.state.stage)
        assert done.entry.on_behalf_of == ("" if who == "process" else done.entry.scope_id)
        assert done.state.unit_id == UNIT

    @rule(
        act=st.sampled_from(NominationAct),
        who=st.sampled_from(sorted(ACTORS)),
        reason=st.sampled_from(["", "a reason"]),
    )
    def someone_tries(self, act: NominationAct, who: str, reason: str) -> None:
        self.now += HOUR
        self.attempt(act, who, reason)

    @rule(data=st.data())
    def the_right_one_goes_on(self, data: st.DataObject) -> None:
        """Random tries alone would seldom get past the bloc."""
        self.now += HOUR
        possible = [
            (act, who)
            for act in NominationAct
            if act is not NominationAct.WITHDRAW
            for who in TABLE[act.value].get(self.case.stage.value, NO_LEAVE).roles
            if who in ACTORS
        ]
        if possible:
            act, who = data.draw(st.sampled_from(sorted(possible)))
            self.attempt(act, who, "a reason")

    @invariant()
    def every_recorded_act_is_one_revision(self) -> None:
        assert self.case.revision == self.recorded

    @invariant()
    def a_closed_case_awaits_nobody(self) -> None:
        assert not (self.case.stage in CLOSED and waiting(self.case))

    @invariant()
    def a_returned_case_knows_where_it_came_from(self) -> None:
        is_returned = self.case.stage is NominationStage.RETURNED
        assert (self.case.returned_from is not None) is is_returned

    @invariant()
    def the_stage_is_never_older_than_the_clock(self) -> None:
        assert self.case.stage_since <= self.now


def next_by_route(before: Nomination, act: NominationAct) -> str:
    """Where the merit route sends a case that the table does not."""
    if act is NominationAct.RESUBMIT:
        return before.returned_from or "in_bloc"
    if act is NominationAct.OPEN_HOLD and before.stage is NominationStage.IN_SIGNING:
        return "awaiting_decision"
    by_route = {
        NominationAct.PROPOSE: "in_bloc",
        NominationAct.REPORT: "in_appraisal",
        NominationAct.PASS_APPRAISAL: "awaiting_council",
        NominationAct.RECOMMEND: "awaiting_decision",
    }
    return by_route.get(act, before.stage.value)


NO_LEAVE = type(TABLE["propose"]["new"])(frozenset(), "", needs_reason=False)
NominationLife.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestNominationLife = NominationLife.TestCase


def test_a_closed_case_moves_only_when_proposed_again_or_cancelled() -> None:
    moved = set()
    for stage in CLOSED:
        for act in NominationAct:
            for who, actor in ACTORS.items():
                try:
                    done = step(nomination(stage), act, Act("k", actor, NOW, "a reason"))
                except DomainError:
                    continue
                if done.state.stage is not stage:
                    moved.add((stage.value, act.value, who))
    assert moved == {
        ("withdrawn", "propose", "unit_officer"),
        ("awarded", "cancel_award", "process"),
    }
