"""What may follow a result: a unit's own decision, complaint, correction, cancellation, recovery.

Source: Law 06/2022/QH15 Art. 80 (awards that units and communes decide), 93 (cancellation);
domain notes 5.2, rows “12+” and “after”.
"""

from dataclasses import replace
from datetime import date

from suyton.domain.appraisal import Judgement, refusal_outcome
from suyton.domain.errors import ReasonMissing, RecoveryTooMuch, Unknown
from suyton.domain.incidents import CancellationGround, Complaint, Recovery, RefusalGround
from suyton.domain.limits import clock_after, complaint_due
from suyton.domain.nomination import Clock, Nomination, NominationAct, step
from suyton.domain.outcome import Outcome
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import Rulebook


def unit_decision_recorded(
    nomination: Nomination, number: str, decided_on: date, act: Act
) -> Step[Nomination]:
    """The unit or commune enters the decision that its own head has made.

    Raises:
        ReasonMissing: the decision has no number.
    """
    if not number.strip():
        raise ReasonMissing(act=NominationAct.RECORD_UNIT_DECISION.value)
    return step(
        nomination,
        NominationAct.RECORD_UNIT_DECISION,
        act,
        clock=Clock(),
        facts={"number": number, "decided_on": decided_on.isoformat()},
        decision_number=number,
        decided_at=act.at,
        outcome=Outcome.AWARDED_BY_UNIT.value,
    )


def refused(
    nomination: Nomination,
    ground: RefusalGround | None,
    act: Act,
    judgement: Judgement | None = None,
) -> Step[Nomination]:
    """The standing body refuses, on one of the four grounds and with a reason.

    Where the record was judged, it may say more exactly which standard was missed.
    """
    outcome = refusal_outcome(ground, judgement)
    return step(
        nomination,
        NominationAct.REFUSE,
        act,
        clock=Clock(),
        facts={} if ground is None else {"ground": ground.value},
        outcome=outcome.value,
    )


def complained(nomination: Nomination, rulebook: Rulebook, act: Act) -> Step[Nomination]:
    """The unit complains of the result; ``act.reason`` is its complaint.

    Raises:
        Unknown: an earlier complaint has not been answered yet.
    """
    if nomination.complaint is not None and nomination.complaint.is_open:
        raise Unknown(noun="answer", id=nomination.id)
    complaint = Complaint(act.reason, act.at, complaint_due(act.at, rulebook))
    after = step(
        nomination,
        NominationAct.COMPLAIN,
        act,
        clock=nomination.clock,
        facts={"outcome": complaint.outcome.value},
        complaint=complaint,
    )
    return _reason_kept(nomination, after)


def complaint_answered(nomination: Nomination, upheld: bool, act: Act) -> Step[Nomination]:
    """The standing body answers a complaint. The result itself changes only by a new decision.

    Raises:
        Unknown: there is no complaint to answer.
    """
    complaint = nomination.complaint
    if complaint is None or not complaint.is_open:
        raise Unknown(noun="complaint", id=nomination.id)
    answered = replace(complaint, upheld=upheld, answer=act.reason, answered_at=act.at)
    after = step(
        nomination,
        NominationAct.ANSWER_COMPLAINT,
        act,
        clock=nomination.clock,
        facts={"outcome": answered.outcome.value},
        complaint=answered,
    )
    return _reason_kept(nomination, after)


def corrected(nomination: Nomination, name: str, number: str, act: Act) -> Step[Nomination]:
    """A later decision corrects the printed name; the award and its number stand."""
    after = step(
        nomination,
        NominationAct.CORRECT,
        act,
        clock=nomination.clock,
        facts={"before": nomination.honoured_name, "after": name, "number": number},
        subject_name=name,
        outcome=Outcome.CORRECTED.value,
    )
    return _reason_kept(nomination, after)


def cancelled(
    nomination: Nomination,
    ground: CancellationGround,
    number: str,
    rulebook: Rulebook,
    act: Act,
    money_due_vnd: int | None = None,
) -> Step[Nomination]:
    """A later decision cancels the award; artefact and money (VND) are to be taken back."""
    return step(
        nomination,
        NominationAct.CANCEL,
        act,
        clock=clock_after(nomination, NominationAct.CANCEL, act.at, rulebook),
        facts={"ground": ground.value, "number": number},
        recovery=Recovery(number, ground, money_due_vnd=money_due_vnd),
        outcome=f"cancelled_{ground.value}",
    )


def recovery_recorded(
    nomination: Nomination, artefact_returned: bool, money_returned_vnd: int, act: Act
) -> Step[Nomination]:
    """The standing body enters what came back: the artefact, and the money in VND.

    Raises:
        RecoveryTooMuch: more money than was granted.
    """
    recovery = nomination.recovery
    if recovery is None:
        raise Unknown(noun="recovery", id=nomination.id)
    due = recovery.money_due_vnd
    if due is not None and money_returned_vnd > due:
        raise RecoveryTooMuch(due=str(due))
    return step(
        nomination,
        NominationAct.RECORD_RECOVERY,
        act,
        clock=Clock(),
        facts={
            "artefact": "yes" if artefact_returned else "no",
            "money": str(money_returned_vnd),
        },
        recovery=replace(
            recovery,
            artefact_returned=artefact_returned,
            money_returned_vnd=money_returned_vnd,
            recorded_at=act.at,
        ),
    )


def _reason_kept(before: Nomination, after: Step[Nomination]) -> Step[Nomination]:
    """The state keeps the reason of its outcome; the act's own stands in the book."""
    return Step(replace(after.state, reason=before.reason), after.entry)
