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
from suyton.domain.ballot import AwardBallotRule, Ballot, Candidate, Choice, Tally
from suyton.domain.errors import BallotKeyMissing, DomainError, PaperUnreadable
from suyton.domain.rulebook import AwardRule, BallotRule, Rulebook
from workflows.deadline import Deadline
from workflows.failures import refusal_in
from workflows.messages import PapersCast
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
    ) -> Tally | None:
        """Count the closed box together with written opinions, without the withdrawn.

        While the papers cannot be opened it says so once and tries again; None when they stay
        shut for a day, so that the body must vote again.
        """
        slate = tuple(line for line in ballot.slate if line.nomination_id not in withdrawn)
        wanted = BallotCount(
            replace(ballot, slate=slate), opinions, ranking, "count", workflow.now()
        )
        for place in range(COUNT_WITHIN // COUNT_AGAIN_AFTER):
            try:
                return await done(BallotActivities.count_box, wanted)
            except ApplicationError as failure:
                refusal = refusal_in(failure)
                if not isinstance(refusal, BallotKeyMissing | PaperUnreadable):
                    raise
            if place == 0:
                await hindered(refusal)
            await workflow.sleep(COUNT_AGAIN_AFTER)
        await done(BallotActivities.void_box, BoxAct(ballot.id, "void", workflow.now()))
        return None


def rules_for(
    slate: tuple[Candidate, ...], rulebook: Rulebook, body: Callable[[AwardRule], BallotRule]
) -> tuple[AwardBallotRule, ...]:
    """The rule for each award on the slate, as ``body`` (bloc or council) votes on it."""
    awards = dict.fromkeys(candidate.award_id for candidate in slate)
    return tuple(AwardBallotRule(award, body(rulebook.award(award))) for award in awards)


def without_casting(rule: BallotRule) -> BallotRule:
    """The rule where nobody chairs: a tie that was for the chair to break carries nobody."""
    return replace(rule, tie=TieRule.NOBODY) if rule.tie is TieRule.CASTING else rule
