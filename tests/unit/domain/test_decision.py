"""One award decision: who signs it, in which capacity, on whose behalf."""

from dataclasses import replace

import pytest

from suyton.domain import decision as paperwork
from suyton.domain.authority import PROCESS, Actor, Assignment, Role
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.errors import (
    AlreadySigned,
    NoCandidates,
    NoLiveAssignment,
    NotAuthorised,
    NotTheSigner,
    WrongStage,
)
from tests.unit.domain.cases import DAY, NOW, PROVINCE, act, assignment, decision, someone

CHAIRMAN, VICE = someone(Role.CHAIRMAN), someone(Role.VICE_CHAIRMAN)
OFFICE = someone(Role.STANDING_OFFICER)
BEFORE_VICE = decision(DecisionStage.IN_SIGNING)
BEFORE_CHAIRMAN = decision(DecisionStage.IN_SIGNING, signer=Role.CHAIRMAN)


def test_a_draft_names_someone() -> None:
    laid = paperwork.drafted(decision(), act(OFFICE)).state
    assert laid.stage is DecisionStage.IN_SIGNING
    with pytest.raises(NoCandidates):
        paperwork.drafted(replace(decision(), recipients=()), act(OFFICE))


def test_a_vice_chairman_signs_on_behalf_of_the_chairman_who_assigned_him() -> None:
    step = paperwork.signed(BEFORE_VICE, assignment(), act(VICE))
    signed, entry = step.state, step.entry
    assert (signed.stage, signed.signed_at) == (DecisionStage.ISSUED, NOW)
    assert (signed.capacity, signed.assignment_id) == ("for_the_chairman", "a-1")
    assert (entry.role, entry.on_behalf_of) == ("vice_chairman", CHAIRMAN.account_id)


def test_the_chairman_signs_in_his_own_right_and_needs_no_assignment() -> None:
    step = paperwork.signed(BEFORE_CHAIRMAN, None, act(CHAIRMAN))
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
        paperwork.signed(BEFORE_VICE, DEAD[kind], act(VICE))


def test_an_assignment_lends_nothing_to_someone_who_is_no_vice_chairman() -> None:
    lent = assignment(signer_id=OFFICE.account_id)
    with pytest.raises(NotAuthorised):
        paperwork.signed(replace(BEFORE_VICE, signer_id=OFFICE.account_id), lent, act(OFFICE))


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
        paperwork.signed(BEFORE_VICE, assignment(), act(actor))


def test_only_the_one_before_whom_it_lies_signs_a_draft() -> None:
    other = someone(Role.VICE_CHAIRMAN, account_id="another")
    with pytest.raises(NotTheSigner):
        paperwork.signed(BEFORE_VICE, assignment(signer_id="another"), act(other))
    with pytest.raises(NotTheSigner):
        paperwork.signed(BEFORE_VICE, None, act(CHAIRMAN))
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
        paperwork.signed(nobody, assignment(), act(VICE))


def test_nobody_is_struck_from_a_signed_decision() -> None:
    issued = paperwork.signed(BEFORE_VICE, assignment(), act(VICE)).state
    with pytest.raises(AlreadySigned):
        paperwork.struck(issued, "n1", act(PROCESS, "too late"))


@pytest.mark.parametrize("case", [BEFORE_VICE, BEFORE_CHAIRMAN], ids=["vice-chairman", "chairman"])
def test_the_signer_is_awaited_in_the_office_in_which_they_sign(case: Decision) -> None:
    (task,) = paperwork.waiting(case)
    assert (task.role, task.account_id) == (case.signer_role, case.signer_id)
    assert paperwork.waiting(decision(DecisionStage.SENT_BACK)) == ()
