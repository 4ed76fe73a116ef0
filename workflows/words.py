"""How workflows tell one another what became of a nomination.

A word that cannot be delivered is for a case that has ended meanwhile (withdrawn, say), which
needs it no more. A word that comes from a list the case is not on is not heeded.
"""

import asyncio
from collections.abc import Iterable
from typing import Any

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from activities.records import RecordActivities
from suyton.domain import aftermath, hindrances, nomination, reasons
from suyton.domain.errors import NominationNotReady
from suyton.domain.incidents import CancellationGround, HoldCause
from suyton.domain.limits import clock_after
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.outcome import Outcome
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import Rulebook
from workflows import addresses, options
from workflows.messages import NominationWithdrawn, Word
from workflows.writing import done

_FROM_SITTING = {
    NominationAct.TAKE_OFF_AGENDA,
    NominationAct.RECOMMEND,
    NominationAct.NOT_RECOMMEND,
    NominationAct.NOTE_PUT_OFF,
    NominationAct.HOLD_AT_COUNCIL,
    NominationAct.SEND_TO_APPRAISAL,
}
_FROM_DECISION = {NominationAct.SEND_BACK, NominationAct.AWARD, NominationAct.FORWARD}
AFTER_THE_DECISION = frozenset({NominationAct.CORRECT, NominationAct.CANCEL})
"""Words of a later decision that changes or cancels an award."""
PLACING = frozenset(
    {
        NominationAct.PLACE_ON_SLATE,
        NominationAct.PLACE_ON_AGENDA,
        NominationAct.PLACE_ON_DECISION,
    }
)
"""Words that put a nomination on a list. The list must learn if it went another way meanwhile."""


def heard(nomination_: Nomination, word: Word, act: Act, rulebook: Rulebook) -> Step[Nomination]:
    """What a word comes to for the nomination now; raises where it is not for it."""
    if word.source != _awaited_source(nomination_, word):
        raise NominationNotReady(
            nomination=nomination_.id, stage=nomination_.stage.value, wanted=word.source
        )
    if word.act is NominationAct.CORRECT:
        return aftermath.corrected(nomination_, word.facts["name"], word.decision_number, act)
    if word.act is NominationAct.CANCEL:
        ground = CancellationGround(word.facts["ground"])
        due = int(word.facts["money"]) if "money" in word.facts else None
        return aftermath.cancelled(nomination_, ground, word.decision_number, rulebook, act, due)
    return nomination.step(
        nomination_,
        word.act,
        act,
        clock=clock_after(nomination_, word.act, act.at, rulebook),
        facts={"source": word.source, **word.facts},
        **_brought(nomination_, word, act, rulebook),
    )


_ENDED_AS = {
    NominationAct.ACCLAIM: "",
    NominationAct.NOT_ACCLAIM: Outcome.NOT_ACCLAIMED,
    NominationAct.TAKE_OFF_SLATE: Outcome.BALLOT_WITHOUT_QUORUM,
    NominationAct.NOT_RECOMMEND: Outcome.NOT_RECOMMENDED,
    NominationAct.SEND_BACK: Outcome.SENT_BACK_BY_SIGNER,
    NominationAct.AWARD: Outcome.AWARDED,
    NominationAct.FORWARD: Outcome.FORWARDED,
}
"""The outcome that a word stands for where it names none itself."""
_OVER_BY_RECOMMENDING = {
    Outcome.TIE_OPEN,
    Outcome.SITTING_PUT_OFF,
    Outcome.ITEM_PUT_OFF,
    Outcome.ITEM_SENT_BACK,
    Outcome.ITEM_HELD,
}
"""What no longer holds once the council recommends."""


def _brought(nomination_: Nomination, word: Word, act: Act, rulebook: Rulebook) -> dict[str, Any]:
    """What a word sets besides the stage."""
    changes: dict[str, Any] = {}
    outcome = word.outcome or _ENDED_AS.get(word.act, nomination_.outcome)
    if word.act is NominationAct.RECOMMEND and outcome in _OVER_BY_RECOMMENDING:
        outcome = ""
    if outcome != nomination_.outcome:
        changes["outcome"] = str(outcome)
    if word.act is NominationAct.PLACE_ON_AGENDA:
        changes["sitting_id"] = word.source.removeprefix("sitting:")
    if word.act is NominationAct.PLACE_ON_DECISION:
        changes["decision_id"] = word.source.removeprefix("decision:")
    if word.act in {NominationAct.AWARD, NominationAct.FORWARD}:
        changes |= {"decision_number": word.decision_number, "decided_at": act.at}
    if word.act is NominationAct.HOLD_AT_COUNCIL:
        changes |= hindrances.held_at_council(HoldCause(word.facts["cause"]), nomination_, act)
    if word.act is NominationAct.REPORT:
        changes |= hindrances.received(nomination_, rulebook, act.at)
    return changes


def _awaited_source(nomination_: Nomination, word: Word) -> str:
    tied_in_council = (
        word.act is NominationAct.NOTE_TIE and nomination_.stage is NominationStage.IN_COUNCIL
    )
    if word.act in _FROM_SITTING or tied_in_council:
        return addresses.sitting_workflow_id(nomination_.sitting_id)
    if word.act in _FROM_DECISION:
        return addresses.decision_workflow_id(nomination_.decision_id)
    if word.act in {NominationAct.PLACE_ON_AGENDA, NominationAct.PLACE_ON_DECISION}:
        return word.source
    if word.act in AFTER_THE_DECISION:
        return word.source
    return addresses.round_workflow_id(nomination_.round_id)


async def say_all(words: Iterable[tuple[str, Word]]) -> tuple[str, ...]:
    """Tell several nominations, each its own word, all at once; names those that have ended."""
    told = tuple(words)
    heard_it = await asyncio.gather(
        *(
            _signal(addresses.nomination_workflow_id(nomination_id), "hear", word)
            for nomination_id, word in told
        )
    )
    return tuple(
        nomination_id
        for (nomination_id, _), heard_ in zip(told, heard_it, strict=True)
        if not heard_
    )


async def ended(nomination_ids: tuple[str, ...]) -> tuple[NominationWithdrawn, ...]:
    """Of nominations that could not be told they are on a list: those whose case is over."""
    if not nomination_ids:
        return ()
    return tuple(left(case) for case in await named(nomination_ids) if case.is_closed)


async def named(nomination_ids: tuple[str, ...]) -> tuple[Nomination, ...]:
    """Nominations by their ids; of a long list in parts, since an answer may not grow without end."""
    if len(nomination_ids) <= options.NAMED_AT_ONCE or not workflow.patched("name-in-parts"):
        return await done(RecordActivities.nominations_named, nomination_ids)
    found: list[Nomination] = []
    for place in range(0, len(nomination_ids), options.NAMED_AT_ONCE):
        part = nomination_ids[place : place + options.NAMED_AT_ONCE]
        found += await done(RecordActivities.nominations_named, part)
    return tuple(found)


def is_on(nomination_: Nomination, word: Word) -> bool:
    """Whether the nomination is on the very list that now puts it there again."""
    holder = {
        NominationStage.IN_BALLOT: addresses.round_workflow_id(nomination_.round_id),
        NominationStage.IN_COUNCIL: addresses.sitting_workflow_id(nomination_.sitting_id),
        NominationStage.IN_SIGNING: addresses.decision_workflow_id(nomination_.decision_id),
    }
    return holder.get(nomination_.stage) == word.source


async def decline(nomination_: Nomination, word: Word) -> None:
    """Answer a list that has put the nomination on it too late: it must be left off."""
    await _signal(word.source, "nomination_withdrawn", left(nomination_, word.key))


def left(nomination_: Nomination, key: str = "") -> NominationWithdrawn:
    """That a nomination is no longer to be had, and why; one ended case always says it alike."""
    key = key or f"{nomination_.chain}:{nomination_.revision}"
    reason = nomination_.reason or reasons.NO_LONGER_THERE
    return NominationWithdrawn(nomination_.id, reason, key)


async def withdrawn(after: Nomination, stage: NominationStage, key: str) -> None:
    """Tell the round or sitting that held a nomination that it was withdrawn."""
    holder = {
        NominationStage.IN_BALLOT: addresses.round_workflow_id(after.round_id),
        NominationStage.IN_COUNCIL: addresses.sitting_workflow_id(after.sitting_id),
    }.get(stage)
    if holder is not None:
        await _signal(holder, "nomination_withdrawn", left(after, key))


async def ask_to_strike(decision_id: str, withdrawn_: NominationWithdrawn) -> None:
    """Ask a decision to strike a nomination; it answers by ``hear_struck`` or ``hear_signed``."""
    holder = addresses.decision_workflow_id(decision_id)
    await _signal(holder, "nomination_withdrawn", withdrawn_)


async def answer_struck(withdrawn_: NominationWithdrawn) -> None:
    """Tell a nomination that the decision no longer names it."""
    holder = addresses.nomination_workflow_id(withdrawn_.nomination_id)
    await _signal(holder, "hear_struck", withdrawn_)


async def answer_signed(withdrawn_: NominationWithdrawn) -> None:
    """Tell a nomination that the decision names it for good: it is signed, if not issued yet."""
    holder = addresses.nomination_workflow_id(withdrawn_.nomination_id)
    await _signal(holder, "hear_signed", withdrawn_)


async def _signal(workflow_id: str, name: str, word: object) -> bool:
    try:
        await workflow.get_external_workflow_handle(workflow_id).signal(name, word)
    except ApplicationError as failure:
        workflow.logger.info(
            "word.undelivered", extra={"to": workflow_id, "word": name, "why": failure.type}
        )
        return False
    return True
