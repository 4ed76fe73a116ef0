"""A tie under a council's quota: whoever chairs says in the open who of those tied goes in."""

from temporalio import workflow

from suyton.domain.audit import Receipt
from suyton.domain.sitting import Sitting
from workflows import sitting_words
from workflows.case_file import CaseFile, act_of
from workflows.messages import BreakTie
from workflows.sitting_acts import SittingActs


class TiedSitting:
    """The part of the sitting's workflow that is asked for only where a tie is open."""

    _file: CaseFile[Sitting]
    _acts: SittingActs
    _withdrawn: dict[str, None]

    @workflow.update
    async def break_tie(self, request: BreakTie) -> Receipt:
        """The chair breaks the tie, which concludes the sitting; every item is told its result."""
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(self._acts.tie_broken(request, self._withdrawn), act)
        if self._file.state.tally is not None:
            await self._file.say(sitting_words.counted(self._file.state, self._file.state.tally))
        return receipt

    @break_tie.validator
    def check_break_tie(self, request: BreakTie) -> None:
        """Leave to break it: whoever chairs, with a reason, as many as there are places left."""
        act = act_of(request.actor, request.reason)
        self._file.check(self._acts.tie_broken(request, self._withdrawn), act)
