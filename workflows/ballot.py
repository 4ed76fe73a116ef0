"""One ballot over a slate: open the box, watch turnout and deadline, close, count.

People put their papers into the box beside the process. The workflow only hears how many are
in, closes early when all are, and otherwise at the deadline.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from activities.ballots import BallotActivities, BallotCount, BoxAct
from suyton.domain.award_terms import TieRule
from suyton.domain.ballot import Ballot, Choice, Tally
from suyton.domain.errors import BallotKeyMissing, DomainError, PaperUnreadable
from suyton.domain.rulebook import BallotRule
from workflows.api_messages import PapersCast
from workflows.deadline import Deadline
from workflows.failures import refusal_in
from workflows.options import COUNT_AGAIN_AFTER, COUNT_WITHIN
from workflows.writing import done

Hindered = Callable[[DomainError], Awaitable[None]]
"""Says to somebody who can help that the papers of a ballot cannot be opened, and why."""


class BallotWatch:
    """Watches the ballots of one body, one at a time."""

    def __init__(self, ballot_id: str, papers_cast: int) -> None:
        """``ballot_id`` is the ballot whose box is set up already, if any."""
        self.papers_cast = papers_cast
        self._ballot_id = ballot_id

    async def open(self, ballot: Ballot) -> None:
        """Set up the box for a new ballot; a box that is set up is left as it is."""
        if self._ballot_id == ballot.id:
            return
        self.papers_cast = 0
        await done(BallotActivities.open_box, ballot)
        self._ballot_id = ballot.id

    def is_open(self, ballot_id: str) -> bool:
        """Whether this ballot's box is set up."""
        return self._ballot_id == ballot_id

    async def opened(self, ballot_id: Callable[[], str]) -> None:
        """Wait for the box: the state says that people vote a moment before it is set up."""
        await workflow.wait_condition(lambda: self._ballot_id == ballot_id())

    def hear(self, turnout: PapersCast, ballot_id: str) -> None:
        """Note how many papers are in; counts that arrive late or for an earlier ballot are old."""
        if turnout.ballot_id == ballot_id:
            self.papers_cast = max(self.papers_cast, turnout.cast)

    async def all_in(
        self,
        everyone: Callable[[], bool],
        closes_at: Callable[[], datetime | None],
        remind_at: Callable[[], datetime | None],
        remind: Callable[[], Awaitable[None]],
    ) -> bool:
        """Wait until ``everyone`` has answered; False when the deadline passes first."""
        return await Deadline(closes_at, remind_at, remind).met(everyone)

    async def extend(self, ballot_id: str, until: datetime, key: str) -> None:
        """Keep the box open longer; refused once it is closed."""
        await done(BallotActivities.extend_box, BoxAct(ballot_id, key, workflow.now(), until))

    async def close(self, ballot_id: str) -> None:
        """Take no more papers."""
        await done(BallotActivities.close_box, BoxAct(ballot_id, "close", workflow.now()))

    async def count(
        self,
        ballot: Ballot,
        *,
        hindered: Hindered,
        withdrawn: frozenset[str],
        opinions: tuple[Mapping[str, Choice], ...] = (),
        ranking: tuple[tuple[str, ...], ...] = (),
        electorate: int | None = None,
        until: datetime | None = None,
    ) -> Tally | None:
        """Count the closed box together with written opinions, without the withdrawn.

        ``electorate`` is N where the count takes another than the ballot was opened with. While
        the papers cannot be opened it says so once and tries again; None when they stay shut
        ``until`` then (a day, if nothing else is said), so that the body must vote again.
        """
        slate = tuple(line for line in ballot.slate if line.nomination_id not in withdrawn)
        members = ballot.electorate if electorate is None else electorate
        counted = replace(ballot, slate=slate, electorate=members)
        wanted = BallotCount(counted, opinions, ranking, "count", workflow.now())
        end = until or workflow.now() + COUNT_WITHIN
        told = False
        while True:
            try:
                return await done(BallotActivities.count_box, wanted)
            except ApplicationError as failure:
                refusal = refusal_in(failure)
                if not isinstance(refusal, BallotKeyMissing | PaperUnreadable):
                    raise
            if not told:
                await hindered(refusal)
                told = True
            if workflow.now() + COUNT_AGAIN_AFTER > end:
                return await self.void(ballot.id)
            await workflow.sleep(COUNT_AGAIN_AFTER)

    async def void(self, ballot_id: str) -> Tally | None:
        """Do away with the papers of a closed box: they are counted for nobody.

        A delivery of the count that was given up may have ended after all; then its tally stands.
        """
        return await done(BallotActivities.void_box, BoxAct(ballot_id, "void", workflow.now()))


def without_casting(rule: BallotRule) -> BallotRule:
    """The rule where nobody chairs: a tie that was for the chair to settle carries nobody."""
    tie = TieRule.NOBODY if rule.tie is TieRule.CASTING else rule.tie
    return replace(rule, tie=tie, second_ballots=0)
