"""Sittings and decisions as they are stored, and what is settled when a decision is signed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from suyton.domain import decision, sitting
from suyton.domain.agenda import Aside, ItemVote, SetAside, TieBreak
from suyton.domain.attendance import DifferingOpinion, Guest, StandIn
from suyton.domain.ballot import Choice
from suyton.domain.council_terms import VoteBy
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.errors import NoLiveAssignment
from suyton.domain.incidents import HoldCause
from suyton.domain.meeting import Meeting
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.organisation import Seat
from suyton.domain.procedure import Step
from suyton.domain.sitting import Opinion
from suyton.persistence.database import Database
from tests.persistence import samples
from tests.persistence.samples import (
    ASSIGNMENT,
    CHAIRMAN,
    LONG_AGO,
    NOW,
    SIGNER,
    STANDING,
    act,
    later,
)
from tests.persistence.signing_walk import to_be_signed


def _ready(database: Database, stage: NominationStage, *unit_ids: str) -> tuple[Nomination, ...]:
    steps = [samples.at_stage(stage, unit_id) for unit_id in unit_ids]
    for step in steps:
        database.register.record_nomination(step)
    return tuple(step.state for step in steps)


def test_a_sitting_is_stored_with_seats_agenda_and_opinions(database: Database) -> None:
    items = _ready(database, NominationStage.AWAITING_COUNCIL, "a", "b")
    step = samples.convened(items)
    first = database.register.record_sitting(step)
    assert database.register.record_sitting(step) == first
    moved = sitting.postponed(step.state, later(days=9), act("move", STANDING, reason="Bão"))
    opinion = Opinion("uv-4", "Ủy viên 4", {items[0].id: Choice.YES}, later(hours=1), "Đồng ý")
    full = replace(
        moved,
        state=replace(
            moved.state,
            present=("uv-3", "uv-0"),
            opinions=(opinion,),
            ballot_id="s-1.b1",
            closes_at=later(days=4),
            tally=samples.tally("s-1.b1"),
            minutes=(samples.PAPER,),
            second=samples.second_ballot(),
            first_opinions=(replace(opinion, remark="Lần đầu"),),
        ),
    )
    database.register.record_sitting(full)
    assert database.records.sitting("s-1") == full.state


def test_all_that_a_sitting_holds_besides_its_members_is_stored(database: Database) -> None:
    items = _ready(database, NominationStage.AWAITING_COUNCIL, "a", "b")
    step = samples.convened(items)
    held = step.state.agenda[1]
    seats = (*step.state.seats, Seat("thu-ky", "Thư ký", "secretary", votes=False))
    full = replace(
        step.state,
        seats=seats,
        vote_by=VoteBy.ITEM_BY_ITEM,
        invited=(Guest("Báo chí", "Phóng viên"),),
        guests=(Guest("Báo chí"),),
        stand_ins=(StandIn("uv-1", "pho", "Phó", "12/GUQ", date(2024, 1, 2), samples.PAPER, True),),
        differing=(DifferingOpinion("uv-0", "Ủy viên 0", "Chưa rõ", NOW, items[0].id),),
        set_aside=(SetAside(held, Aside.HELD, "Có đơn", NOW, HoldCause.COMPLAINT),),
        agenda=step.state.agenda[:1],
        item_votes=(ItemVote(items[0].id, "s-1.i1", NOW, True),),
        items_opened=2,
        tied=(items[0].id,),
        tie_break=TieBreak("uv-0", "Ủy viên 0", "chair", "Nổi trội", NOW),
        meeting=Meeting("Phòng họp số 1", ("Nguyễn Văn Đếm", "Trần Thị Ghi")),
    )
    database.register.record_sitting(replace(step, state=full))
    assert database.records.sitting("s-1") == full
    assert database.register.sitting("s-1") == full


def test_a_decision_is_stored_with_its_recipients(database: Database) -> None:
    items = _ready(database, NominationStage.AWAITING_DECISION, "a", "b")
    step = samples.drafted(items)
    recorded = database.register.record_decision(step)
    assert database.register.record_decision(step) == recorded
    assert recorded.decision == step.state
    assert database.records.decision("d-1") == step.state
    back = decision.sent_back(step.state, act("back", SIGNER, reason="Sai tên"))
    database.register.record_decision(back)
    assert database.records.decision("d-1") == back.state


def _signing(database: Database, number: int, at: datetime = NOW) -> Step[Decision]:
    (item,) = _ready(database, NominationStage.AWAITING_DECISION, f"unit-{number}")
    draft = samples.drafted((item,), f"d-{number}")
    return to_be_signed(database, draft, at)


def _numbering(database: Database, number: int, at: datetime = NOW) -> Step[Decision]:
    signed = database.register.record_decision(_signing(database, number, at)).decision
    return samples.numbered(signed, at)


def test_the_clerk_gives_the_number_in_the_decision_and_in_the_book(database: Database) -> None:
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "assign", LONG_AGO)
    step = _numbering(database, 1)
    recorded = database.register.record_decision(step)
    assert recorded.decision.number == "01/QĐ-UBND"
    assert database.records.decision("d-1") == recorded.decision
    assert database.records.chain("decision:d-1")[-1].entry.facts["number"] == "01/QĐ-UBND"
    assert database.register.record_decision(step) == recorded
    assert (
        database.register.record_decision(_numbering(database, 2)).decision.number == "02/QĐ-UBND"
    )


def test_numbers_begin_again_with_the_calendar_year_of_the_province(database: Database) -> None:
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "assign", LONG_AGO)
    # Six in the evening of the 31st in UTC is already the first of January in Hà Nội.
    new_year = datetime(2023, 12, 31, 18, 0, tzinfo=UTC)
    moments = (NOW, new_year.replace(hour=16), new_year)
    numbers = [
        database.register.record_decision(_numbering(database, place, at)).decision.number
        for place, at in enumerate(moments)
    ]
    assert numbers == ["01/QĐ-UBND", "02/QĐ-UBND", "01/QĐ-UBND"]


def test_a_signature_under_a_revoked_assignment_is_not_recorded(database: Database) -> None:
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "assign", LONG_AGO)
    step = _signing(database, 1)
    database.accounts.revoke_assignment(ASSIGNMENT.id, CHAIRMAN, "revoke", later(hours=-1))
    with pytest.raises(NoLiveAssignment):
        database.register.record_decision(step)
    assert database.records.decision("d-1").stage is DecisionStage.IN_SIGNING
    database.accounts.assign(replace(ASSIGNMENT, id="a2"), CHAIRMAN, "again", NOW)
    signed = replace(step, state=replace(step.state, assignment_id="a2"))
    assert database.register.record_decision(signed).decision.stage is DecisionStage.SIGNED


def test_an_assignment_to_somebody_else_does_not_cover_the_signer(database: Database) -> None:
    other = replace(ASSIGNMENT, signer_id="pho-chu-tich-2")
    database.accounts.assign(other, CHAIRMAN, "assign", LONG_AGO)
    with pytest.raises(NoLiveAssignment):
        database.register.record_decision(_signing(database, 1))


def test_the_live_assignment_of_a_signer_is_found(database: Database) -> None:
    ended = replace(ASSIGNMENT, id="a0", valid_to=later(days=-1))
    database.accounts.assign(ended, CHAIRMAN, "one", LONG_AGO)
    assert database.register.assignment_for(SIGNER.account_id, "bac-kan", NOW) is None
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "two", LONG_AGO)
    assert database.register.assignment_for(SIGNER.account_id, "bac-kan", NOW) == ASSIGNMENT
    assert database.register.assignment_for(SIGNER.account_id, "cao-bang", NOW) is None
