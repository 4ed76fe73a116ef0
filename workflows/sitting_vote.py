"""How a sitting votes, in one paper or item by item, until everyone has answered or time is over."""

from collections.abc import Callable
from typing import NoReturn

from temporalio import workflow

from suyton.domain import reasons, sitting, sitting_count, uncounted
from suyton.domain.ballot import Tally
from suyton.domain.council_terms import VoteBy
from suyton.domain.sitting import SittingStage
from workflows import sitting_ballot, sitting_words
from workflows.case_file import act_of_process
from workflows.deadline import Deadline
from workflows.messages import SittingCase
from workflows.sitting_items import ItemizedSitting
from workflows.sitting_notices import SittingNotices


class VotedSitting(ItemizedSitting):
    """The part of the sitting's workflow from the opening of the vote to its count."""

    _notices: SittingNotices

    async def _counted(self) -> None:
        """Everyone has answered or the deadline has passed: close, count on N, say the result."""
        tally = await (self._items() if self._by_item else self._one_paper())
        if tally is None:
            await self._uncounted()
            return
        act = act_of_process(f"{tally.ballot_id}:count")
        await self._file.do(lambda act: sitting.concluded(self._file.state, tally, act), act)
        self._counting = False
        await self._file.say(
            sitting_words.counted(self._file.state, self._file.state.tally or tally)
        )
        if self._file.state.stage is SittingStage.TIED:
            await self._notices.tie_open()

    async def _uncounted(self) -> None:
        """The papers stayed shut: the vote is void. Those tied stay tied, a list is called anew."""
        act = act_of_process(f"{self._file.state.ballot_id}:uncounted", reasons.UNCOUNTED)
        await self._file.do(lambda act: uncounted.of_sitting(self._file.state, act), act)
        self._counting = False
        if self._file.state.stage is SittingStage.CONVENED:
            await self._file.say(sitting_words.put_off(self._file.state, reasons.UNCOUNTED))
        elif self._file.state.stage is SittingStage.TIED:
            await self._notices.tie_open()
        elif self._file.state.tally is not None:
            await self._file.say(sitting_words.counted(self._file.state, self._file.state.tally))

    async def _one_paper(self) -> Tally | None:
        await self._ballot.opened(lambda: self._file.state.ballot_id)
        while not await self._closed(lambda: self._everyone_answered, self._deadline()):
            pass
        gone = {*self._withdrawn, *(one.item.nomination_id for one in self._file.state.set_aside)}
        return await self._ballot.count(
            sitting_ballot.ballot(self._file.state, self._rulebook),
            hindered=self._notices.count_hindered,
            withdrawn=frozenset(gone),
            opinions=tuple(opinion.choices for opinion in self._file.state.opinions),
            electorate=sitting_count.electorate(self._file.state, self._rulebook),
        )

    async def _items(self) -> Tally:
        deadline = self._deadline()
        while not await self._closed(lambda: self._item_is_voted or self._list_is_voted, deadline):
            if self._item_is_voted:
                await self._end_item()
        await self._leave_the_rest()
        return await self._items_counted()

    def _deadline(self) -> Deadline:
        """The end of the vote; it may be moved, and those awaited are reminded of it."""
        return Deadline(
            lambda: self._file.state.closes_at,
            self._notices.vote_remind_at,
            self._notices.vote_reminder,
        )

    async def _closed(self, moved: Callable[[], bool], deadline: Deadline) -> bool:
        """Wait for what ``moved`` says or the deadline; whether the vote is over, and counting."""
        in_time = await deadline.met(lambda: moved() or self._file.is_long)
        if in_time and not moved():
            await self._go_on()

        async def close() -> bool:
            closes_at = self._file.state.closes_at
            extended = closes_at is not None and workflow.now() < closes_at
            if extended and not self._is_over:
                return False
            self._counting = True
            if not self._by_item:
                await self._ballot.close(self._file.state.ballot_id)
            return True

        return await self._file.alone(close)

    @property
    def _is_over(self) -> bool:
        return self._list_is_voted if self._by_item else self._everyone_answered

    @property
    def _by_item(self) -> bool:
        state = self._file.state
        return state.vote_by is VoteBy.ITEM_BY_ITEM and state.second is None

    @property
    def _everyone_answered(self) -> bool:
        papers = self._ballot.papers_cast >= len(self._file.state.roll)
        answered = papers and len(self._file.state.opinions) >= len(self._file.state.absent)
        return answered or not self._file.state.agenda

    async def _go_on(self) -> NoReturn:
        await workflow.wait_condition(workflow.all_handlers_finished)
        workflow.continue_as_new(
            SittingCase(
                self._file.state,
                self._rulebook,
                self._file.receipts,
                tuple(self._withdrawn),
                self._ballot.papers_cast,
                self._file.history_limit_events,
            )
        )
