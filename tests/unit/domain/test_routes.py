"""Every route that a pack may give ends, and a hold stops it wherever it stands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.authority import PROCESS, Role
from suyton.domain.award_terms import Station
from suyton.domain.errors import CaseHeld
from suyton.domain.incidents import Hold, HoldCause, HoldConclusion
from suyton.domain.nomination import (
    CLOSED,
    STOPPED_BY_HOLD,
    Nomination,
    NominationAct,
    NominationStage,
    step,
)
from suyton.domain.procedure import Act
from tests.unit.domain.cases import NOW, nomination, someone

UNIT, OFFICE = someone(Role.UNIT_OFFICER), someone(Role.STANDING_OFFICER)
A, S = NominationAct, NominationStage

NEXT = {
    S.NEW: (A.PROPOSE, UNIT),
    S.IN_BLOC: (A.PLACE_ON_SLATE, PROCESS),
    S.IN_BALLOT: (A.ACCLAIM, PROCESS),
    S.ACCLAIMED: (A.REPORT, PROCESS),
    S.AWAITING_UNIT_DECISION: (A.RECORD_UNIT_DECISION, UNIT),
    S.IN_APPRAISAL: (A.PASS_APPRAISAL, OFFICE),
    S.AWAITING_COUNCIL: (A.PLACE_ON_AGENDA, PROCESS),
    S.IN_COUNCIL: (A.RECOMMEND, PROCESS),
    S.AWAITING_DECISION: (A.PLACE_ON_DECISION, PROCESS),
}
"""What moves a case forward at each stage, and who does it."""


@st.composite
def routes(draw: st.DrawFn) -> tuple[Station, ...]:
    """Any route that the packs' format allows (see the rules of its reader)."""
    bloc = (Station.BLOC,) if draw(st.booleans()) else ()
    end = draw(st.sampled_from([Station.UNIT_DECISION, Station.DECISION, Station.FORWARDING]))
    if end is Station.UNIT_DECISION:
        return (end,)
    bodies = [(), (Station.STANDING_COMMITTEE,), (Station.COUNCIL,)]
    return (*bloc, Station.APPRAISAL, *draw(st.sampled_from(bodies)), end)


def forward(case: Nomination) -> Nomination:
    """The next act of a case to which nothing happens."""
    if case.stage is S.IN_SIGNING:
        upward = case.route[-1] is Station.FORWARDING
        act, actor = (A.FORWARD if upward else A.AWARD), PROCESS
    else:
        act, actor = NEXT[case.stage]
    return step(case, act, Act(f"k{case.revision}", actor, NOW, "a reason")).state


@given(route=routes())
def test_a_route_always_ends_with_what_its_last_station_gives(route: tuple[Station, ...]) -> None:
    case = replace(nomination(), route=route)
    for _ in range(20):
        if case.stage in CLOSED:
            break
        case = forward(case)
    expected = S.FORWARDED if route[-1] is Station.FORWARDING else S.AWARDED
    assert case.stage is expected


@given(route=routes(), at=st.integers(0, 9), cause=st.sampled_from(HoldCause))
def test_a_hold_always_blocks_what_would_award_or_propose_further(
    route: tuple[Station, ...], at: int, cause: HoldCause
) -> None:
    case = forward(replace(nomination(), route=route))
    for _ in range(at):
        case = case if case.stage in CLOSED else forward(case)
    if case.stage in CLOSED:
        return
    held = replace(case, holds=(Hold("h1", cause, NOW, "a matter"),))
    for _ in range(10):
        try:
            held = forward(held)
        except CaseHeld:
            break
        assert held.stage not in {S.AWARDED, S.FORWARDED}
    else:
        raise AssertionError("the hold stopped nothing")
    faulty = replace(held.holds[0], closed_at=NOW, conclusion=HoldConclusion.FAULT)
    with pytest.raises(CaseHeld):
        forward(replace(held, holds=(faulty,)))
    clean = replace(faulty, conclusion=HoldConclusion.NO_FAULT)
    assert forward(replace(held, holds=(clean,))).stage is not held.stage


@pytest.mark.parametrize("act", sorted(STOPPED_BY_HOLD))
def test_every_act_that_a_hold_stops_is_refused_by_name(act: NominationAct) -> None:
    stage = next((before for before, (what, _) in NEXT.items() if what is act), S.IN_SIGNING)
    actor = dict(NEXT.values()).get(act, PROCESS)
    held = replace(nomination(stage), holds=(Hold("h1", HoldCause.PRESS, NOW, "a matter"),))
    with pytest.raises(CaseHeld) as refusal:
        step(held, act, Act("k", actor, NOW, "a reason"))
    assert refusal.value.facts["cause"] == "press"
