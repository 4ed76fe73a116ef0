"""One sitting of the emulation council: called, attended, voted on, concluded."""

from collections.abc import Callable

from temporalio import workflow

from suyton.domain import listing, sitting, sitting_items
from suyton.domain.audit import Receipt
from suyton.domain.council_terms import VoteBy
from suyton.domain.nomination import NominationStage
from suyton.domain.sitting import Sitting, SittingStage
from workflows import sitting_ballot, sitting_words, words
from workflows.api_messages import PapersCast
from workflows.ballot import BallotWatch
from workflows.case_file import CaseFile, act_of, act_of_process
from workflows.deadline import Deadline, either
from workflows.failures import refusals
from workflows.keeping import SittingKeeper
from workflows.looking_up import LooksUp
from workflows.messages import (
    CancelSitting,
    Convene,
    ExtendDeadline,
    GiveOpinion,
    NominationWithdrawn,
    Postpone,
    RecordPresence,
    SittingCase,
)
from workflows.options import START_WITHIN
from workflows.sitting_acts import SittingActs
from workflows.sitting_notices import SittingNotices
from workflows.sitting_people import AttendedSitting
from workflows.sitting_tie import TiedSitting
from workflows.sitting_vote import VotedSitting

Stage = SittingStage


@workflow.defn
class CouncilSessionWorkflow(AttendedSitting, VotedSitting, TiedSitting, LooksUp):
    """One sitting over a list of nominations, with its membership frozen when it is called."""

    @workflow.init
    def __init__(self, case: SittingCase) -> None:
        self._rulebook = case.rulebook
        self._ballot = BallotWatch(case.sitting.ballot_id, case.papers_cast)
        keeper = SittingKeeper(self._ballot, self._rulebook)
        self._file = CaseFile(case.sitting, case.receipts, keeper, case.history_limit_events)
        self._withdrawn: dict[str, None] = dict.fromkeys(case.withdrawn)
        self._counting = False
        self._acts = SittingActs(self._file, self._rulebook)
        self._notices = SittingNotices(self._file, self._rulebook)

    @workflow.run
    async def run(self, case: SittingCase) -> SittingStage:
        """Called, opened with its quorum (else put off), voted on by those there and in writing."""
        if not await self._convened():
            return Stage.NEW
        await self._opened_with_quorum()
        while self._now.stage in {Stage.VOTING, Stage.TIED}:
            if self._now.stage is Stage.VOTING:
                await self._counted()
            await self._opened_with_quorum()  # again, if the papers could not be opened
            # Whoever chairs breaks a tie, if one is open, or has those tied voted on again.
            await self._until(lambda: self._now.stage is not Stage.TIED or self._file.is_long)
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._now.stage

    # --- what people do ------------------------------------------------------------------------

    @workflow.update
    async def convene(self, request: Convene) -> Receipt:
        """The office calls the sitting over nominations that await the council."""
        act = act_of(request.actor)
        ids = tuple(item.nomination_id for item in self._now.agenda)
        listed = await words.named(ids)
        if self._now.stage is Stage.NEW:
            with refusals():
                listing.check_ready(listed, NominationStage.AWAITING_COUNCIL)
                listing.check_one_pack(listed)
                if workflow.patched("list-only-what-the-body-reviews"):
                    listing.check_body(listed, self._now.body)
        receipt = await self._file.do(self._acts.convened, act)
        unheard = await self._file.say(sitting_words.placed(self._now))
        for gone in await words.ended(unheard):
            await self._leave_off(gone)
        await self._notices.convened()
        return receipt

    @convene.validator
    def check_convene(self, request: Convene) -> None:
        """Leave to call a sitting, with a list and a time to come."""
        self._file.check(self._acts.convened, act_of(request.actor))

    @workflow.update
    async def postpone(self, request: Postpone) -> Receipt:
        """The office moves the sitting to another time."""
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(self._acts.postponed(request), act)
        await self._tell_put_off(request.reason)
        await self._notices.postponed(request.reason)
        return receipt

    @postpone.validator
    def check_postpone(self, request: Postpone) -> None:
        """Leave to postpone, with a reason."""
        self._file.check(self._acts.postponed(request), act_of(request.actor, request.reason))

    @workflow.update
    async def record_presence(self, request: RecordPresence) -> Receipt:
        """The secretary records who is there: the vote opens, or the sitting is put off."""
        receipt = await self._file.do(self._acts.presence_recorded(request), act_of(request.actor))
        if self._now.stage is Stage.VOTING:
            await sitting_ballot.open_box(self._ballot, self._now, self._rulebook)
            await self._notices.opinions_asked()
        else:
            await self._tell_put_off("")
            await self._notices.postponed("")
        return receipt

    @record_presence.validator
    def check_record_presence(self, request: RecordPresence) -> None:
        """Leave to open the sitting; everyone named has a seat."""
        self._file.check(self._acts.presence_recorded(request), act_of(request.actor))

    @workflow.update
    async def give_opinion(self, request: GiveOpinion) -> Receipt:
        """An absent member answers in writing."""
        return await self._file.do(
            self._acts.opinion_given(request), act_of(request.actor, request.remark)
        )

    @give_opinion.validator
    def check_give_opinion(self, request: GiveOpinion) -> None:
        """Leave to answer: an absent member, once, on every item."""
        self._file.check(self._acts.opinion_given(request), act_of(request.actor, request.remark))

    @workflow.update
    async def extend_sitting(self, request: ExtendDeadline) -> Receipt:
        """The office keeps vote and opinions open longer."""
        act = act_of(request.actor, request.reason)

        async def keep_box_open() -> None:
            await self._ballot.extend(self._now.ballot_id, request.until, act.key)

        return await self._file.do(self._acts.extended(request), act, first=keep_box_open)

    @extend_sitting.validator
    def check_extend_sitting(self, request: ExtendDeadline) -> None:
        """Leave to extend, to a later time, with a reason."""
        self._file.check(self._acts.extended(request), act_of(request.actor, request.reason))

    @workflow.update
    async def cancel(self, request: CancelSitting) -> Receipt:
        """The office calls the sitting off; its items wait for another."""
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(self._acts.cancelled, act)
        await self._file.say(sitting_words.cancelled(self._now, request.reason))
        return receipt

    @cancel.validator
    def check_cancel(self, request: CancelSitting) -> None:
        """Leave to call it off, with a reason."""
        self._file.check(self._acts.cancelled, act_of(request.actor, request.reason))

    # --- what the box and the nominations say --------------------------------------------------

    @workflow.signal
    def papers_cast(self, turnout: PapersCast) -> None:
        """The box tells how many papers are in."""
        self._ballot.hear(turnout, self._now.ballot_id)

    @workflow.signal
    async def nomination_withdrawn(self, withdrawn: NominationWithdrawn) -> None:
        """An item leaves the agenda; once the vote is open it is left off at the count."""
        await self._leave_off(withdrawn)

    async def _tell_put_off(self, reason: str) -> None:
        if workflow.patched("tell-items-of-a-sitting-put-off"):
            await self._file.say(sitting_words.put_off(self._now, reason))

    async def _leave_off(self, withdrawn: NominationWithdrawn) -> None:
        self._withdrawn[withdrawn.nomination_id] = None
        by_item = self._now.vote_by is VoteBy.ITEM_BY_ITEM and self._now.stage is Stage.VOTING
        voted_on = sitting_items.vote_on(self._now, withdrawn.nomination_id) is not None
        if self._now.stage is Stage.CONVENED or (by_item and not voted_on):
            act = act_of_process(f"{withdrawn.key}:taken_off", withdrawn.reason)
            await self._file.heed(
                lambda act: sitting.taken_off(self._now, withdrawn.nomination_id, act), act
            )

    # --- how it waits --------------------------------------------------------------------------

    @property
    def _now(self) -> Sitting:
        return self._file.state

    async def _convened(self) -> bool:
        started = workflow.now() + START_WITHIN
        if await either(lambda: self._now.stage is not Stage.NEW, started):
            return True
        await workflow.wait_condition(workflow.all_handlers_finished)
        await self._file.catch_up()
        return self._now.stage is not Stage.NEW

    async def _opened_with_quorum(self) -> None:
        """Remind the members of each date until the sitting is opened or called off."""
        while self._now.stage is Stage.CONVENED:
            watch = Deadline(
                lambda: self._now.meets_at, self._notices.remind_at, self._notices.reminder
            )
            meets_at = self._now.meets_at
            await watch.met(self._stirred_since(meets_at))
            await self._until(self._stirred_since(meets_at))

    def _stirred_since(self, meets_at: object) -> Callable[[], bool]:
        return lambda: (
            self._now.stage is not Stage.CONVENED
            or self._now.meets_at != meets_at
            or self._file.is_long
        )

    async def _until(self, done: Callable[[], bool]) -> None:
        await workflow.wait_condition(done)
        if self._file.is_long:
            await self._go_on()
