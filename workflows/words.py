"""How workflows tell one another what became of a nomination.

A word that cannot be delivered is for a case that has ended meanwhile (withdrawn, say), which
needs it no more. A word that comes from a list the case is not on is not heeded.
"""

import asyncio
from collections.abc import Iterable

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from suyton.domain import nomination
from suyton.domain.errors import NominationNotReady
from suyton.domain.limits import nomination_due
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import Rulebook
from workflows import addresses
from workflows.messages import NominationWithdrawn, Word

_FROM_SITTING = {
    NominationAct.TAKE_OFF_AGENDA,
    NominationAct.RECOMMEND,
    NominationAct.NOT_RECOMMEND,
}
_FROM_DECISION = {NominationAct.SEND_BACK, NominationAct.AWARD}


def heard(nomination_: Nomination, word: Word, act: Act, rulebook: Rulebook) -> Step[Nomination]:
    """What a word comes to for the nomination now; raises where it is not for it."""
    if word.source != _awaited_source(nomination_, word):
        raise NominationNotReady(
            nomination=nomination_.id, stage=nomination_.stage.value, wanted=word.source
        )
    changes = {}
    if word.act is NominationAct.PLACE_ON_AGENDA:
        changes["sitting_id"] = word.source.removeprefix("sitting:")
    if word.act is NominationAct.PLACE_ON_DECISION:
        changes["decision_id"] = word.source.removeprefix("decision:")
    if word.act is NominationAct.AWARD:
        changes["decision_number"] = word.decision_number
    return nomination.step(
        nomination_,
        word.act,
        act,
        due_at=nomination_due(nomination_, word.act, act.at, rulebook),
        facts={"source": word.source, **word.facts},
        **changes,
    )


def _awaited_source(nomination_: Nomination, word: Word) -> str:
    if word.act in _FROM_SITTING:
        return addresses.sitting_workflow_id(nomination_.sitting_id)
    if word.act in _FROM_DECISION:
        return addresses.decision_workflow_id(nomination_.decision_id)
    if word.act in {NominationAct.PLACE_ON_AGENDA, NominationAct.PLACE_ON_DECISION}:
        return word.source
    return addresses.round_workflow_id(nomination_.round_id)


async def say(nomination_id: str, word: Word) -> None:
    """Tell one nomination."""
    await _signal(addresses.nomination_workflow_id(nomination_id), "hear", word)


async def say_all(words: Iterable[tuple[str, Word]]) -> None:
    """Tell several nominations, each its own word, all at once."""
    await asyncio.gather(*(say(nomination_id, word) for nomination_id, word in words))


async def withdrawn(before: Nomination, reason: str, key: str) -> None:
    """Tell the round or sitting that a nomination it holds was withdrawn."""
    holder = {
        NominationStage.IN_BALLOT: addresses.round_workflow_id(before.round_id),
        NominationStage.IN_COUNCIL: addresses.sitting_workflow_id(before.sitting_id),
    }.get(before.stage)
    if holder is not None:
        await _signal(holder, "nomination_withdrawn", NominationWithdrawn(before.id, reason, key))


async def ask_to_strike(decision_id: str, withdrawn_: NominationWithdrawn) -> None:
    """Ask a decision to strike a nomination; it answers by ``hear_struck`` or has been signed."""
    holder = addresses.decision_workflow_id(decision_id)
    await _signal(holder, "nomination_withdrawn", withdrawn_)


async def answer_struck(withdrawn_: NominationWithdrawn) -> None:
    """Tell a nomination that the decision no longer names it."""
    holder = addresses.nomination_workflow_id(withdrawn_.nomination_id)
    await _signal(holder, "hear_struck", withdrawn_)


async def _signal(workflow_id: str, name: str, word: object) -> None:
    try:
        await workflow.get_external_workflow_handle(workflow_id).signal(name, word)
    except ApplicationError as failure:
        workflow.logger.info(
            "word.undelivered", extra={"to": workflow_id, "word": name, "why": failure.type}
        )
