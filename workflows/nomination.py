"""A nomination's way, from a unit's proposal to an award or another outcome."""

from datetime import datetime
from typing import NoReturn

from temporalio import workflow

from activities.records import RecordActivities
from suyton.domain import candidacy, nomination, reasons
from suyton.domain.audit import Receipt
from suyton.domain.errors import AlreadyProposed, AlreadySigned, Unknown, WrongStage
from suyton.domain.limits import nomination_due, reminder_at
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.procedure import Act, Step
from workflows import words
from workflows.case_file import CaseFile, Take, act_of, act_of_process
from workflows.deadline import Deadline, either
from workflows.failures import refusals, to_failure
from workflows.keeping import NominationKeeper
from workflows.messages import (
    NominationCase,
    NominationWithdrawn,
    PassAppraisal,
    Propose,
    Refuse,
    Resubmit,
    ReturnForSupplement,
    Withdraw,
    Word,
)
from workflows.nomination_notices import NominationNotices
from workflows.options import START_WITHIN
from workflows.writing import done

Stage = NominationStage


class LaidBeforeSigner(Exception):
    """The case lies in a draft, and its decision must be asked before it may be withdrawn."""


@workflow.defn
class NominationWorkflow:
    """One unit put forward for one award.

    The unit, its bloc's leader and the standing body act by update. The bloc's round, the
    council's sitting and the decision each send their word by signal.
    """

    @workflow.init
    def __init__(self, case: NominationCase) -> None:
        self._rulebook = case.rulebook
        self._file = CaseFile(
            case.nomination, case.receipts, NominationKeeper(), case.history_limit_events
        )
        self._notices = NominationNotices(self._file)
        self._struck_for = ""

    @workflow.run
    async def run(self, case: NominationCase) -> NominationStage:
        """The way of every case; one that is closed early passes the later gates at once."""
        if not await self._proposed():
            return Stage.NEW
        await self._past(Stage.IN_BLOC, Stage.IN_BALLOT)  # the bloc scores, votes and acclaims
        await self._past(Stage.ACCLAIMED)  # the leader reports the bloc's result
        await self._past(Stage.IN_APPRAISAL)  # the standing body appraises
        await self._past(Stage.AWAITING_COUNCIL, Stage.IN_COUNCIL)  # the council reviews
        await self._past(Stage.AWAITING_DECISION, Stage.IN_SIGNING)  # the Chairman decides
        await self._notices.outcome()
        await workflow.wait_condition(workflow.all_handlers_finished)
        if not self._now.is_closed:  # proposed anew while it was being closed
            self._go_on()
        return self._now.stage

    # --- what people do ------------------------------------------------------------------------

    @workflow.update
    async def propose(self, request: Propose) -> Receipt:
        """The unit puts itself forward. One that withdrew may do so again in the same round."""
        act = act_of(request.actor, attachments=request.dossier)
        stored = await done(RecordActivities.find_nomination, self._now.id)
        if stored is not None and self._now.stage is Stage.NEW:
            self._file.state = stored
        round_ = await done(RecordActivities.find_round, self._now.round_id)
        with refusals():
            if round_ is None:
                raise Unknown(noun="round", id=self._now.round_id)
            candidacy.check_may_propose(round_, self._now.unit_id)
        receipt = await self._file.do(self._proposed_by(request), act)
        await self._end_if_too_late(act.key)
        return receipt

    @propose.validator
    def check_propose(self, request: Propose) -> None:
        """Leave to propose, and the unit's part of the dossier."""
        self._file.check(
            self._proposed_by(request), act_of(request.actor, attachments=request.dossier)
        )

    @workflow.update
    async def return_for_supplement(self, request: ReturnForSupplement) -> Receipt:
        """Bloc leader or standing body sends the dossier back; its clock stops."""
        receipt = await self._file.do(
            self._step(NominationAct.RETURN), act_of(request.actor, request.reason)
        )
        await self._notices.returned()
        return receipt

    @return_for_supplement.validator
    def check_return_for_supplement(self, request: ReturnForSupplement) -> None:
        """Leave to return, with a reason."""
        self._file.check(self._step(NominationAct.RETURN), act_of(request.actor, request.reason))

    @workflow.update
    async def resubmit(self, request: Resubmit) -> Receipt:
        """The unit sends the supplemented dossier to whoever returned it."""
        return await self._file.do(
            self._resubmitted(request), act_of(request.actor, request.remark, request.dossier)
        )

    @resubmit.validator
    def check_resubmit(self, request: Resubmit) -> None:
        """Leave to resubmit."""
        self._file.check(
            self._resubmitted(request), act_of(request.actor, request.remark, request.dossier)
        )

    @workflow.update
    async def withdraw(self, request: Withdraw) -> Receipt:
        """The unit takes its nomination back, at any stage before signature."""
        act = act_of(request.actor, request.reason)
        left = self._now.stage

        def take(act: Act) -> Step[Nomination]:
            nonlocal left
            left = self._now.stage
            if left is Stage.IN_SIGNING and self._struck_for != act.key:
                raise LaidBeforeSigner
            return self._step(NominationAct.WITHDRAW)(act)

        while True:
            if self._now.stage is Stage.IN_SIGNING:
                await self._struck_from(self._now.decision_id, act)
            try:
                receipt = await self._file.do(take, act)
            except LaidBeforeSigner:  # a draft took the case up while this act waited its turn
                continue
            await words.withdrawn(self._now, left, act.key)
            return receipt

    @withdraw.validator
    def check_withdraw(self, request: Withdraw) -> None:
        """Leave to withdraw, with a reason."""
        self._file.check(self._step(NominationAct.WITHDRAW), act_of(request.actor, request.reason))

    @workflow.update
    async def pass_appraisal(self, request: PassAppraisal) -> Receipt:
        """The standing body finds the dossier fit for the council."""
        return await self._file.do(
            self._step(NominationAct.PASS_APPRAISAL),
            act_of(request.actor, request.remark, request.papers),
        )

    @pass_appraisal.validator
    def check_pass_appraisal(self, request: PassAppraisal) -> None:
        """Leave to appraise."""
        self._file.check(
            self._step(NominationAct.PASS_APPRAISAL), act_of(request.actor, request.remark)
        )

    @workflow.update
    async def refuse(self, request: Refuse) -> Receipt:
        """The standing body refuses, with a reason."""
        return await self._file.do(
            self._step(NominationAct.REFUSE), act_of(request.actor, request.reason)
        )

    @refuse.validator
    def check_refuse(self, request: Refuse) -> None:
        """Leave to refuse, with a reason."""
        self._file.check(self._step(NominationAct.REFUSE), act_of(request.actor, request.reason))

    # --- what other bodies say -----------------------------------------------------------------

    @workflow.signal
    async def hear(self, word: Word) -> None:
        """The round, sitting or decision that the case is on says what became of it there."""
        act = act_of_process(word.key, word.reason, word.attachments)
        heeded = await self._file.heed(
            lambda act: words.heard(self._now, word, act, self._rulebook), act
        )
        if not heeded and word.act in words.PLACING and not words.is_on(self._now, word):
            await words.decline(self._now, word)

    @workflow.signal
    async def hear_struck(self, withdrawn: NominationWithdrawn) -> None:
        """The decision has struck the case out, so the unit may withdraw."""
        self._struck_for = withdrawn.key

    # --- how it waits and writes ---------------------------------------------------------------

    @property
    def _now(self) -> Nomination:
        return self._file.state

    async def _proposed(self) -> bool:
        started = workflow.now() + START_WITHIN
        if await either(
            lambda: self._now.revision > 0 and self._now.stage is not Stage.NEW, started
        ):
            return True
        await workflow.wait_condition(workflow.all_handlers_finished)
        await self._file.catch_up()
        return self._now.stage is not Stage.NEW

    async def _past(self, *stages: NominationStage) -> None:
        """Wait until the case has left these stages; a returned case is still where it was."""
        while self._station in stages:
            since = (self._now.stage, self._now.due_at)

            def stirred(since: tuple[object, ...] = since) -> bool:
                return (self._now.stage, self._now.due_at) != since or self._file.is_long

            watch = Deadline(lambda: self._now.due_at, self._remind_at, self._notices.reminder)
            if not await watch.met(stirred):
                # Nothing is ever approved by silence: the case waits on, and is called late.
                await self._notices.overdue()
                await workflow.wait_condition(stirred)
            if self._file.is_long:
                await workflow.wait_condition(workflow.all_handlers_finished)
                self._go_on()

    @property
    def _station(self) -> NominationStage:
        returned_from = self._now.returned_from
        return self._now.stage if returned_from is None else returned_from

    def _remind_at(self) -> datetime | None:
        return reminder_at(self._now.due_at, self._rulebook)

    def _go_on(self) -> NoReturn:
        workflow.continue_as_new(
            NominationCase(
                self._now, self._rulebook, self._file.receipts, self._file.history_limit_events
            )
        )

    def _step(self, what: NominationAct, **changes: str) -> Take[Nomination]:
        def take(act: Act) -> Step[Nomination]:
            due_at = nomination_due(self._now, what, act.at, self._rulebook)
            return nomination.step(self._now, what, act, due_at=due_at, facts=None, **changes)

        return take

    def _proposed_by(self, request: Propose) -> Take[Nomination]:
        def take(act: Act) -> Step[Nomination]:
            try:
                step = self._step(NominationAct.PROPOSE, summary=request.summary)(act)
            except WrongStage as refusal:
                raise AlreadyProposed(
                    unit=self._now.unit_name, nomination=self._now.id
                ) from refusal
            nomination.check_dossier(self._rulebook.award(self._now.award_id), act.attachments)
            return step

        return take

    def _resubmitted(self, request: Resubmit) -> Take[Nomination]:
        summary = request.summary or self._now.summary
        return self._step(NominationAct.RESUBMIT, summary=summary)

    async def _end_if_too_late(self, key: str) -> None:
        """A round that reported between the look at it and the record has left this case out."""
        round_ = await done(RecordActivities.find_round, self._now.round_id)
        if round_ is not None and round_.is_closed:
            act = act_of_process(f"{key}:too_late", reasons.ROUND_CLOSED_WITHOUT_IT)
            await self._file.heed(self._step(NominationAct.NOT_ACCLAIM), act)

    async def _struck_from(self, decision_id: str, act: Act) -> None:
        """The decision alone knows whether it is signed, so it is asked before the case withdraws."""
        await words.ask_to_strike(
            decision_id, NominationWithdrawn(self._now.id, act.reason, act.key)
        )
        await workflow.wait_condition(
            lambda: self._struck_for == act.key or self._now.stage is not Stage.IN_SIGNING
        )
        if self._now.stage is Stage.AWARDED:
            raise to_failure(AlreadySigned(nomination=self._now.id))
