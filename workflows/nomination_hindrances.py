"""A nomination's updates that stop it, let it go on, or ask others: holds, consultations, lateness."""

from temporalio import workflow

from suyton.domain.audit import Receipt
from suyton.domain.incidents import AgencyAnswer, Consultation
from suyton.domain.nomination import Nomination
from workflows.case_file import CaseFile, act_of, act_of_process
from workflows.deadline import either
from workflows.nomination_acts import NominationActs
from workflows.nomination_messages import (
    AnswerConsultation,
    CloseConsultation,
    CloseHold,
    Consult,
    WaiveLateness,
)
from workflows.nomination_notices import NominationNotices


class HinderedNomination:
    """The part of the nomination workflow that hears of what stands in a case's way."""

    _file: CaseFile[Nomination]
    _acts: NominationActs
    _notices: NominationNotices

    @workflow.update
    async def close_hold(self, request: CloseHold) -> Receipt:
        """The matter is concluded: the case goes on, or is left to be refused."""
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(self._acts.hold_closed(request), act)
        await self._notices.hold_closed()
        return receipt

    @close_hold.validator
    def check_close_hold(self, request: CloseHold) -> None:
        """Leave to conclude an open hold, with a reason."""
        self._file.check(self._acts.hold_closed(request), act_of(request.actor, request.reason))

    @workflow.update
    async def consult(self, request: Consult) -> Receipt:
        """The standing body asks an agency for its opinion."""
        act = act_of(request.actor, request.question)
        receipt = await self._file.do(self._acts.consulted(request), act)
        await self._notices.consulted()
        return receipt

    @consult.validator
    def check_consult(self, request: Consult) -> None:
        """Leave to ask, with a question, an agency that is not asked already."""
        self._file.check(self._acts.consulted(request), act_of(request.actor, request.question))

    @workflow.update
    async def answer_consultation(self, request: AnswerConsultation) -> Receipt:
        """The agency agrees, or objects and thereby stops the case."""
        act = act_of(request.actor, request.remark)
        receipt = await self._file.do(self._acts.agency_answered(request), act)
        await self._notices.agency_answered()
        return receipt

    @answer_consultation.validator
    def check_answer_consultation(self, request: AnswerConsultation) -> None:
        """Leave to answer for that agency, once."""
        act = act_of(request.actor, request.remark)
        self._file.check(self._acts.agency_answered(request), act)

    @workflow.update
    async def close_consultation(self, request: CloseConsultation) -> Receipt:
        """The standing body goes on without an agency's answer."""
        act = act_of(request.actor, request.reason)
        return await self._file.do(self._acts.consultation_closed(request), act)

    @close_consultation.validator
    def check_close_consultation(self, request: CloseConsultation) -> None:
        """Leave to do without an answer, with a reason."""
        act = act_of(request.actor, request.reason)
        self._file.check(self._acts.consultation_closed(request), act)

    @workflow.update
    async def waive_lateness(self, request: WaiveLateness) -> Receipt:
        """Whoever the pack names lets a late dossier in."""
        return await self._file.do(
            self._acts.lateness_waived, act_of(request.actor, request.reason)
        )

    @waive_lateness.validator
    def check_waive_lateness(self, request: WaiveLateness) -> None:
        """Leave to waive, with a reason."""
        self._file.check(self._acts.lateness_waived, act_of(request.actor, request.reason))

    async def _note_silences(self) -> None:
        """Enter, for each agency asked, that its time to answer is over; for as long as it runs."""
        while True:
            await workflow.wait_condition(lambda: self._asked_first() is not None)
            asked = self._asked_first()
            if asked is None:
                continue

            def answered(asked: Consultation = asked) -> bool:
                return self._asked_first() != asked

            if await either(answered, asked.due_at):
                continue
            act = act_of_process(f"{self._file.state.chain}:silence:{asked.id}", asked.agency_name)
            if await self._file.heed(self._acts.silence_noted(asked.id), act):
                await self._notices.agency_silent()
            await workflow.wait_condition(answered)

    def _asked_first(self) -> Consultation | None:
        """The consultation whose time is over next."""
        pending = [
            asked
            for asked in self._file.state.consultations
            if asked.answer is AgencyAnswer.PENDING and not self._file.state.is_closed
        ]
        return min(pending, key=lambda asked: asked.due_at, default=None)
