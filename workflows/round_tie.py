"""A tie under a bloc's quota: the leader says in the open who of those tied goes in."""

from temporalio import workflow

from suyton.domain.audit import Receipt
from suyton.domain.bloc_round import BlocRound
from workflows import round_words
from workflows.case_file import CaseFile, act_of
from workflows.messages import BreakTie
from workflows.round_acts import RoundActs


class TiedRound:
    """The part of the round's workflow that is asked for only where a tie is open."""

    _file: CaseFile[BlocRound]
    _acts: RoundActs
    _withdrawn: dict[str, None]

    @workflow.update
    async def break_tie(self, request: BreakTie) -> Receipt:
        """The leader breaks the tie; all candidates are then told what the count came to."""
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(self._acts.tie_broken(request, self._withdrawn), act)
        if self._file.state.tally is not None:
            await self._file.say(round_words.counted(self._file.state, self._file.state.tally))
        return receipt

    @break_tie.validator
    def check_break_tie(self, request: BreakTie) -> None:
        """Leave to break it: the leader, with a reason, as many of those tied as there are places."""
        act = act_of(request.actor, request.reason)
        self._file.check(self._acts.tie_broken(request, self._withdrawn), act)
