"""What the unit, and whoever is awaited, are told of a nomination."""

from temporalio import workflow

from suyton.domain.authority import Role
from suyton.domain.nomination import Nomination, waiting
from suyton.ports import Notice
from workflows.case_file import CaseFile
from workflows.writing import tell


class NominationNotices:
    """Tells of the case as it stands; each notice is written once."""

    def __init__(self, file: CaseFile[Nomination]) -> None:
        self._file = file

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
        """To whoever is awaited and to the unit, after the limit."""
        await self._tell_awaited("nomination_overdue")
        await self._tell_unit("nomination_overdue")

    @property
    def _case(self) -> Nomination:
        return self._file.state

    async def _tell_awaited(self, code: str) -> None:
        for task in waiting(self._case):
            await tell(self._notice(code, task.role, task.scope_id))

    async def _tell_unit(self, code: str) -> None:
        await tell(self._notice(code, Role.UNIT_OFFICER, self._case.unit_id))

    def _notice(self, code: str, role: Role, scope_id: str) -> Notice:
        case = self._case
        return Notice(
            key=f"{case.chain}:{case.revision}:{code}:{role.value}",
            role=role,
            scope_id=scope_id,
            subject=case.chain,
            code=code,
            at=workflow.now(),
            facts={
                "unit": case.unit_name,
                "award": case.award_id,
                "stage": case.stage.value,
                "reason": case.reason,
                "until": case.due_at.isoformat() if case.due_at else "",
                "number": case.decision_number,
            },
        )
