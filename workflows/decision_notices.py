"""What the signer, the standing body and a unit are told of a draft."""

from temporalio import workflow

from suyton.domain.authority import Role
from suyton.domain.decision import Decision
from suyton.ports import Notice
from workflows.case_file import CaseFile
from workflows.writing import tell


class DecisionNotices:
    """Tells of the decision as it stands; each notice is written once for its key."""

    def __init__(self, file: CaseFile[Decision]) -> None:
        self._file = file

    async def signer(self, code: str, once_for: str = "") -> None:
        """To whoever the draft lies before; ``once_for`` sets a second notice apart."""
        now = self._file.state
        await self._tell(code, now.signer_role, now.province_id, now.signer_id, once_for=once_for)

    async def clerk(self) -> None:
        """To the records clerk: a signed paper awaits its number and the seal."""
        await self._tell("decision_to_issue", Role.RECORDS_CLERK, self._file.state.province_id)

    async def sent_back(self) -> None:
        """To the standing body: the draft came back."""
        await self._tell(
            "decision_sent_back", Role.STANDING_OFFICER, self._file.state.standing_body_id
        )

    async def struck(self, nomination_id: str) -> None:
        """To the standing body and the unit: the signer left a name out, and why."""
        now = self._file.state
        one = next(one for one in now.recipients if one.nomination_id == nomination_id)
        facts = {"unit": one.honoured_name, "reason": one.struck}
        bodies = [(Role.STANDING_OFFICER, now.standing_body_id), (Role.UNIT_OFFICER, one.unit_id)]
        for role, scope in bodies:
            once_for = f":{nomination_id}:{role.value}"
            await self._tell("recipient_struck", role, scope, facts=facts, once_for=once_for)

    async def _tell(
        self,
        code: str,
        role: Role,
        scope_id: str,
        account_id: str = "",
        *,
        facts: dict[str, str] | None = None,
        once_for: str = "",
    ) -> None:
        now = self._file.state
        known = {
            "title": now.title,
            "until": now.due_at.isoformat() if now.due_at else "",
            "reason": now.reason,
        }
        await tell(
            Notice(
                key=f"{now.chain}:{code}{once_for}",
                role=role,
                scope_id=scope_id,
                subject=now.chain,
                code=code,
                at=workflow.now(),
                account_id=account_id,
                facts=known | (facts or {}),
            )
        )
