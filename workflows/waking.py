"""How a later decision reaches a case that is over: the case is woken to hear it.

A case that runs (for a complaint, say) just hears. One that is over is started again as a child
that outlives the decision. Either may change while the other is tried, so this goes round until
the word is delivered; a word has its key, so hearing it twice is harmless.
"""

import asyncio
from collections.abc import Iterable

from temporalio import workflow
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError

from activities.records import RecordActivities
from suyton.domain.rulebook import Rulebook
from workflows import addresses, words
from workflows.messages import NominationCase, Word
from workflows.writing import done


async def say_all(told: Iterable[tuple[str, Word]], rulebook: Rulebook) -> None:
    """Tell several cases, each its own word, waking those that are over."""
    await asyncio.gather(*(_say(name, word, rulebook) for name, word in told))


async def _say(nomination_id: str, word: Word, rulebook: Rulebook) -> None:
    while await words.say_all([(nomination_id, word)]):
        (stored,) = await done(RecordActivities.nominations_named, (nomination_id,))
        try:
            await workflow.start_child_workflow(
                "NominationWorkflow",
                NominationCase(stored, rulebook, woken=True),
                id=addresses.nomination_workflow_id(nomination_id),
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
                parent_close_policy=workflow.ParentClosePolicy.ABANDON,
            )
        except WorkflowAlreadyStartedError:
            workflow.logger.info("case.woken_meanwhile", extra={"nomination": nomination_id})
