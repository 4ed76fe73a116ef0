"""Single items of the list: set aside while the others go on, or voted on one by one."""

from temporalio import workflow

from suyton.domain import reasons, sitting_count, sitting_items
from suyton.domain.agenda import ItemVote
from suyton.domain.audit import Receipt
from suyton.domain.ballot import Tally
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import Rulebook
from suyton.domain.sitting import Sitting, SittingStage
from workflows import sitting_ballot, sitting_words
from workflows.ballot import BallotWatch
from workflows.case_file import CaseFile, act_of, act_of_process
from workflows.options import COUNT_WITHIN
from workflows.sitting_messages import CloseItem, OpenItem, SetAsideItem
from workflows.sitting_notices import SittingNotices


class ItemizedSitting:
    """The part of the sitting's workflow about items by themselves."""

    _file: CaseFile[Sitting]
    _rulebook: Rulebook
    _ballot: BallotWatch
    _withdrawn: dict[str, None]
    _counting: bool
    _notices: SittingNotices

    @workflow.update
    async def set_aside_item(self, request: SetAsideItem) -> Receipt:
        """The office puts one item off, sends it back or holds it; the others go on."""
        voted_on = sitting_items.vote_on(self._file.state, request.nomination_id)
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(lambda act: self._set_aside(request, act), act)
        gone = [
            one
            for one in self._file.state.set_aside
            if one.item.nomination_id == request.nomination_id
        ]
        await self._file.say(sitting_words.set_aside(self._file.state, gone))
        if voted_on is not None:
            await self._drop(voted_on)
        if self._file.state.stage is SittingStage.CONVENED and sitting_items.is_emptied(
            self._file.state
        ):
            await self._file.heed(
                lambda act: sitting_items.concluded_empty(self._file.state, act),
                act_of_process(f"{self._file.state.chain}:emptied"),
            )
        return receipt

    @set_aside_item.validator
    def check_set_aside_item(self, request: SetAsideItem) -> None:
        """Leave to take it off the list, with a reason, before its vote has ended."""
        act = act_of(request.actor, request.reason)
        self._file.check(lambda act: self._set_aside(request, act), act)

    @workflow.update
    async def open_item(self, request: OpenItem) -> Receipt:
        """The office opens the vote on one item: a ballot of its own."""
        receipt = await self._file.do(
            lambda act: sitting_items.opened(self._file.state, request.nomination_id, act),
            act_of(request.actor),
        )
        await sitting_ballot.open_box(self._ballot, self._file.state, self._rulebook)
        return receipt

    @open_item.validator
    def check_open_item(self, request: OpenItem) -> None:
        """Leave to open it: on the list, not voted on, and no other item open."""
        self._file.check(
            lambda act: sitting_items.opened(self._file.state, request.nomination_id, act),
            act_of(request.actor),
        )

    @workflow.update
    async def close_item(self, request: CloseItem) -> Receipt:
        """The office ends the vote on the open item, though someone there has not voted."""
        act = act_of(request.actor)

        async def take_no_more() -> None:
            await self._ballot.opened(lambda: request.ballot_id)
            await self._ballot.close(request.ballot_id)

        return await self._file.do(
            lambda act: sitting_items.closed(self._file.state, request.ballot_id, act),
            act,
            first=take_no_more,
        )

    @close_item.validator
    def check_close_item(self, request: CloseItem) -> None:
        """Leave to end the vote that is open."""
        self._file.check(
            lambda act: sitting_items.closed(self._file.state, request.ballot_id, act),
            act_of(request.actor),
        )

    def _set_aside(self, request: SetAsideItem, act: Act) -> Step[Sitting]:
        return sitting_items.set_aside(
            self._file.state,
            request.nomination_id,
            request.way,
            act,
            request.cause,
            counting=self._counting,
        )

    async def _drop(self, vote: ItemVote) -> None:
        """A vote that was broken off: its box takes no more, and its papers are done away with."""
        await self._ballot.opened(lambda: vote.ballot_id)
        await self._ballot.close(vote.ballot_id)
        await self._ballot.void(vote.ballot_id)

    # --- how it votes --------------------------------------------------------------------------

    @property
    def _item_is_voted(self) -> bool:
        """Whether everyone there has voted on the open item."""
        vote = sitting_items.open_vote(self._file.state)
        is_up = vote is not None and self._ballot.is_open(vote.ballot_id)
        return is_up and self._ballot.papers_cast >= len(self._file.state.roll)

    @property
    def _list_is_voted(self) -> bool:
        """Whether every item had its vote and every absent member has answered."""
        state = self._file.state
        under_way = sitting_items.open_vote(state) or sitting_items.waiting_items(state)
        return not state.agenda or not (under_way or sitting_count.unreturned(state))

    async def _end_item(self) -> None:
        """The open vote ends: all have voted, or the time is over."""
        vote = sitting_items.open_vote(self._file.state)
        if vote is None:
            return

        async def take_no_more() -> None:
            await self._ballot.close(vote.ballot_id)

        await self._ballot.opened(lambda: vote.ballot_id)
        await self._file.heed(
            lambda act: sitting_items.closed(self._file.state, vote.ballot_id, act),
            act_of_process(f"{vote.ballot_id}:close"),
            first=take_no_more,
        )

    async def _leave_the_rest(self) -> None:
        """The time is over: items that were not reached are put off."""
        await self._end_item()
        left = sitting_items.waiting_items(self._file.state)
        if left:
            act = act_of_process(f"{self._file.state.chain}:not_reached", reasons.ITEM_NOT_REACHED)
            await self._file.heed(lambda act: sitting_items.not_reached(self._file.state, act), act)
            gone = [one for one in self._file.state.set_aside if one.item in left]
            await self._file.say(sitting_words.set_aside(self._file.state, gone))

    async def _items_counted(self) -> Tally:
        """Each item's box is counted with the opinions on it; quotas hold across items.

        An item whose papers cannot be opened is put off, and the others go on.
        """
        state = self._file.state
        electorate = sitting_count.electorate(state, self._rulebook)
        until = workflow.now() + COUNT_WITHIN
        tallies = {
            vote.nomination_id: await self._ballot.count(
                sitting_ballot.item_ballot(state, vote, self._rulebook),
                hindered=self._notices.count_hindered,
                withdrawn=frozenset(self._withdrawn),
                opinions=sitting_count.opinions_on(state, vote.nomination_id),
                electorate=electorate,
                until=until,
            )
            for vote in state.item_votes
        }
        await self._put_off_unopened([name for name, tally in tallies.items() if tally is None])
        rules = sitting_ballot.rules(state, state.agenda, self._rulebook)
        counted = [tally for tally in tallies.values() if tally is not None]
        return sitting_count.put_together(state, counted, rules, electorate)

    async def _put_off_unopened(self, names: list[str]) -> None:
        if not names:
            return
        act = act_of_process(f"{self._file.state.chain}:unopened", reasons.UNCOUNTED)
        await self._file.do(lambda act: sitting_items.unopened(self._file.state, names, act), act)
        gone = [one for one in self._file.state.set_aside if one.item.nomination_id in names]
        await self._file.say(sitting_words.set_aside(self._file.state, gone))
