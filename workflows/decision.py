"""One award decision: drafted, laid before its signer, signed and numbered, or sent back."""

from dataclasses import replace
from datetime import datetime
from typing import NoReturn

from temporalio import workflow

from activities.records import RecordActivities
from suyton.domain import decision, decision_signer, listing
from suyton.domain.audit import Receipt
from suyton.domain.decision import Decision, DecisionAct, DecisionStage
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.limits import exchange_due, reminder_at, signing_due
from suyton.domain.nomination import NominationStage
from suyton.domain.procedure import Act, Step
from workflows import decision_words, words
from workflows.case_file import CaseFile, act_of, act_of_process
from workflows.deadline import Deadline, either
from workflows.decision_draft import LaidDecision
from workflows.decision_issue import IssuedDecision
from workflows.decision_notices import DecisionNotices
from workflows.failures import refusals
from workflows.keeping import DecisionKeeper
from workflows.looking_up import LooksUp
from workflows.messages import (
    DecisionCase,
    DraftDecision,
    NominationWithdrawn,
    SendBack,
    SignDecision,
)
from workflows.options import PLACED_PAUSE, PLACED_WITHIN, START_WITHIN
from workflows.writing import done

Stage = DecisionStage


@workflow.defn
class DecisionWorkflow(LaidDecision, IssuedDecision, LooksUp):
    """One decision naming one or many recipients of one award; or one that changes another."""

    @workflow.init
    def __init__(self, case: DecisionCase) -> None:
        self._rulebook = case.rulebook
        self._file = CaseFile(
            case.decision,
            case.receipts,
            DecisionKeeper(case.rulebook),
            case.history_limit_events,
        )
        self._notices = DecisionNotices(self._file)

    @workflow.run
    async def run(self, case: DecisionCase) -> DecisionStage:
        """Drafted by the standing body; signed by or for the Chairman, or sent back."""
        if not await self._drafted():
            return Stage.NEW
        await self._signed_or_sent_back()
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._now.stage

    # --- what people do ------------------------------------------------------------------------

    @workflow.update
    async def draft(self, request: DraftDecision) -> Receipt:
        """The standing body lays the draft before its signer."""
        act = act_of(request.actor, request.remark)
        ids = tuple(recipient.nomination_id for recipient in self._now.recipients)
        listed = await done(RecordActivities.nominations_named, ids)
        if not self._now.kind.takes_from_lists:
            await self._check_change()
        elif self._now.stage is Stage.NEW:
            with refusals():
                listing.check_one_award(listed, self._now.award_id)
                listing.check_one_pack(listed)
                listing.check_ready(listed, NominationStage.AWAITING_DECISION)
        receipt = await self._file.do(self._drafted_by, act)
        unheard = await self._file.say(decision_words.placed(self._now))
        for gone in await words.ended(unheard):
            await self._strike(gone)
        await self._notices.signer("decision_to_sign")
        return receipt

    @draft.validator
    def check_draft(self, request: DraftDecision) -> None:
        """Leave to draft, a list that is not empty, and a signer who may sign this award."""
        act = act_of(request.actor, request.remark)
        self._file.check(self._drafted_by, act)
        self._file.check(self._check_signer, act)

    @workflow.update
    async def sign(self, request: SignDecision) -> Receipt:
        """The signer has signed; a vice-chairman only under the Chairman's live assignment."""
        act = act_of(request.actor, "", (request.document,) if request.document else ())
        await self._check_still_stands()
        assignment = await self._assignment(request.actor, act)
        if workflow.patched("paper-before-the-signature"):

            async def check() -> None:
                await self._check_signature(request.document, act)

            receipt = await self._file.do(self._signed(assignment, request), act, first=check)
            await self._notices.clerk()
            return receipt
        workflow.patched("money-with-the-signature")
        receipt = await self._file.do(self._issued_by_signature(assignment), act)
        await decision_words.say_issued(self._file, self._rulebook)
        return receipt

    @sign.validator
    def check_sign(self, request: SignDecision) -> None:
        """Leave to sign; the assignment is read by the handler and again with the signature."""
        act = act_of(request.actor)
        self._file.check(self._may(DecisionAct.SIGN), act)
        self._file.check(self._check_signer, act)

    @workflow.update
    async def send_back(self, request: SendBack) -> Receipt:
        """The signer sends the draft back with a reason."""
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(self._sent_back, act)
        await self._file.say(decision_words.sent_back(self._now))
        await self._notices.sent_back()
        return receipt

    @send_back.validator
    def check_send_back(self, request: SendBack) -> None:
        """Leave to send back, with a reason."""
        self._file.check(self._sent_back, act_of(request.actor, request.reason))

    # --- what a nomination says ----------------------------------------------------------------

    @workflow.signal
    async def nomination_withdrawn(self, withdrawn: NominationWithdrawn) -> None:
        """A recipient wishes to withdraw: struck out if nothing is signed yet, and told so."""
        await self._strike(withdrawn)

    async def _strike(self, withdrawn: NominationWithdrawn) -> None:
        act = act_of_process(f"{withdrawn.key}:struck", withdrawn.reason)

        def take(act: Act) -> Step[Decision]:
            return decision.struck(self._now, withdrawn.nomination_id, act)

        if await self._file.heed(take, act):
            await words.answer_struck(withdrawn)
        elif self._now.stage in {Stage.SIGNED, Stage.NUMBERED}:
            # Its word comes only with the issue, and the clerk may take days.
            await words.answer_signed(withdrawn)

    # --- how it waits --------------------------------------------------------------------------

    @property
    def _now(self) -> Decision:
        return self._file.state

    async def _drafted(self) -> bool:
        started = workflow.now() + START_WITHIN
        if await either(lambda: self._now.stage is not Stage.NEW, started):
            return True
        await workflow.wait_condition(workflow.all_handlers_finished)
        await self._file.catch_up()
        return self._now.stage is not Stage.NEW

    async def _check_still_stands(self) -> None:
        """What is to be signed can be: nobody it names has gone, nor what it would change."""
        if not self._now.kind.takes_from_lists:
            await self._check_change()
        elif not self._now.is_closed:
            await self._all_placed()

    async def _all_placed(self) -> None:
        """Every name to be signed lies in this draft, from where only the draft lets it go.

        The word that placed it may still be on its way, or have come after it was withdrawn; a
        decision must not name such a one.
        """
        until = workflow.now() + PLACED_WITHIN
        while True:
            ids = tuple(recipient.nomination_id for recipient in self._now.standing)
            listed = await done(RecordActivities.nominations_named, ids)
            for one in listed:
                if one.is_closed:
                    await self._strike(words.left(one))
            waiting = [one for one in listed if not one.is_closed]
            if all(one.decision_id == self._now.id for one in waiting):
                return
            if workflow.now() > until:
                with refusals():
                    listing.check_ready(waiting, NominationStage.IN_SIGNING)
            await workflow.sleep(PLACED_PAUSE)

    async def _signed_or_sent_back(self) -> None:
        """Remind the signer before the limit and once after it; then the clerk has it."""

        def stirred() -> bool:
            return self._now.is_closed or self._file.is_long

        async def remind() -> None:
            await self._notices.signer("decision_reminder")

        while not self._now.is_closed:
            if not await Deadline(lambda: self._now.due_at, self._remind_at, remind).met(stirred):
                await self._file.catch_up()
                if self._now.is_closed:
                    return
                await self._notices.signer("decision_overdue")
                await workflow.wait_condition(stirred)
            if self._file.is_long:
                await self._go_on()

    def _remind_at(self) -> datetime | None:
        return reminder_at(self._now.due_at, self._rulebook)

    async def _go_on(self) -> NoReturn:
        await workflow.wait_condition(workflow.all_handlers_finished)
        workflow.continue_as_new(
            DecisionCase(
                self._now, self._rulebook, self._file.receipts, self._file.history_limit_events
            )
        )

    # --- how it judges, writes and tells -------------------------------------------------------

    def _drafted_by(self, act: Act) -> Step[Decision]:
        draft = replace(self._now, due_at=signing_due(act.at, self._rulebook))
        if draft.kind is DecisionKind.CORRECT:
            draft = replace(draft, exchange_due_at=exchange_due(act.at, self._rulebook))
        return decision.drafted(draft, act)

    def _sent_back(self, act: Act) -> Step[Decision]:
        return decision.sent_back(self._now, act)

    def _check_signer(self, act: Act) -> None:
        """For validators alone: decisions of before this was asked are replayed by the handlers."""
        decision_signer.check_may_sign(self._now.signer_role, self._now.award_id, self._rulebook)
