"""What a bloc's round tells its nominations, and when."""

from collections.abc import Iterator, Sequence

from temporalio import workflow

from suyton.domain import reasons, tie
from suyton.domain.ballot import LineResult, Tally
from suyton.domain.bloc_round import BlocRound
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.outcome import Outcome
from workflows.messages import Word

_OUTCOMES = {
    LineResult.CARRIED: "",
    LineResult.BELOW_THRESHOLD: Outcome.BLOC_BELOW_THRESHOLD,
    LineResult.OVER_QUOTA: Outcome.BLOC_OVER_QUOTA,
    LineResult.QUORUM_MISSED: Outcome.BALLOT_WITHOUT_QUORUM,
    LineResult.TIE_OPEN: Outcome.TIE_OPEN,
    LineResult.TIE_AGAIN: Outcome.TIE_OPEN,
    LineResult.TIE_LOST: Outcome.BLOC_TIE_LOST,
}

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
                _word(
                    round_,
                    NominationAct.NOT_ACCLAIM,
                    reasons.NOT_TOP_SCORER,
                    outcome=Outcome.NOT_TOP_SCORER,
                ),
            )


def counted(round_: BlocRound, tally: Tally) -> Iterator[Told]:
    """The count is in: acclaimed, not acclaimed with the arithmetic, or to be voted on again.

    While a tie is open only those tied are told: the rest may still change with a withdrawal.
    """
    for line in tie.tied(tally) or tally.lines:
        act = {
            LineResult.CARRIED: NominationAct.ACCLAIM,
            LineResult.QUORUM_MISSED: NominationAct.TAKE_OFF_SLATE,
            LineResult.TIE_OPEN: NominationAct.NOTE_TIE,
            LineResult.TIE_AGAIN: NominationAct.NOTE_TIE,
        }.get(line.result, NominationAct.NOT_ACCLAIM)
        facts = {"yes": str(line.yes), "needed": str(line.needed)}
        yield (
            line.nomination_id,
            _word(round_, act, reasons.of_line(line, tally), facts, outcome=_OUTCOMES[line.result]),
        )


def uncounted(round_: BlocRound) -> Iterator[Told]:
    """The papers could not be opened: everyone on the slate is to be voted on again."""
    for candidate in round_.slate:
        yield (
            candidate.nomination_id,
            _word(
                round_,
                NominationAct.TAKE_OFF_SLATE,
                reasons.UNCOUNTED,
                outcome=Outcome.BALLOT_UNCOUNTED,
            ),
        )


def reported(round_: BlocRound, nominations: Sequence[Nomination]) -> Iterator[Told]:
    """The round has closed: the acclaimed go up with its minutes, what is left over ends."""
    for nomination in nominations:
        if nomination.stage in {NominationStage.IN_BLOC, NominationStage.RETURNED}:
            yield nomination.id, _left_over(round_, nomination)
        elif not nomination.is_closed:
            word = _word(round_, NominationAct.REPORT)
            yield (
                nomination.id,
                Word(word.act, word.source, word.key, word.at, attachments=round_.minutes),
            )


def _left_over(round_: BlocRound, nomination: Nomination) -> Word:
    """A hold kept it off the slate, or nobody put it there in time."""
    reason, outcome = reasons.ROUND_CLOSED_WITHOUT_IT, Outcome.NOT_ACCLAIMED
    if nomination.is_held:
        reason, outcome = reasons.HELD_AT_REPORT, Outcome.HELD_AT_REPORT
    return _word(round_, NominationAct.NOT_ACCLAIM, reason, outcome=outcome)


def _word(
    round_: BlocRound,
    act: NominationAct,
    reason: str = "",
    facts: dict[str, str] | None = None,
    outcome: str = "",
) -> Word:
    key = f"{round_.chain}:{round_.revision}:{act.value}"
    return Word(
        act, round_.chain, key, workflow.now(), reason, facts=facts or {}, outcome=str(outcome)
    )
