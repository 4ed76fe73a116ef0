"""What comes of a bloc's count: entered in the book, said to the nominations, told to the leader."""

from suyton.domain import bloc_round, reasons, uncounted
from suyton.domain.ballot import Tally
from suyton.domain.bloc_round import BlocRound, RoundStage
from workflows import round_words
from workflows.case_file import CaseFile, act_of_process
from workflows.round_notices import RoundNotices


async def enter(file: CaseFile[BlocRound], notices: RoundNotices, tally: Tally | None) -> None:
    """Enter the count, or, without one, that the ballot is void and may be held again."""
    if tally is None:
        await _enter_none(file)
    else:
        await _enter_count(file, notices, tally)
    if file.state.stage is RoundStage.TIED:
        await notices.tie_open()


async def _enter_none(file: CaseFile[BlocRound]) -> None:
    act = act_of_process(f"{file.state.ballot_id}:uncounted", reasons.UNCOUNTED)
    await file.do(lambda act: uncounted.of_round(file.state, act), act)
    if file.state.tally is None:
        await file.say(round_words.uncounted(file.state))
    else:  # a second ballot: what the first one counted stands
        await file.say(round_words.counted(file.state, file.state.tally))


async def _enter_count(file: CaseFile[BlocRound], notices: RoundNotices, tally: Tally) -> None:
    reason = "" if tally.quorum_met else reasons.quorum_missed(tally)
    act = act_of_process(f"{tally.ballot_id}:count", reason)
    await file.do(lambda act: bloc_round.counted(file.state, tally, act), act)
    await file.say(round_words.counted(file.state, file.state.tally or tally))
    await notices.ballot_closed(tally)
