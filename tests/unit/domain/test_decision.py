"""One award decision: who signs it, in which capacity, on whose behalf; then number and issue."""

from dataclasses import replace

import pytest

from suyton.domain import decision as paperwork
from suyton.domain import decision_issue, decision_signer
from suyton.domain.authority import PROCESS, Actor, Assignment, Role
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.errors import (
    AlreadySigned,
    DocumentNotPrepared,
    NoCandidates,
    NoLiveAssignment,
    NotAuthorised,
    NotTheSigner,
    WrongStage,
)
from tests.unit.domain.cases import DAY, NOW, PROVINCE, act, assignment, decision, rulebook, someone
from tests.unit.domain.papers import FILE, SIGNED_FILE, prepared, signed

CHAIRMAN, VICE = someone(Role.CHAIRMAN), someone(Role.VICE_CHAIRMAN)
OFFICE, CLERK = someone(Role.STANDING_OFFICER), someone(Role.RECORDS_CLERK)
BEFORE_VICE = decision(DecisionStage.IN_SIGNING)
BEFORE_CHAIRMAN = decision(DecisionStage.IN_SIGNING, signer=Role.CHAIRMAN)
PREPARED = prepared(BEFORE_VICE, assignment(), act(VICE)).state


def test_a_draft_names_someone() -> None:
    laid = paperwork.drafted(decision(), act(OFFICE)).state
    assert laid.stage is DecisionStage.IN_SIGNING
    with pytest.raises(NoCandidates):
        paperwork.drafted(replace(decision(), recipients=()), act(OFFICE))


def test_a_vice_chairman_signs_on_behalf_of_the_chairman_who_assigned_him() -> None:
    step = signed(PREPARED, assignment(), act(VICE))
    after, entry = step.state, step.entry
    assert (after.stage, after.signed_at) == (DecisionStage.SIGNED, NOW)
    assert (after.capacity, after.assignment_id) == ("for_the_chairman", "a-1")
    assert (after.signed_paper, after.number, after.due_at) == (SIGNED_FILE, "", None)
    assert (entry.role, entry.on_behalf_of) == ("vice_chairman", CHAIRMAN.account_id)


def test_the_chairman_signs_in_his_own_right_and_needs_no_assignment() -> None:
    ready = prepared(BEFORE_CHAIRMAN, None, act(CHAIRMAN)).state
    step = signed(ready, None, act(CHAIRMAN))
    assert (step.state.capacity, step.state.assignment_id) == ("chairman", "")
    assert (step.entry.role, step.entry.on_behalf_of) == ("chairman", PROVINCE)


DEAD: dict[str, Assignment | None] = {
    "none": None,
    "expired": assignment(since=NOW - 9 * DAY, until=NOW),
    "not yet begun": assignment(since=NOW + DAY, until=None),
    "to another vice-chairman": assignment(signer_id="vice_chairman@elsewhere"),
    "in another province": assignment(province_id="thai-nguyen"),
    "revoked": replace(assignment(), valid_to=NOW - DAY),
}


@pytest.mark.parametrize("kind", DEAD)
def test_a_vice_chairman_without_a_live_assignment_of_his_own_signs_nothing(kind: str) -> None:
    with pytest.raises(NoLiveAssignment):
        signed(PREPARED, DEAD[kind], act(VICE))
    with pytest.raises(NoLiveAssignment):
        prepared(BEFORE_VICE, DEAD[kind], act(VICE))


def test_an_assignment_lends_nothing_to_someone_who_is_no_vice_chairman() -> None:
    lent = assignment(signer_id=OFFICE.account_id)
    with pytest.raises(NotAuthorised):
        signed(replace(PREPARED, signer_id=OFFICE.account_id), lent, act(OFFICE))


@pytest.mark.parametrize(
    "actor",
    [
        someone(Role.VICE_CHAIRMAN, account_id=VICE.account_id, until=NOW),
        someone(Role.VICE_CHAIRMAN, account_id=VICE.account_id, since=NOW + DAY),
        someone(Role.VICE_CHAIRMAN, "thai-nguyen", account_id=VICE.account_id),
    ],
    ids=["out of office", "not yet in office", "of another province"],
)
def test_an_assignment_does_not_replace_the_office(actor: Actor) -> None:
    with pytest.raises(NotAuthorised):
        signed(PREPARED, assignment(), act(actor))
    with pytest.raises(NotAuthorised):
        prepared(BEFORE_VICE, assignment(), act(actor))


def test_only_the_one_before_whom_it_lies_signs_a_draft() -> None:
    other = someone(Role.VICE_CHAIRMAN, account_id="another")
    with pytest.raises(NotTheSigner):
        signed(PREPARED, assignment(signer_id="another"), act(other))
    with pytest.raises(NotTheSigner):
        prepared(BEFORE_VICE, assignment(signer_id="another"), act(other))
    with pytest.raises(NotTheSigner):
        signed(PREPARED, None, act(CHAIRMAN))
    with pytest.raises(NotTheSigner):
        paperwork.sent_back(BEFORE_VICE, act(other, "not mine"))


def test_the_chairman_may_send_back_any_draft_so_that_none_is_stuck() -> None:
    back = paperwork.sent_back(BEFORE_VICE, act(CHAIRMAN, "the vice-chairman has left")).state
    assert (back.stage, back.reason) == (DecisionStage.SENT_BACK, "the vice-chairman has left")
    assert back.is_closed


def test_a_withdrawn_recipient_is_struck_and_the_last_one_ends_the_draft() -> None:
    one_left = paperwork.struck(BEFORE_VICE, "n1", act(PROCESS, "withdrawn by the unit")).state
    assert [recipient.nomination_id for recipient in one_left.standing] == ["n2"]
    assert one_left.stage is DecisionStage.IN_SIGNING
    nobody = paperwork.struck(one_left, "n2", act(PROCESS, "withdrawn too")).state
    assert (nobody.stage, nobody.reason) == (DecisionStage.LAPSED, "withdrawn too")
    with pytest.raises(WrongStage):
        signed(nobody, assignment(), act(VICE))


@pytest.mark.parametrize("stage", ["signed", "numbered", "issued"])
def test_nobody_is_struck_from_a_signed_decision(stage: str) -> None:
    after = replace(PREPARED, stage=DecisionStage(stage))
    with pytest.raises(AlreadySigned):
        paperwork.struck(after, "n1", act(PROCESS, "too late"))


def test_what_was_never_drawn_is_not_signed() -> None:
    with pytest.raises(DocumentNotPrepared):
        signed(BEFORE_VICE, assignment(), act(VICE))
    with pytest.raises(DocumentNotPrepared):
        decision_issue.signed(PREPARED, assignment(), None, act(VICE))


def test_a_paper_drawn_for_one_capacity_is_not_signed_in_another() -> None:
    by_himself = replace(PREPARED, capacity="chairman", assignment_id="")
    with pytest.raises(DocumentNotPrepared):
        signed(by_himself, assignment(), act(VICE))


def test_a_changed_draft_drops_the_paper_that_was_drawn_of_it() -> None:
    assert PREPARED.paper == FILE
    struck = paperwork.struck(PREPARED, "n1", act(PROCESS, "withdrawn by the unit")).state
    by_signer = decision_signer.struck_by_signer(PREPARED, "n1", act(VICE, "why")).state
    to_him = decision_signer.Signer(CHAIRMAN.account_id, "The Chairman", Role.CHAIRMAN)
    moved = decision_signer.reassigned(PREPARED, to_him, rulebook(), act(OFFICE, "why")).state
    assert (struck.paper, by_signer.paper, moved.paper) == (None, None, None)


def test_the_clerk_numbers_and_issues_and_nothing_takes_the_number_back() -> None:
    after = signed(PREPARED, assignment(), act(VICE)).state
    numbered = decision_issue.numbered(after, act(CLERK)).state
    assert (numbered.stage, numbered.dated_on) == (DecisionStage.NUMBERED, NOW.date())
    with pytest.raises(DocumentNotPrepared):
        decision_issue.issued(numbered, SIGNED_FILE, False, act(CLERK))
    with pytest.raises(WrongStage):
        paperwork.sent_back(numbered, act(VICE, "too late"))
    filled = decision_issue.filled(numbered, FILE, act(PROCESS)).state
    with pytest.raises(DocumentNotPrepared):
        decision_issue.issued(filled, None, False, act(CLERK))
    issued = decision_issue.issued(filled, SIGNED_FILE, True, act(CLERK)).state
    assert (issued.stage, issued.issued_paper) == (DecisionStage.ISSUED, SIGNED_FILE)
    assert (issued.issued_at, issued.published_at) == (NOW, NOW)


def test_a_signed_decision_that_has_no_number_can_still_be_sent_back() -> None:
    after = signed(PREPARED, assignment(), act(VICE)).state
    back = paperwork.sent_back(after, act(VICE, "a slip in a name")).state
    assert (back.stage, back.number) == (DecisionStage.SENT_BACK, "")


def test_the_clerk_is_awaited_once_it_is_signed_and_until_it_is_issued() -> None:
    for stage in ("signed", "numbered"):
        (task,) = paperwork.waiting(replace(PREPARED, stage=DecisionStage(stage)))
        assert (task.role, task.act, task.scope_id) == (Role.RECORDS_CLERK, "issue", PROVINCE)
    assert paperwork.waiting(replace(PREPARED, stage=DecisionStage.ISSUED)) == ()


@pytest.mark.parametrize("case", [BEFORE_VICE, BEFORE_CHAIRMAN], ids=["vice-chairman", "chairman"])
def test_the_signer_is_awaited_in_the_office_in_which_they_sign(case: Decision) -> None:
    (task,) = paperwork.waiting(case)
    assert (task.role, task.account_id) == (case.signer_role, case.signer_id)
    assert paperwork.waiting(decision(DecisionStage.SENT_BACK)) == ()
