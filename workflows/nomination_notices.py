"""What the unit, and whoever is awaited, are told of a nomination."""

from temporalio import workflow

from suyton.domain.authority import Role
from suyton.domain.nomination import Nomination, NominationAct, scopes
from suyton.domain.nomination_waiting import waiting
from suyton.domain.rulebook import Rulebook
from suyton.ports import Notice
from workflows.case_file import CaseFile
from workflows.writing import tell


class NominationNotices:
    """Tells of the case as it stands; each notice is written once."""

    def __init__(self, file: CaseFile[Nomination], rulebook: Rulebook) -> None:
        self._file = file
        self._rulebook = rulebook

    async def outcome(self) -> None:
        """The outcome, with its reason, to the unit."""
        await self._tell_unit(f"nomination_{self._case.stage.value}")

    async def returned(self) -> None:
        """To the unit: what to supplement, and until when."""
        await self._tell_unit("nomination_returned")

    async def reminder(self) -> None:
        """To whoever is awaited, before the limit."""
        await self._tell_awaited("nomination_reminder")

    async def overdue(self) -> None:
        """To whoever is awaited, to the unit and to whom the pack names, after the limit."""
        await self._tell_awaited("nomination_overdue")
        await self._tell_unit("nomination_overdue")
        if workflow.patched("escalate-overdue"):
            await self._escalate("nomination_overdue")

    async def hold_opened(self) -> None:
        """To the unit: its case is stopped, and why."""
        await self._tell_unit("nomination_held")

    async def hold_closed(self) -> None:
        """To the unit: what the matter came to."""
        await self._tell_unit("nomination_hold_closed")

    async def consulted(self) -> None:
        """To the agency just asked: the question, and until when."""
        asked = self._case.consultations[-1]
        facts = {"question": asked.question, "until": asked.due_at.isoformat()}
        await self._tell("agency_asked", Role.AGENCY_OFFICER, asked.agency_id, facts)

    async def agency_answered(self) -> None:
        """To the standing body: an answer is there."""
        await self._tell_standing("agency_answered")

    async def agency_silent(self) -> None:
        """To the standing body and to whom the pack names: an agency's time is over."""
        await self._tell_standing("agency_silent")
        await self._escalate("agency_silent")

    async def complained(self) -> None:
        """To the standing body: the unit complains."""
        await self._tell_standing("complaint_made")

    async def complaint_answered(self) -> None:
        """To the unit: the answer."""
        await self._tell_unit("complaint_answered")

    async def changed_by_decision(self, act: NominationAct) -> None:
        """To the unit: a later decision corrects or cancels its award."""
        corrected = act is NominationAct.CORRECT
        await self._tell_unit("award_corrected" if corrected else "award_cancelled")

    @property
    def _case(self) -> Nomination:
        return self._file.state

    async def _tell_awaited(self, code: str) -> None:
        for task in waiting(self._case):
            await self._tell(code, task.role, task.scope_id)

    async def _tell_unit(self, code: str) -> None:
        await self._tell(code, Role.UNIT_OFFICER, self._case.unit_id)

    async def _tell_standing(self, code: str) -> None:
        await self._tell(code, Role.STANDING_OFFICER, self._case.standing_body_id)

    async def _escalate(self, code: str) -> None:
        role = self._rulebook.escalation_role
        await self._tell(code, role, scopes(self._case)[role])

    async def _tell(
        self, code: str, role: Role, scope_id: str, facts: dict[str, str] | None = None
    ) -> None:
        case = self._case
        await tell(
            Notice(
                key=f"{case.chain}:{case.revision}:{code}:{role.value}",
                role=role,
                scope_id=scope_id,
                subject=case.chain,
                code=code,
                at=workflow.now(),
                facts=_facts(case) | (facts or {}),
            )
        )


def _facts(case: Nomination) -> dict[str, str]:
    return {
        "unit": case.honoured_name,
        "award": case.award_id,
        "stage": case.stage.value,
        "reason": case.reason,
        "until": case.due_at.isoformat() if case.due_at else "",
        "number": case.decision_number,
        "agencies": ", ".join(asked.agency_name for asked in case.consultations if asked.is_open),
        "answer": case.complaint.answer if case.complaint else "",
    }
