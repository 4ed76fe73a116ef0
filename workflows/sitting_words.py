"""What a council's sitting tells its nominations, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from temporalio import workflow

from suyton.domain import reasons, tie
from suyton.domain.agenda import Aside, SetAside
from suyton.domain.ballot import LineResult, Tally
from suyton.domain.nomination import NominationAct
from suyton.domain.outcome import Outcome
from suyton.domain.sitting import Sitting
from workflows.messages import Word

_OUTCOMES = {
    LineResult.CARRIED: "",
    LineResult.BELOW_THRESHOLD: Outcome.COUNCIL_BELOW_THRESHOLD,
    LineResult.OVER_QUOTA: Outcome.COUNCIL_OVER_QUOTA,
    LineResult.QUORUM_MISSED: Outcome.NOT_RECOMMENDED,
    LineResult.TIE_OPEN: Outcome.TIE_OPEN,
    LineResult.TIE_AGAIN: Outcome.TIE_OPEN,
    LineResult.TIE_LOST: Outcome.COUNCIL_TIE_LOST,
}

Told = tuple[str, Word]
"""A nomination's id and the word for it."""


def placed(sitting: Sitting) -> Iterator[Told]:
    """The sitting is called: each item is on its agenda."""
    for item in sitting.agenda:
        yield item.nomination_id, _word(sitting, NominationAct.PLACE_ON_AGENDA)


def counted(sitting: Sitting, tally: Tally) -> Iterator[Told]:
    """The vote is counted: recommended, or not, with the arithmetic.

    While a tie is open only those tied are told: the sitting has not concluded.
    """
    for line in tie.tied(tally) or tally.lines:
        act = {
            LineResult.CARRIED: NominationAct.RECOMMEND,
            LineResult.TIE_OPEN: NominationAct.NOTE_TIE,
            LineResult.TIE_AGAIN: NominationAct.NOTE_TIE,
        }.get(line.result, NominationAct.NOT_RECOMMEND)
        facts = {
            "yes": str(line.yes),
            "needed": str(line.needed),
            "members": str(tally.electorate),
        }
        yield (
            line.nomination_id,
            _word(
                sitting, act, reasons.of_line(line, tally), facts, outcome=_OUTCOMES[line.result]
            ),
        )


def put_off(sitting: Sitting, reason: str) -> Iterator[Told]:
    """The sitting moves to another time: its items wait longer."""
    told = reasons.sitting_put_off(reason)
    facts = {"meets_at": sitting.meets_at.isoformat()}
    for item in sitting.agenda:
        word = _word(
            sitting, NominationAct.NOTE_PUT_OFF, told, facts, outcome=Outcome.SITTING_PUT_OFF
        )
        # A sitting may be put off more than once, and each time is a line of its own.
        yield item.nomination_id, replace(word, key=f"{word.key}:{sitting.times_postponed}")


_ASIDE = {
    Aside.PUT_OFF: (NominationAct.TAKE_OFF_AGENDA, Outcome.ITEM_PUT_OFF),
    Aside.SENT_BACK: (NominationAct.SEND_TO_APPRAISAL, Outcome.ITEM_SENT_BACK),
    Aside.HELD: (NominationAct.HOLD_AT_COUNCIL, Outcome.ITEM_HELD),
}
"""What an item that is set aside is told, and what has then become of it."""


def set_aside(sitting: Sitting, items: Iterable[SetAside]) -> Iterator[Told]:
    """Single items leave the list, each with its reason; the others go on."""
    for one in items:
        act, outcome = _ASIDE[one.way]
        facts = {"cause": one.cause.value} if one.cause else {}
        word = _word(sitting, act, one.reason, facts, outcome=outcome)
        yield one.item.nomination_id, replace(word, key=f"{sitting.chain}:aside:{one.way}")


def cancelled(sitting: Sitting, reason: str) -> Iterator[Told]:
    """The sitting is called off: its items wait for another."""
    told = reasons.sitting_cancelled(reason)
    for item in sitting.agenda:
        yield item.nomination_id, _word(sitting, NominationAct.TAKE_OFF_AGENDA, told)


def _word(
    sitting: Sitting,
    act: NominationAct,
    reason: str = "",
    facts: dict[str, str] | None = None,
    outcome: str = "",
) -> Word:
    key = f"{sitting.chain}:{act.value}"
    return Word(
        act, sitting.chain, key, workflow.now(), reason, facts=facts or {}, outcome=str(outcome)
    )
