"""From the prepared paper to the issued one: each step needs what the one before has left."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain import decision as drafting
from suyton.domain import decision_issue, decision_signer
from suyton.domain.authority import PROCESS, Role
from suyton.domain.calendar import HANOI
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.decision_signer import Signer
from suyton.domain.errors import (
    AlreadySigned,
    DocumentNotPrepared,
    NoLiveAssignment,
    NotAuthorised,
    NotTheSigner,
    WrongStage,
)
from tests.unit.domain.cases import NOW, act, assignment, decision, paper, rulebook, someone

VICE, CLERK = someone(Role.VICE_CHAIRMAN), someone(Role.RECORDS_CLERK)
CHAIRMAN, OFFICE = someone(Role.CHAIRMAN), someone(Role.STANDING_OFFICER)
LAID = decision(DecisionStage.IN_SIGNING)
PAPER, SIGNED = paper("prepared", "a"), paper("signed", "b")
FILLED, SEALED = paper("numbered", "c"), paper("sealed", "d")


def prepared(state: Decision = LAID) -> Decision:
    step = decision_issue.prepared(state, state.recipients, assignment(), PAPER, act(VICE))
    return step.state


def signed() -> Decision:
    return decision_issue.signed(prepared(), assignment(), SIGNED, act(VICE)).state


def numbered() -> Decision:
    return replace(decision_issue.numbered(signed(), act(CLERK)).state, number="05/QĐ-UBND")


def filled() -> Decision:
    return decision_issue.filled(numbered(), FILLED, act(PROCESS)).state


def test_a_paper_goes_from_the_draft_to_the_office_that_issues_it() -> None:
    step = decision_issue.issued(filled(), SEALED, True, act(CLERK))
    issued = step.state
    assert issued.stage is DecisionStage.ISSUED
    assert issued.is_closed
    files = (issued.paper, issued.signed_paper, issued.numbered_paper, issued.issued_paper)
    assert files == (PAPER, SIGNED, FILLED, SEALED)
    assert (issued.issued_at, issued.published_at) == (NOW, NOW)
    assert issued.dated_on == NOW.astimezone(HANOI).date()
    assert step.entry.facts["sha256"] == SEALED.sha256
    assert step.entry.facts["number"] == "05/QĐ-UBND"


def test_what_is_not_to_be_published_is_not() -> None:
    step = decision_issue.issued(filled(), SEALED, False, act(CLERK))
    assert step.state.published_at is None
    assert "published" not in step.entry.facts


def test_nothing_is_signed_that_was_not_prepared() -> None:
    with pytest.raises(DocumentNotPrepared):
        decision_issue.signed(LAID, assignment(), SIGNED, act(VICE))
    with pytest.raises(DocumentNotPrepared):
        decision_issue.signed(prepared(), assignment(), None, act(VICE))


def test_nothing_is_issued_without_its_number_on_it() -> None:
    with pytest.raises(DocumentNotPrepared):
        decision_issue.issued(numbered(), SEALED, False, act(CLERK))
    with pytest.raises(DocumentNotPrepared):
        decision_issue.issued(filled(), None, False, act(CLERK))


def test_a_change_of_the_draft_drops_the_paper() -> None:
    ready = prepared()
    struck = drafting.struck(ready, "n1", act(PROCESS, "withdrawn")).state
    left_out = decision_signer.struck_by_signer(ready, "n1", act(VICE, "not sure")).state
    to = Signer("chairman@bac-kan", "Chairman", Role.CHAIRMAN)
    moved = decision_signer.reassigned(ready, to, rulebook(), act(OFFICE, "away")).state
    assert [one.paper for one in (struck, left_out, moved)] == [None, None, None]


def test_a_paper_drawn_for_one_capacity_is_not_signed_in_another() -> None:
    as_chairman = replace(prepared(), capacity="chairman")
    with pytest.raises(DocumentNotPrepared):
        decision_issue.signed(as_chairman, assignment(), SIGNED, act(VICE))


def test_only_whoever_it_lies_before_has_it_prepared() -> None:
    other = someone(Role.VICE_CHAIRMAN, account_id="another")
    for actor in (other, CHAIRMAN):
        with pytest.raises(NotTheSigner):
            decision_issue.prepared(LAID, LAID.recipients, assignment(), PAPER, act(actor))
    with pytest.raises(NoLiveAssignment):
        decision_issue.prepared(LAID, LAID.recipients, None, PAPER, act(VICE))


def test_the_book_names_whoever_is_printed_under_another_name() -> None:
    renamed = (replace(LAID.recipients[0], unit_name="Sở Nội vụ mới"), *LAID.recipients[1:])
    step = decision_issue.prepared(LAID, renamed, assignment(), PAPER, act(VICE))
    assert step.state.recipients == renamed
    told = {k: v for k, v in step.entry.facts.items() if k != "sha256"}
    assert told == {"n1": "Sở Nội vụ mới"}


def test_the_signer_may_take_a_signed_paper_back_until_it_is_numbered() -> None:
    back = drafting.sent_back(signed(), act(VICE, "a slip in Article 2")).state
    assert back.stage is DecisionStage.SENT_BACK
    with pytest.raises(WrongStage):
        drafting.sent_back(numbered(), act(VICE, "too late"))


@pytest.mark.parametrize(
    "state", [signed(), numbered(), filled()], ids=["signed", "numbered", "filled"]
)
def test_nobody_leaves_a_paper_that_is_signed(state: Decision) -> None:
    with pytest.raises(AlreadySigned):
        drafting.struck(state, "n1", act(PROCESS, "withdrawn"))


def test_the_clerk_is_awaited_from_the_signature_on() -> None:
    for state in (signed(), numbered(), filled()):
        (task,) = drafting.waiting(state)
        assert (task.role, task.scope_id, task.act) == (Role.RECORDS_CLERK, "bac-kan", "issue")
    assert drafting.waiting(decision_issue.issued(filled(), SEALED, False, act(CLERK)).state) == ()


@given(st.sampled_from([role for role in Role if role not in {Role.RECORDS_CLERK, Role.PROCESS}]))
def test_nobody_but_the_clerk_numbers_and_issues(role: Role) -> None:
    with pytest.raises(NotAuthorised):
        decision_issue.numbered(signed(), act(someone(role)))
    with pytest.raises(NotAuthorised):
        decision_issue.issued(filled(), SEALED, False, act(someone(role)))


def test_the_chairman_signs_for_nobody() -> None:
    own = decision(DecisionStage.IN_SIGNING, signer=Role.CHAIRMAN)
    ready = decision_issue.prepared(own, own.recipients, None, PAPER, act(CHAIRMAN)).state
    step = decision_issue.signed(ready, None, SIGNED, act(CHAIRMAN))
    assert (step.state.capacity, step.entry.on_behalf_of) == ("chairman", "bac-kan")
