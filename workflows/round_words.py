"""What a bloc's round tells its nominations, and when."""

from collections.abc import Iterator, Sequence

from temporalio import workflow

from suyton.domain import reasons
from suyton.domain.ballot import LineResult, Tally
from suyton.domain.bloc_round import BlocRound
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from workflows.messages import Word

Told = tuple[str, Word]
"""A nomination's id and the word for it."""


def placed(round_: BlocRound, nominations: Sequence[Nomination]) -> Iterator[Told]:
    """The ballot has opened: who is on the slate, and who may not stand."""
    on_slate = {candidate.nomination_id for candidate in round_.slate}
    for nomination in nominations:
        if nomination.id in on_slate:
            yield nomination.id, _word(round_, NominationAct.PLACE_ON_SLATE)
        elif nomination.stage is NominationStage.IN_BLOC:
            yield (
                nomination.id,
                _word(round_, NominationAct.NOT_ACCLAIM, reasons.NOT_TOP_SCORER),
            )


def counted(round_: BlocRound, tally: Tally) -> Iterator[Told]:
    """The count is in: acclaimed, not acclaimed with the arithmetic, or to be voted on again."""
    for line in tally.lines:
        act = {
            LineResult.CARRIED: NominationAct.ACCLAIM,
            LineResult.QUORUM_MISSED: NominationAct.TAKE_OFF_SLATE,
        }.get(line.result, NominationAct.NOT_ACCLAIM)
        facts = {"yes": str(line.yes), "needed": str(line.needed)}
        yield line.nomination_id, _word(round_, act, reasons.of_line(line, tally), facts)


def reported(round_: BlocRound, nominations: Sequence[Nomination]) -> Iterator[Told]:
    """The round has closed: the acclaimed go up with its minutes, what is left over ends."""
    for nomination in nominations:
        if nomination.stage in {NominationStage.IN_BLOC, NominationStage.RETURNED}:
            reason = reasons.ROUND_CLOSED_WITHOUT_IT
            yield nomination.id, _word(round_, NominationAct.NOT_ACCLAIM, reason)
        elif not nomination.is_closed:
            word = _word(round_, NominationAct.REPORT)
            yield (
                nomination.id,
                Word(word.act, word.source, word.key, word.at, attachments=round_.minutes),
            )


def _word(
    round_: BlocRound,
    act: NominationAct,
    reason: str = "",
    facts: dict[str, str] | None = None,
) -> Word:
    key = f"{round_.chain}:{round_.revision}:{act.value}"
    return Word(act, round_.chain, key, workflow.now(), reason, facts=facts or {})
