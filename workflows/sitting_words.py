"""What a council's sitting tells its nominations, and when."""

from collections.abc import Iterator

from temporalio import workflow

from suyton.domain import reasons
from suyton.domain.ballot import LineResult, Tally
from suyton.domain.nomination import NominationAct
from suyton.domain.sitting import Sitting
from workflows.messages import Word

Told = tuple[str, Word]
"""A nomination's id and the word for it."""


def placed(sitting: Sitting) -> Iterator[Told]:
    """The sitting is called: each item is on its agenda."""
    for item in sitting.agenda:
        yield item.nomination_id, _word(sitting, NominationAct.PLACE_ON_AGENDA)


def counted(sitting: Sitting, tally: Tally) -> Iterator[Told]:
    """The vote is counted: recommended, or not, with the arithmetic."""
    for line in tally.lines:
        carried = line.result is LineResult.CARRIED
        act = NominationAct.RECOMMEND if carried else NominationAct.NOT_RECOMMEND
        facts = {
            "yes": str(line.yes),
            "needed": str(line.needed),
            "members": str(tally.electorate),
        }
        yield line.nomination_id, _word(sitting, act, reasons.of_line(line, tally), facts)


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
) -> Word:
    key = f"{sitting.chain}:{act.value}"
    return Word(act, sitting.chain, key, workflow.now(), reason, facts=facts or {})
