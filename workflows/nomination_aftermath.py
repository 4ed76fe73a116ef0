"""A nomination's updates around its result: the unit's own decision, complaint, recovery."""

from temporalio import workflow

from suyton.domain.audit import Receipt
from suyton.domain.nomination import Nomination
from workflows.case_file import CaseFile, act_of
from workflows.nomination_acts import NominationActs
from workflows.nomination_messages import (
    AnswerComplaint,
    Complain,
    RecordRecovery,
    RecordUnitDecision,
)
from workflows.nomination_notices import NominationNotices


class DecidedNomination:
    """The part of the nomination workflow that goes on when the result is there."""

    _file: CaseFile[Nomination]
    _acts: NominationActs
    _notices: NominationNotices

    @workflow.update
    async def record_unit_decision(self, request: RecordUnitDecision) -> Receipt:
        """The unit or commune enters the decision of its own head."""
        act = act_of(request.actor, request.remark)
        return await self._file.do(self._acts.unit_decision_recorded(request), act)

    @record_unit_decision.validator
    def check_record_unit_decision(self, request: RecordUnitDecision) -> None:
        """Leave to enter the decision, with its number."""
        act = act_of(request.actor, request.remark)
        self._file.check(self._acts.unit_decision_recorded(request), act)

    @workflow.update
    async def complain(self, request: Complain) -> Receipt:
        """The unit complains of the result."""
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(self._acts.complained, act)
        await self._notices.complained()
        return receipt

    @complain.validator
    def check_complain(self, request: Complain) -> None:
        """Leave to complain, with what of."""
        self._file.check(self._acts.complained, act_of(request.actor, request.reason))

    @workflow.update
    async def answer_complaint(self, request: AnswerComplaint) -> Receipt:
        """The standing body answers the complaint."""
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(self._acts.complaint_answered(request), act)
        await self._notices.complaint_answered()
        return receipt

    @answer_complaint.validator
    def check_answer_complaint(self, request: AnswerComplaint) -> None:
        """Leave to answer, with a reason."""
        act = act_of(request.actor, request.reason)
        self._file.check(self._acts.complaint_answered(request), act)

    @workflow.update
    async def record_recovery(self, request: RecordRecovery) -> Receipt:
        """The standing body enters what came back after a cancellation."""
        act = act_of(request.actor, request.reason)
        return await self._file.do(self._acts.recovery_recorded(request), act)

    @record_recovery.validator
    def check_record_recovery(self, request: RecordRecovery) -> None:
        """Leave to enter the recovery."""
        act = act_of(request.actor, request.reason)
        self._file.check(self._acts.recovery_recorded(request), act)
