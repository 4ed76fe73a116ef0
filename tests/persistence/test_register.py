"""Each write is a change, its entry and its tasks; doing it again changes nothing."""

from dataclasses import replace

import pytest

from suyton.domain import nomination, round_scores
from suyton.domain.authority import PROCESS, Role
from suyton.domain.errors import KeyReused, StaleRevision, Unknown
from suyton.domain.meeting import Meeting
from suyton.domain.nomination import NominationAct, NominationStage
from suyton.domain.procedure import Act
from suyton.persistence.database import Database
from suyton.ports import HistoryFilter
from tests.persistence import samples
from tests.persistence.samples import LEADER, NOW, act, later


def test_a_nomination_is_stored_with_its_dossier_its_entry_and_no_blank(database: Database) -> None:
    step = samples.proposed()
    full = replace(
        step,
        state=replace(
            step.state,
            reason="Lý do",
            returned_from=NominationStage.IN_APPRAISAL,
            due_at=later(days=5),
            sitting_id="s-1",
            decision_id="d-1",
            decision_number="7/QĐ-UBND",
            dossier=(samples.PAPER, replace(samples.PAPER, kind="achievement_report", name="b")),
        ),
    )
    receipt = database.register.record_nomination(full)
    assert database.register.nomination(full.state.id) == full.state
    assert [sealed.entry for sealed in database.records.chain(full.state.chain)] == [full.entry]
    assert (receipt.sequence, receipt.key, receipt.stage, receipt.at) == (1, "k1", "in_bloc", NOW)


def test_a_nomination_delivered_twice_is_recorded_once(database: Database) -> None:
    step = samples.proposed()
    first = database.register.record_nomination(step)
    assert database.register.record_nomination(step) == first
    assert len(database.records.chain(step.state.chain)) == 1
    assert database.records.receipt(step.state.chain, "k1") == first


def test_a_key_used_for_another_act_is_refused(database: Database) -> None:
    step = samples.proposed()
    database.register.record_nomination(step)
    other = nomination.step(
        step.state,
        NominationAct.WITHDRAW,
        act("k1", samples.officer("ban-dan-toc"), reason="Xin rút"),
    )
    with pytest.raises(KeyReused):
        database.register.record_nomination(other)


def test_a_step_that_does_not_follow_the_stored_state_is_refused(database: Database) -> None:
    step = samples.proposed()
    database.register.record_nomination(step)
    with pytest.raises(StaleRevision):
        database.register.record_nomination(samples.proposed(key="k2"))
    assert len(database.records.chain(step.state.chain)) == 1


def test_papers_that_leave_a_dossier_leave_the_table(database: Database) -> None:
    step = samples.proposed()
    database.register.record_nomination(step)
    back = nomination.step(step.state, NominationAct.RETURN, act("k2", LEADER, reason="Thiếu"))
    other_paper = replace(samples.PAPER, sha256="ef" * 32)
    after = replace(back, state=replace(back.state, dossier=(other_paper,)))
    database.register.record_nomination(after)
    stored = database.register.nomination(step.state.id)
    assert stored == after.state


def test_a_round_is_stored_with_scores_slate_and_tally(database: Database) -> None:
    step = samples.opened_round()
    database.register.record_round(step)
    next_step = samples.scored(step.state, "u1", "98.50", "score")
    full = replace(
        next_step,
        state=replace(
            next_step.state,
            slate=samples.unit_ballot().slate,
            tally=samples.tally(),
            minutes=(samples.PAPER,),
            ballot_id="2023.vhxh.b1",
            ballots_held=1,
            ballot_closes_at=later(days=2),
            second=samples.second_ballot(),
            meeting=Meeting("Phòng họp số 1", ("Nguyễn Văn Đếm",)),
        ),
    )
    receipt = database.register.record_round(full)
    assert database.register.record_round(full) == receipt
    assert database.register.round(full.state.id) == full.state
    assert database.records.round(full.state.id) == full.state


def test_a_second_ballot_replaces_the_slate_of_the_first(database: Database) -> None:
    step = samples.opened_round()
    database.register.record_round(step)
    both = samples.unit_ballot().slate
    first = samples.scored(step.state, "u1", "90", "one")
    first = replace(first, state=replace(first.state, slate=both))
    database.register.record_round(first)
    again = round_scores.scoring_extended(
        first.state, later(days=40), act("two", LEADER, reason="Bầu lại")
    )
    again = replace(again, state=replace(again.state, slate=both[1:], tally=None))
    database.register.record_round(again)
    assert database.records.round(step.state.id).slate == both[1:]


def test_a_score_is_found_in_the_history_of_its_unit(
    database: Database,
) -> None:
    opened = samples.opened_round()
    database.register.record_round(opened)
    scored = samples.scored(opened.state, "u1", "98.5", "score")
    named = replace(scored, entry=replace(scored.entry, facts={"unit": "u1", "score": "98.5"}))
    database.register.record_round(named)
    found = database.records.history(HistoryFilter(unit_id="u1")).items
    assert [sealed.entry.key for sealed in found] == ["score"]


def test_questions_about_what_is_not_there(database: Database) -> None:
    assert database.register.nomination("2023.x") is None
    assert database.register.round("2023.x") is None
    with pytest.raises(Unknown):
        database.register.nominations_named(["2023.x"])


def test_nominations_are_given_in_the_order_asked(database: Database) -> None:
    steps = [samples.proposed(unit_id) for unit_id in ("a", "b", "c")]
    for step in steps:
        database.register.record_nomination(step)
    ids = [step.state.id for step in steps]
    asked = [ids[2], ids[0]]
    assert [found.id for found in database.register.nominations_named(asked)] == asked
    assert [found.id for found in database.register.nominations_of_round("2023.vhxh")] == ids
    assert database.register.nominations_of_round("2024.vhxh") == ()


def test_the_process_writes_beside_people(database: Database) -> None:
    step = samples.proposed()
    database.register.record_nomination(step)
    slated = nomination.step(step.state, NominationAct.PLACE_ON_SLATE, Act("w1", PROCESS, NOW))
    receipt = database.register.record_nomination(slated)
    assert (receipt.sequence, receipt.stage) == (2, "in_ballot")
    assert database.records.chain(step.state.chain)[1].entry.role == Role.PROCESS
