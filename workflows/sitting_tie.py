"""A tie under a council's quota: those tied are voted on again, or whoever chairs says who goes in."""

from temporalio import workflow

from suyton.domain.audit import Receipt
from suyton.domain.rulebook import Rulebook
from suyton.domain.sitting import Sitting
from workflows import sitting_ballot, sitting_words
from workflows.ballot import BallotWatch
from workflows.case_file import CaseFile, act_of
from workflows.messages import BreakTie, HoldSecondBallot
from workflows.sitting_acts import SittingActs
from workflows.sitting_notices import SittingNotices


class TiedSitting:
    """The part of the sitting's workflow that is asked for only where a tie is open."""

    _file: CaseFile[Sitting]
    _acts: SittingActs
    _ballot: BallotWatch
    _notices: SittingNotices
    _rulebook: Rulebook
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

    @workflow.update
    async def hold_second_ballot(self, request: HoldSecondBallot) -> Receipt:
        """Whoever chairs opens another ballot, over those tied alone."""
        take = self._acts.second_ballot_held(request, self._withdrawn)
        receipt = await self._file.do(take, act_of(request.actor))
        await sitting_ballot.open_box(self._ballot, self._file.state, self._rulebook)
        await self._notices.opinions_asked()
        return receipt

    @hold_second_ballot.validator
    def check_hold_second_ballot(self, request: HoldSecondBallot) -> None:
        """Leave to hold it: whoever chairs, as often as the pack allows, while more are tied than go in."""
        take = self._acts.second_ballot_held(request, self._withdrawn)
        self._file.check(take, act_of(request.actor))
