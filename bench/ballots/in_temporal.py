"""The workflows that are measured. They have a file of their own: each run imports it anew."""

from collections.abc import Callable
from datetime import timedelta

from temporalio import activity, workflow

from suyton.domain.ballot import Ballot, Tally
from suyton.domain.errors import DomainError
from workflows.api_messages import PapersCast
from workflows.ballot import BallotWatch


@workflow.defn
class HeldBallot:
    """Open, watch, close, count: what rounds and sittings do with a ballot, and nothing else."""

    @workflow.init
    def __init__(self, ballot: Ballot) -> None:
        self._ballot = ballot
        self._watch = BallotWatch("", 0)

    @workflow.run
    async def run(self, ballot: Ballot) -> Tally:
        await self._watch.open(ballot)
        await self._watch.all_in(
            lambda: self._watch.papers_cast >= len(ballot.roll),
            lambda: ballot.closes_at,
            lambda: None,
            self._nothing,
        )
        await self._watch.close(ballot.id)
        tally = await self._watch.count(ballot, withdrawn=frozenset(), hindered=self._hindered)
        if tally is None:
            raise RuntimeError("the papers of a bench can be opened")
        return tally

    async def _nothing(self) -> None:
        """Nobody is reminded."""

    async def _hindered(self, refusal: DomainError) -> None:
        workflow.logger.error("bench.papers_stay_shut", extra={"code": refusal.code})

    @workflow.update
    async def be_open(self) -> None:
        """Answers once papers can be cast."""
        await self._watch.opened(lambda: self._ballot.id)

    @workflow.signal
    def papers_cast(self, turnout: PapersCast) -> None:
        self._watch.hear(turnout, self._ballot.id)


class VoteActivities:
    def __init__(self, keep: Callable[[], None]) -> None:
        self._keep = keep

    @activity.defn
    def keep_vote(self, choices: dict[str, str]) -> None:
        """The least that a vote needs: one row, committed."""
        self._keep()


@workflow.defn
class VotesAsUpdates:
    """Takes as many votes as it is told to expect, each an update, then ends."""

    @workflow.init
    def __init__(self, expected: int) -> None:
        self._left = expected

    @workflow.run
    async def run(self, expected: int) -> None:
        await workflow.wait_condition(lambda: self._left <= 0)
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def vote(self, choices: dict[str, str]) -> int:
        await workflow.execute_local_activity_method(
            VoteActivities.keep_vote, choices, start_to_close_timeout=timedelta(seconds=10)
        )
        self._left -= 1
        return self._left
