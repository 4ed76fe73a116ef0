"""A tie under a bloc's quota: those tied are voted on again, or the leader says who goes in."""

from temporalio import workflow

from suyton.domain.audit import Receipt
from suyton.domain.bloc_round import BlocRound
from suyton.domain.rulebook import Rulebook
from workflows import round_ballot, round_words
from workflows.ballot import BallotWatch
from workflows.case_file import CaseFile, act_of
from workflows.messages import BreakTie, HoldSecondBallot
from workflows.round_acts import RoundActs
from workflows.round_notices import RoundNotices


class TiedRound:
    """The part of the round's workflow that is asked for only where a tie is open."""

    _file: CaseFile[BlocRound]
    _acts: RoundActs
    _ballot: BallotWatch
    _notices: RoundNotices
    _rulebook: Rulebook
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

    @workflow.update
    async def hold_second_ballot(self, request: HoldSecondBallot) -> Receipt:
        """The leader opens another ballot, over those tied alone."""
        act = act_of(request.actor)
        take = self._acts.second_ballot_held(request, self._withdrawn)
        receipt = await self._file.do(take, act)
        await self._ballot.open(round_ballot.ballot(self._file.state, self._rulebook))
        await self._notices.ballot_opened()
        return receipt

    @hold_second_ballot.validator
    def check_hold_second_ballot(self, request: HoldSecondBallot) -> None:
        """Leave to hold it: the leader, as often as the pack allows, while more are tied than go in."""
        act = act_of(request.actor)
        self._file.check(self._acts.second_ballot_held(request, self._withdrawn), act)
