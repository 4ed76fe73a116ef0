"""Names left out, other signers, corrections and cancellations."""

from dataclasses import replace

import pytest

from suyton.domain import aftermath, decision_change, decision_signer, listing
from suyton.domain import decision as paperwork
from suyton.domain.authority import Role
from suyton.domain.award_terms import Station
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.decision_signer import Signer
from suyton.domain.errors import (
    AlreadyCancelled,
    ChairmanAlone,
    DomainError,
    LastRecipient,
    MixedDestinations,
    NameUnchanged,
    NoLiveAssignment,
    NominationNotReady,
    NotAGrant,
    NotARecipient,
    NotTheSigner,
    ReasonMissing,
    RecoveryTooMuch,
    SameSigner,
)
from suyton.domain.incidents import CancellationGround, Recovery
from suyton.domain.nomination import Nomination, NominationStage
from tests.unit.domain.cases import (
    FLAG,
    NOW,
    PROVINCE,
    act,
    assignment,
    award_rule,
    decision,
    nomination,
    rulebook,
    someone,
)
from tests.unit.domain.papers import prepared

CHAIRMAN, VICE = someone(Role.CHAIRMAN), someone(Role.VICE_CHAIRMAN)
OFFICE = someone(Role.STANDING_OFFICER)
LAID = decision(DecisionStage.IN_SIGNING)
TO_CHAIRMAN = Signer(CHAIRMAN.account_id, CHAIRMAN.name, Role.CHAIRMAN)
TO_VICE = Signer("another", "Another", Role.VICE_CHAIRMAN)
HIMSELF = rulebook(replace(award_rule(), signed_for_by=()))
ISSUED = replace(decision(DecisionStage.ISSUED), number="7/QĐ-UBND")


def awarded(name: str = "n1", stage: NominationStage = NominationStage.AWARDED) -> Nomination:
    return replace(nomination(stage), id=name)


def changing(kind: DecisionKind, *ids: str, names: dict[str, str] | None = None) -> Decision:
    listed = [awarded(name) for name in ids]
    ground = CancellationGround.LATER_FINDING if kind is DecisionKind.CANCEL else None
    return replace(
        decision(),
        kind=kind,
        recipients=decision_change.concerned(ISSUED, listed, names or {}),
        refers_to=ISSUED.id,
        explanation="Kết luận số 12",
        ground=ground,
    )


@pytest.mark.parametrize("by", [VICE, CHAIRMAN], ids=["the signer", "the Chairman"])
def test_a_name_is_left_out_before_signing_with_its_reason(by: object) -> None:
    after = decision_signer.struck_by_signer(LAID, "n1", act(by, "to be looked at")).state  # type: ignore[arg-type]
    assert [one.nomination_id for one in after.standing] == ["n2"]
    left_out = after.recipients[0]
    assert (left_out.struck, left_out.struck_by_signer) == ("to be looked at", True)
    assert after.stage is DecisionStage.IN_SIGNING


def test_the_last_name_is_not_left_out_but_the_draft_sent_back() -> None:
    one_left = decision_signer.struck_by_signer(LAID, "n1", act(VICE, "why")).state
    with pytest.raises(LastRecipient):
        decision_signer.struck_by_signer(one_left, "n2", act(VICE, "why"))
    with pytest.raises(NotARecipient):
        decision_signer.struck_by_signer(one_left, "n1", act(VICE, "twice"))


def test_only_the_one_before_whom_it_lies_leaves_names_out() -> None:
    other = someone(Role.VICE_CHAIRMAN, account_id="another")
    with pytest.raises(NotTheSigner):
        decision_signer.struck_by_signer(LAID, "n1", act(other, "why"))


@pytest.mark.parametrize("by", [OFFICE, CHAIRMAN], ids=["the standing body", "the Chairman"])
def test_a_draft_goes_to_another_signer_and_its_task_with_it(by: object) -> None:
    step = decision_signer.reassigned(LAID, TO_CHAIRMAN, rulebook(), act(by, "he is away"))  # type: ignore[arg-type]
    (task,) = paperwork.waiting(step.state)
    assert (task.account_id, task.role) == (CHAIRMAN.account_id, Role.CHAIRMAN)
    assert step.state.due_at == LAID.due_at
    with pytest.raises(NotTheSigner):
        prepared(step.state, assignment(), act(VICE))
    assert prepared(step.state, None, act(CHAIRMAN)).state.capacity == "chairman"


def test_a_draft_is_not_laid_before_the_same_signer_again() -> None:
    same = Signer(LAID.signer_id, LAID.signer_name, Role.VICE_CHAIRMAN)
    with pytest.raises(SameSigner):
        decision_signer.reassigned(LAID, same, rulebook(), act(OFFICE, "why"))


def test_what_the_chairman_signs_himself_goes_before_no_one_else() -> None:
    with pytest.raises(ChairmanAlone):
        decision_signer.reassigned(LAID, TO_VICE, HIMSELF, act(OFFICE, "why"))
    with pytest.raises(ChairmanAlone):
        decision_signer.check_may_sign(Role.VICE_CHAIRMAN, FLAG, HIMSELF)
    decision_signer.check_may_sign(Role.CHAIRMAN, FLAG, HIMSELF)
    decision_signer.check_may_sign(Role.VICE_CHAIRMAN, FLAG, rulebook())


def test_a_draft_is_laid_only_before_the_chairman_or_a_vice_chairman() -> None:
    assert decision_signer.signer_of(VICE, PROVINCE, NOW).role is Role.VICE_CHAIRMAN
    with pytest.raises(NoLiveAssignment):
        decision_signer.signer_of(OFFICE, PROVINCE, NOW)


def test_the_route_says_whether_an_award_is_granted_or_submitted() -> None:
    here = awarded()
    above = replace(here, route=(Station.APPRAISAL, Station.FORWARDING))
    assert listing.destination([here]) is DecisionKind.GRANT
    assert listing.destination([above]) is DecisionKind.FORWARD
    with pytest.raises(MixedDestinations):
        listing.destination([here, above])
    assert DecisionKind.FORWARD.symbol != DecisionKind.CANCEL.symbol == DecisionKind.GRANT.symbol


CANCELLING = changing(DecisionKind.CANCEL, "n1")
CORRECTING = changing(DecisionKind.CORRECT, "n1", names={"n1": "Ban Dân tộc và Tôn giáo"})


@pytest.mark.parametrize("draft", [CANCELLING, CORRECTING], ids=["cancelled", "corrected"])
def test_an_issued_grant_may_be_changed_for_those_it_names(draft: Decision) -> None:
    decision_change.check_change(draft, ISSUED, [awarded()])


@pytest.mark.parametrize(
    ("draft", "referred", "listed", "refusal"),
    [
        (CANCELLING, None, awarded(), NotAGrant),
        (CANCELLING, replace(ISSUED, stage=DecisionStage.SENT_BACK), awarded(), NotAGrant),
        (CANCELLING, replace(ISSUED, kind=DecisionKind.FORWARD), awarded(), NotAGrant),
        (changing(DecisionKind.CANCEL, "n9"), ISSUED, awarded("n9"), NotARecipient),
        (CANCELLING, ISSUED, awarded(stage=NominationStage.IN_RECOVERY), AlreadyCancelled),
        (CORRECTING, ISSUED, awarded(stage=NominationStage.CANCELLED), AlreadyCancelled),
        (CANCELLING, ISSUED, awarded(stage=NominationStage.IN_SIGNING), NominationNotReady),
        (replace(CANCELLING, ground=None), ISSUED, awarded(), ReasonMissing),
        (replace(CANCELLING, explanation=" "), ISSUED, awarded(), ReasonMissing),
        (
            changing(DecisionKind.CORRECT, "n1", names={"n1": "Ban Dân tộc"}),
            ISSUED,
            awarded(),
            NameUnchanged,
        ),
    ],
)
def test_what_may_not_be_changed_is_refused(
    draft: Decision, referred: Decision | None, listed: Nomination, refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        decision_change.check_change(draft, referred, [listed])


def test_a_struck_name_was_granted_nothing_that_could_be_cancelled() -> None:
    struck = replace(ISSUED.recipients[0], struck="left out")
    issued = replace(ISSUED, recipients=(struck, *ISSUED.recipients[1:]))
    with pytest.raises(NotARecipient):
        decision_change.check_change(CANCELLING, issued, [awarded()])


def test_no_more_is_taken_back_than_was_granted() -> None:
    ground = CancellationGround.FALSE_DECLARATION
    case = replace(
        awarded(stage=NominationStage.IN_RECOVERY),
        recovery=Recovery("8/QĐ-UBND", ground, money_due_vnd=14_400_000),
    )
    whole = aftermath.recovery_recorded(case, True, 14_400_000, act(OFFICE, "all of it")).state
    assert whole.stage is NominationStage.CANCELLED
    with pytest.raises(RecoveryTooMuch):
        aftermath.recovery_recorded(case, True, 14_400_001, act(OFFICE, "more"))
    old = replace(case, recovery=Recovery("8/QĐ-UBND", ground))
    aftermath.recovery_recorded(old, True, 99_000_000, act(OFFICE, "a case of before"))
