"""Who comes in a member's place, and what a member wants on record."""

from temporalio import workflow

from suyton.domain.audit import Receipt
from suyton.domain.sitting import Sitting
from workflows.case_file import CaseFile, act_of
from workflows.sitting_acts import SittingActs
from workflows.sitting_messages import RecordDiffering, RecordStandIn


class AttendedSitting:
    """The part of the sitting's workflow about its people."""

    _file: CaseFile[Sitting]
    _acts: SittingActs

    @workflow.update
    async def record_stand_in(self, request: RecordStandIn) -> Receipt:
        """The office records who comes in a member's place."""
        return await self._file.do(self._acts.stand_in_recorded(request), act_of(request.actor))

    @record_stand_in.validator
    def check_record_stand_in(self, request: RecordStandIn) -> None:
        """Leave to record it, where the pack allows it, with the written appointment."""
        self._file.check(self._acts.stand_in_recorded(request), act_of(request.actor))

    @workflow.update
    async def record_differing(self, request: RecordDiffering) -> Receipt:
        """A member's differing opinion is put on record."""
        return await self._file.do(self._acts.differing_recorded(request), act_of(request.actor))

    @record_differing.validator
    def check_record_differing(self, request: RecordDiffering) -> None:
        """Leave to have it recorded: a member, with a text, on an item of the list."""
        self._file.check(self._acts.differing_recorded(request), act_of(request.actor))
