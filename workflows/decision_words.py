"""What a decision tells its recipients, and when."""

from collections.abc import Iterator
from dataclasses import replace

from temporalio import workflow

from suyton.domain.decision import Decision, Recipient
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.nomination import NominationAct
from suyton.domain.outcome import Outcome
from suyton.domain.rulebook import Rulebook
from workflows import waking
from workflows.case_file import CaseFile
from workflows.messages import Word

Told = tuple[str, Word]
"""A nomination's id and the word for it."""

ON_ISSUE = {
    DecisionKind.GRANT: NominationAct.AWARD,
    DecisionKind.FORWARD: NominationAct.FORWARD,
    DecisionKind.CORRECT: NominationAct.CORRECT,
    DecisionKind.CANCEL: NominationAct.CANCEL,
}
"""What each kind means to a recipient once it is signed."""


def placed(decision: Decision) -> Iterator[Told]:
    """They lie in the draft. One that changes an issued decision tells nobody until it is signed."""
    return _told(decision, NominationAct.PLACE_ON_DECISION)


def sent_back(decision: Decision) -> Iterator[Told]:
    """They await another decision."""
    return _told(decision, NominationAct.SEND_BACK, decision.reason)


def issued(decision: Decision) -> Iterator[Told]:
    """What the signed decision does to each."""
    act = ON_ISSUE[decision.kind]
    for one in decision.standing:
        yield one.nomination_id, _word(decision, act, decision.explanation, _facts(decision, one))


async def say_issued(file: CaseFile[Decision], rulebook: Rulebook) -> None:
    """Tell everyone named; those whose case is over are woken for it."""
    if file.state.kind.takes_from_lists:
        await file.say(issued(file.state))
    else:
        await waking.say_all(issued(file.state), rulebook)


def struck_by_signer(decision: Decision) -> Iterator[Told]:
    """Whom the signer left out awaits another decision."""
    for one in decision.recipients:
        if one.struck_by_signer and decision.kind.takes_from_lists:
            word = _word(decision, NominationAct.SEND_BACK, one.struck)
            outcome = Outcome.STRUCK_BY_SIGNER.value
            yield one.nomination_id, replace(word, key=f"{decision.chain}:struck", outcome=outcome)


def _told(decision: Decision, act: NominationAct, reason: str = "") -> Iterator[Told]:
    """The same word for everyone who is not struck out."""
    if decision.kind.takes_from_lists:
        for recipient in decision.standing:
            yield recipient.nomination_id, _word(decision, act, reason)


def _word(
    decision: Decision, act: NominationAct, reason: str, facts: dict[str, str] | None = None
) -> Word:
    return Word(
        act,
        decision.chain,
        f"{decision.chain}:{act.value}",
        workflow.now(),
        reason,
        facts=facts or {},
        decision_number=decision.number,
    )


def _facts(decision: Decision, one: Recipient) -> dict[str, str]:
    if decision.kind is DecisionKind.CORRECT:
        return {"name": one.corrected_name}
    if decision.kind is DecisionKind.CANCEL and decision.ground is not None:
        return {"ground": decision.ground.value, "money": str(one.prize_vnd)}
    return {}
