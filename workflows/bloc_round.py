"""A bloc's year: units score themselves and one another, the conference adopts and votes."""

from collections.abc import Callable
from typing import NoReturn

from temporalio import workflow

from activities.records import RecordActivities
from suyton.domain.audit import Receipt
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.nomination import Nomination
from workflows import round_ballot, round_count, round_words, words
from workflows.api_messages import PapersCast
from workflows.ballot import BallotWatch
from workflows.case_file import CaseFile, act_of
from workflows.deadline import Deadline, either
from workflows.keeping import RoundKeeper
from workflows.looking_up import LooksUp
from workflows.messages import (
    AdoptScores,
    CrossCheckScore,
    ExtendDeadline,
    NominationWithdrawn,
    OpenBallot,
    OpenRound,
    ReportRound,
    RoundCase,
    SubmitSelfScore,
)
from workflows.options import START_WITHIN
from workflows.round_acts import RoundActs
from workflows.round_notices import RoundNotices
from workflows.round_sheets import SheetActs, SheetRound
from workflows.round_tie import TiedRound
from workflows.writing import done

Stage = RoundStage


@workflow.defn
class BlocRoundWorkflow(SheetRound, TiedRound, LooksUp):
    """One bloc, one emulation year: self-score, cross-check, conference, ballot, report up."""

    @workflow.init
    def __init__(self, case: RoundCase) -> None:
        self._rulebook = case.rulebook
        self._ballot = BallotWatch(case.round.ballot_id, case.papers_cast)
        keeper = RoundKeeper(self._ballot, self._rulebook)
        self._file = CaseFile(case.round, case.receipts, keeper, case.history_limit_events)
        self._withdrawn: dict[str, None] = dict.fromkeys(case.withdrawn)
        self._notices = RoundNotices(self._file, self._rulebook)
        self._acts = RoundActs(self._file, self._rulebook)
        self._sheets = SheetActs(self._file, self._rulebook)

    @workflow.run
    async def run(self, case: RoundCase) -> RoundStage:
        """The bloc's year in its fixed order. A ballot without its quorum may be held again."""
        if not await self._opened():
            return Stage.NEW
        await self._scores_adopted()
        while not self._now.is_closed:
            await self._until(lambda: self._now.stage is not Stage.ADOPTED)  # the leader opens
            if self._now.stage is Stage.BALLOTING:
                await self._ballot_counted()
            # The leader breaks a tie, if one is open, and reports.
            await self._until(lambda: self._now.stage not in {Stage.TIED, Stage.COUNTED})
        await self._notices.reported()
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._now.stage

    # --- what people do ------------------------------------------------------------------------

    @workflow.update
    async def open_round(self, request: OpenRound) -> Receipt:
        """The leader opens the year."""
        return await self._file.do(self._acts.opened, act_of(request.actor))

    @open_round.validator
    def check_open_round(self, request: OpenRound) -> None:
        """Leave to open, and a deadline in the future."""
        self._file.check(self._acts.opened, act_of(request.actor))

    @workflow.update
    async def submit_self_score(self, request: SubmitSelfScore) -> Receipt:
        """A unit scores itself."""
        return await self._file.do(
            self._acts.self_scored(request), act_of(request.actor, request.remark)
        )

    @submit_self_score.validator
    def check_submit_self_score(self, request: SubmitSelfScore) -> None:
        """Leave to score for that unit, within the table's range."""
        self._file.check(self._acts.self_scored(request), act_of(request.actor, request.remark))

    @workflow.update
    async def cross_check_score(self, request: CrossCheckScore) -> Receipt:
        """Another unit checks a score."""
        return await self._file.do(
            self._acts.cross_checked(request), act_of(request.actor, request.reason)
        )

    @cross_check_score.validator
    def check_cross_check_score(self, request: CrossCheckScore) -> None:
        """Leave to check, and a reason where the scores differ."""
        self._file.check(self._acts.cross_checked(request), act_of(request.actor, request.reason))

    @workflow.update
    async def extend_scoring(self, request: ExtendDeadline) -> Receipt:
        """The leader gives more time for scores."""
        return await self._file.do(
            self._acts.scoring_extended(request), act_of(request.actor, request.reason)
        )

    @extend_scoring.validator
    def check_extend_scoring(self, request: ExtendDeadline) -> None:
        """Leave to extend, to a later time, with a reason."""
        self._file.check(
            self._acts.scoring_extended(request), act_of(request.actor, request.reason)
        )

    @workflow.update
    async def adopt_scores(self, request: AdoptScores) -> Receipt:
        """The conference adopts the table of scores."""
        return await self._file.do(
            self._acts.adopted(request), act_of(request.actor, request.remark)
        )

    @adopt_scores.validator
    def check_adopt_scores(self, request: AdoptScores) -> None:
        """Leave to adopt; all scores there or their deadline past; changes explained."""
        self._file.check(self._acts.adopted(request), act_of(request.actor, request.remark))

    @workflow.update
    async def open_ballot(self, request: OpenBallot) -> Receipt:
        """The leader opens one ballot over the whole slate."""
        act = act_of(request.actor)
        if self._now.stage is Stage.ADOPTED:
            self._withdrawn.clear()  # one that withdrew from an earlier ballot may stand again
        nominations = await self._nominations()
        take = self._acts.ballot_opened(request, nominations)
        receipt = await self._file.do(take, act)
        await self._ballot.open(round_ballot.ballot(self._now, self._rulebook))
        unheard = await self._file.say(round_words.placed(self._now, nominations))
        self._withdrawn |= {gone.nomination_id: None for gone in await words.ended(unheard)}
        await self._notices.ballot_opened()
        return receipt

    @open_ballot.validator
    def check_open_ballot(self, request: OpenBallot) -> None:
        """Leave to open the ballot; who stands is read from the register by the handler."""
        self._file.check(self._acts.may_open_ballot, act_of(request.actor))

    @workflow.update
    async def extend_ballot(self, request: ExtendDeadline) -> Receipt:
        """The leader keeps the ballot open longer."""
        act = act_of(request.actor, request.reason)

        async def keep_box_open() -> None:
            await self._ballot.extend(self._now.ballot_id, request.until, act.key)

        return await self._file.do(self._acts.ballot_extended(request), act, first=keep_box_open)

    @extend_ballot.validator
    def check_extend_ballot(self, request: ExtendDeadline) -> None:
        """Leave to extend, to a later time, with a reason."""
        self._file.check(self._acts.ballot_extended(request), act_of(request.actor, request.reason))

    @workflow.update
    async def report_round(self, request: ReportRound) -> Receipt:
        """The leader sends the result, with the minutes, up to the standing body."""
        act = act_of(request.actor, request.remark, request.minutes)
        receipt = await self._file.do(self._acts.reported, act)
        # Read only now: whoever proposes later finds the round closed, so nobody is left out.
        nominations = await self._nominations()
        await self._file.say(round_words.reported(self._now, nominations))
        return receipt

    @report_round.validator
    def check_report_round(self, request: ReportRound) -> None:
        """Leave to report."""
        self._file.check(
            self._acts.reported, act_of(request.actor, request.remark, request.minutes)
        )

    # --- what the box and the nominations say --------------------------------------------------

    @workflow.signal
    def papers_cast(self, turnout: PapersCast) -> None:
        """The box tells how many papers are in."""
        self._ballot.hear(turnout, self._now.ballot_id)

    @workflow.signal
    def nomination_withdrawn(self, withdrawn: NominationWithdrawn) -> None:
        """A candidate withdrew; it is left off at the count."""
        self._withdrawn[withdrawn.nomination_id] = None

    # --- how it waits --------------------------------------------------------------------------

    @property
    def _now(self) -> BlocRound:
        return self._file.state

    async def _opened(self) -> bool:
        started = workflow.now() + START_WITHIN
        if await either(lambda: self._now.stage is not Stage.NEW, started):
            return True
        await workflow.wait_condition(workflow.all_handlers_finished)
        await self._file.catch_up()
        return self._now.stage is not Stage.NEW

    async def _scores_adopted(self) -> None:
        """Remind the units, tell the leader when the deadline has passed, and wait for adoption."""
        while self._now.stage is Stage.SCORING:
            due_at = self._now.scores_due_at

            def stirred(due_at: object = due_at) -> bool:
                return (
                    self._now.stage is not Stage.SCORING
                    or self._now.scores_due_at != due_at
                    or self._file.is_long
                )

            watch = Deadline(
                lambda: self._now.scores_due_at,
                self._notices.scores_remind_at,
                self._notices.scores_reminder,
            )
            if not await watch.met(stirred):
                await self._notices.scores_overdue()
            await self._until(stirred)

    async def _ballot_counted(self) -> None:
        """Everyone has voted or the deadline has passed: close, count, say what came of it."""
        await self._ballot.opened(lambda: self._now.ballot_id)
        while not await self._ballot_closed():
            pass
        tally = await self._ballot.count(
            round_ballot.ballot(self._now, self._rulebook),
            hindered=self._notices.count_hindered,
            withdrawn=frozenset(self._withdrawn),
            ranking=round_ballot.ranking(self._now),
        )
        await round_count.enter(self._file, self._notices, tally)

    async def _ballot_closed(self) -> bool:
        """Whether the box is closed; not when the deadline moved, or the history grew long."""
        everyone_in = await self._ballot.all_in(
            lambda: self._everyone_voted or self._file.is_long,
            lambda: self._now.ballot_closes_at,
            self._notices.ballot_remind_at,
            self._notices.ballot_reminder,
        )
        if everyone_in and not self._everyone_voted:
            await self._go_on()

        async def close() -> bool:
            closes_at = self._now.ballot_closes_at
            extended = closes_at is not None and workflow.now() < closes_at
            if extended and not self._everyone_voted:
                return False
            await self._ballot.close(self._now.ballot_id)
            return True

        return await self._file.alone(close)

    @property
    def _everyone_voted(self) -> bool:
        return self._ballot.papers_cast >= len(self._now.scores)

    async def _until(self, done: Callable[[], bool]) -> None:
        """Wait without a deadline; a long history is carried on meanwhile."""
        await workflow.wait_condition(lambda: done() or self._file.is_long)
        if self._file.is_long:
            await self._go_on()

    async def _go_on(self) -> NoReturn:
        await workflow.wait_condition(workflow.all_handlers_finished)
        workflow.continue_as_new(
            RoundCase(
                self._now,
                self._rulebook,
                self._file.receipts,
                tuple(self._withdrawn),
                self._ballot.papers_cast,
                self._file.history_limit_events,
            )
        )

    async def _nominations(self) -> tuple[Nomination, ...]:
        return await done(RecordActivities.nominations_of_round, self._now.id)
