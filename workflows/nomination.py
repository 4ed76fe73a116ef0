"""A nomination's way, from a unit's proposal to an award or another outcome."""

import asyncio
from datetime import datetime
from typing import NoReturn

from temporalio import workflow

from activities.records import RecordActivities
from activities.subject_records import SubjectRecordActivities
from suyton.domain import appraisal, candidacy, reasons
from suyton.domain.appraisal import Judgement
from suyton.domain.audit import Receipt
from suyton.domain.errors import Unknown
from suyton.domain.limits import reminder_at
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from workflows import words
from workflows.case_file import CaseFile, act_of, act_of_process
from workflows.deadline import Deadline, either
from workflows.failures import refusals
from workflows.keeping import NominationKeeper
from workflows.looking_up import LooksUp
from workflows.messages import NominationCase, Word
from workflows.nomination_acts import NominationActs
from workflows.nomination_aftermath import DecidedNomination
from workflows.nomination_draft import DraftedNomination
from workflows.nomination_hindrances import HinderedNomination
from workflows.nomination_messages import (
    PassAppraisal,
    Propose,
    Refuse,
    Resubmit,
    ReturnForSupplement,
)
from workflows.nomination_notices import NominationNotices
from workflows.options import START_WITHIN
from workflows.writing import done

Stage = NominationStage


@workflow.defn
class NominationWorkflow(DraftedNomination, HinderedNomination, DecidedNomination, LooksUp):
    """One subject put forward for one award.

    The unit, its bloc's leader, the standing body and those it consults act by update. The
    bloc's round, the council's sitting and the decision each send their word by signal. Which
    of them it lies before, and in which order, is its route, which the rule pack gave it.
    """

    @workflow.init
    def __init__(self, case: NominationCase) -> None:
        self._rulebook = case.rulebook
        self._file = CaseFile(
            case.nomination, case.receipts, NominationKeeper(), case.history_limit_events
        )
        self._acts = NominationActs(self._file, case.rulebook)
        self._notices = NominationNotices(self._file, case.rulebook)

    @workflow.run
    async def run(self, case: NominationCase) -> NominationStage:
        """The way of every case, from station to station, until one of them closes it."""
        if not await (self._roused() if case.woken else self._proposed()):
            return self._now.stage
        self._silences = asyncio.create_task(self._note_silences())
        while not self._now.is_closed:
            await self._moves_on()
        if not (case.woken and self._now.stage is case.nomination.stage):
            await self._notices.outcome()
        await workflow.wait_condition(workflow.all_handlers_finished)
        if not self._now.is_closed:  # proposed anew, or cancelled, while it was being closed
            self._go_on()
        return self._now.stage

    # --- what people do ------------------------------------------------------------------------

    @workflow.update
    async def propose(self, request: Propose) -> Receipt:
        """The unit puts its subject forward. One that withdrew may do so again in the same round."""
        act = act_of(request.actor, attachments=request.dossier)
        stored = await done(RecordActivities.find_nomination, self._now.id)
        if stored is not None and self._now.stage is Stage.NEW:
            self._file.state = stored
        await self._check_round_takes_it()
        receipt = await self._file.do(self._acts.proposed(request), act)
        await self._end_if_too_late(act.key)
        return receipt

    @propose.validator
    def check_propose(self, request: Propose) -> None:
        """Leave to propose, and the unit's part of the dossier."""
        act = act_of(request.actor, attachments=request.dossier)
        self._file.check(self._acts.proposed(request), act)
        self._file.check(self._acts.check_ground_papers, act)

    @workflow.update
    async def return_for_supplement(self, request: ReturnForSupplement) -> Receipt:
        """Bloc leader or standing body sends the dossier back; its clock stops."""
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(self._acts.returned, act)
        await self._notices.returned()
        return receipt

    @return_for_supplement.validator
    def check_return_for_supplement(self, request: ReturnForSupplement) -> None:
        """Leave to return, with a reason."""
        self._file.check(self._acts.returned, act_of(request.actor, request.reason))

    @workflow.update
    async def resubmit(self, request: Resubmit) -> Receipt:
        """The unit sends the supplemented dossier to whoever returned it."""
        act = act_of(request.actor, request.remark, request.dossier)
        return await self._file.do(self._acts.resubmitted(request), act)

    @resubmit.validator
    def check_resubmit(self, request: Resubmit) -> None:
        """Leave to resubmit."""
        act = act_of(request.actor, request.remark, request.dossier)
        self._file.check(self._acts.resubmitted(request), act)

    @workflow.update
    async def pass_appraisal(self, request: PassAppraisal) -> Receipt:
        """The standing body finds the dossier fit for whoever reviews or decides."""
        act = act_of(request.actor, request.remark, request.papers)
        return await self._file.do(self._acts.appraised(await self._judged()), act)

    @pass_appraisal.validator
    def check_pass_appraisal(self, request: PassAppraisal) -> None:
        """Leave to appraise, with nothing left open that the appraisal must wait for."""
        self._file.check(self._acts.appraised(), act_of(request.actor, request.remark))

    @workflow.update
    async def refuse(self, request: Refuse) -> Receipt:
        """The standing body refuses, on one of the four grounds and with a reason."""
        act = act_of(request.actor, request.reason)
        return await self._file.do(self._acts.refused(request, await self._judged()), act)

    @refuse.validator
    def check_refuse(self, request: Refuse) -> None:
        """Leave to refuse, with a reason."""
        self._file.check(self._acts.refused(request), act_of(request.actor, request.reason))

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
        if heeded and word.act in words.AFTER_THE_DECISION:
            await self._notices.changed_by_decision(word.act)

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

    async def _roused(self) -> bool:
        """A case that was over runs again for what it was woken for: a complaint, a new decision."""
        before = self._now.revision
        stirred = await either(lambda: self._now.revision > before, workflow.now() + START_WITHIN)
        await workflow.wait_condition(workflow.all_handlers_finished)
        return stirred

    async def _moves_on(self) -> None:
        """Wait until the case has moved: it reached another stage, or its limit was moved."""
        since = (self._now.stage, self._now.due_at)

        def stirred() -> bool:
            return (self._now.stage, self._now.due_at) != since or self._file.is_long

        watch = Deadline(lambda: self._now.due_at, self._remind_at, self._notices.reminder)
        if not await watch.met(stirred):
            # Nothing is ever approved by silence: the case waits on, and is called late.
            await self._notices.overdue()
            await workflow.wait_condition(stirred)
        if self._file.is_long:
            await workflow.wait_condition(workflow.all_handlers_finished)
            self._go_on()

    def _remind_at(self) -> datetime | None:
        return reminder_at(self._now.due_at, self._rulebook)

    def _go_on(self) -> NoReturn:
        workflow.continue_as_new(
            NominationCase(
                self._now, self._rulebook, self._file.receipts, self._file.history_limit_events
            )
        )

    async def _judged(self) -> Judgement | None:
        """What the record says of the claim today; runs from before records are not judged."""
        if not workflow.patched("judge-at-appraisal"):
            return None
        question = appraisal.question_of(self._now)
        evidence = await done(SubjectRecordActivities.evidence, question)
        with refusals():
            return appraisal.judged(self._now, evidence, self._rulebook, workflow.now())

    async def _check_round_takes_it(self) -> None:
        """Where the route begins in a bloc, its round must still take nominations."""
        if not self._now.round_id:
            return
        round_ = await done(RecordActivities.find_round, self._now.round_id)
        with refusals():
            if round_ is None:
                raise Unknown(noun="round", id=self._now.round_id)
            candidacy.check_may_propose(round_, self._now.unit_id)

    async def _end_if_too_late(self, key: str) -> None:
        """A round that reported between the look at it and the record has left this case out."""
        if not self._now.round_id:
            return
        round_ = await done(RecordActivities.find_round, self._now.round_id)
        if round_ is not None and round_.is_closed:
            act = act_of_process(f"{key}:too_late", reasons.ROUND_CLOSED_WITHOUT_IT)
            await self._file.heed(self._acts.step(NominationAct.NOT_ACCLAIM), act)
