"""Series of numbers beside one another, and an award that is cancelled once."""

from dataclasses import replace
from functools import partial

import pytest

from suyton.domain import decision
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.errors import AlreadyCancelled
from suyton.domain.incidents import CancellationGround
from suyton.domain.nomination import NominationStage
from suyton.domain.procedure import Step
from suyton.persistence.database import Database
from tests.persistence import samples
from tests.persistence.racing import race
from tests.persistence.samples import ASSIGNMENT, CHAIRMAN, STANDING, act
from tests.persistence.signing_walk import to_be_numbered


def _signed(database: Database, place: int, kind: DecisionKind) -> Step[Decision]:
    """A decision of this kind, signed, and the step that gives it its number."""
    item = samples.at_stage(NominationStage.AWAITING_DECISION, f"unit-{place}")
    database.register.record_nomination(item)
    name = f"d-{place}"
    draft = replace(samples.new_decision((item.state,), name), kind=kind)
    laid = decision.drafted(draft, act(f"{name}:draft", STANDING))
    return to_be_numbered(database, laid)


def test_two_series_are_each_without_a_gap_whoever_numbers_at_once(database: Database) -> None:
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "assign", samples.LONG_AGO)
    kinds = (DecisionKind.GRANT, DecisionKind.FORWARD, DecisionKind.GRANT)
    numberings = [_signed(database, place, kinds[place % 3]) for place in range(24)]

    def number_some(thread: int) -> list[str]:
        return [
            database.register.record_decision(step).decision.number
            for step in numberings[thread::4]
        ]

    done, faults = race([partial(number_some, thread) for thread in range(4)])
    assert faults == []
    numbers = [number.split("/") for some in done for number in some]
    for symbol, count in (("QĐ-UBND", 16), ("TTr-UBND", 8)):
        series = sorted(int(number) for number, of in numbers if of == symbol)
        assert series == list(range(1, count + 1))


def _cancelling(database: Database, name: str, kind: DecisionKind) -> Step[Decision]:
    item = samples.at_stage(NominationStage.AWARDED)
    draft = replace(
        samples.new_decision((item.state,), name),
        kind=kind,
        refers_to="d-old",
        refers_to_number="1/QĐ-UBND",
        explanation="Kết luận",
        ground=CancellationGround.FORGED_EVIDENCE,
    )
    laid = decision.drafted(draft, act(f"{name}:draft", STANDING))
    return to_be_numbered(database, laid)


def test_an_award_is_cancelled_once_whoever_numbers_at_once(database: Database) -> None:
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "assign", samples.LONG_AGO)
    database.register.record_nomination(samples.at_stage(NominationStage.AWARDED))
    numberings = [_cancelling(database, f"c-{place}", DecisionKind.CANCEL) for place in range(4)]
    late = _cancelling(database, "e-1", DecisionKind.CORRECT)

    def number(step: Step[Decision]) -> str:
        try:
            return database.register.record_decision(step).decision.number
        except AlreadyCancelled:
            return ""

    done, faults = race([partial(number, step) for step in numberings])
    assert faults == []
    assert sorted(done) == ["", "", "", "01/QĐ-UBND"], "one is numbered, and no number is lost"
    with pytest.raises(AlreadyCancelled):
        database.register.record_decision(late)


def test_an_award_stays_cancelled_once_its_cancellation_is_issued(database: Database) -> None:
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "assign", samples.LONG_AGO)
    database.register.record_nomination(samples.at_stage(NominationStage.AWARDED))
    late = _cancelling(database, "c-2", DecisionKind.CANCEL)
    state = database.register.record_decision(
        _cancelling(database, "c-1", DecisionKind.CANCEL)
    ).decision
    for step in (samples.filled, samples.issued):
        state = database.register.record_decision(step(state)).decision
    assert (state.stage, state.number) == (DecisionStage.ISSUED, "01/QĐ-UBND")
    with pytest.raises(AlreadyCancelled):
        database.register.record_decision(late)
    assert database.records.decision("c-2").number == ""


def test_what_a_decision_says_and_who_refers_to_it_is_read_back(database: Database) -> None:
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "assign", samples.LONG_AGO)
    step = _cancelling(database, "c-1", DecisionKind.CANCEL)
    (found,) = database.records.changes_of("d-old")
    assert (found.id, found.kind, found.ground) == ("c-1", step.state.kind, step.state.ground)
    assert found.explanation == "Kết luận"
    assert database.records.changes_of("c-1") == ()
