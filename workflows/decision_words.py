"""What a decision tells its recipients, and when."""

from collections.abc import Iterator

from temporalio import workflow

from suyton.domain.decision import Decision
from suyton.domain.nomination import NominationAct
from workflows.messages import Word

Told = tuple[str, Word]
"""A nomination's id and the word for it."""


def told(decision: Decision, act: NominationAct, reason: str = "") -> Iterator[Told]:
    """The same word for everyone who is not struck out: listed, awarded, or sent back."""
    for recipient in decision.standing:
        word = Word(
            act,
            decision.chain,
            f"{decision.chain}:{act.value}",
            workflow.now(),
            reason,
            decision_number=decision.number,
        )
        yield recipient.nomination_id, word
