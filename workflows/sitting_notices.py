"""What council members and the secretary are told of a sitting."""

from datetime import datetime

from temporalio import workflow

from activities.ballots import BallotActivities
from suyton.domain import tie
from suyton.domain.authority import Role
from suyton.domain.errors import DomainError
from suyton.domain.limits import reminder_at
from suyton.domain.rulebook import Rulebook
from suyton.domain.second_ballot import is_due
from suyton.domain.sitting import Sitting
from suyton.ports import Notice
from workflows.case_file import CaseFile
from workflows.writing import done, tell


class SittingNotices:
    """Tells of the sitting as it stands; each notice is written once."""

    def __init__(self, file: CaseFile[Sitting], rulebook: Rulebook) -> None:
        self._file = file
        self._rulebook = rulebook

    def remind_at(self) -> datetime | None:
        """When to remind members of the sitting."""
        return reminder_at(self._sitting.meets_at, self._rulebook)

    def vote_remind_at(self) -> datetime | None:
        """When to remind those who have not answered."""
        return reminder_at(self._sitting.closes_at, self._rulebook)

    async def convened(self) -> None:
        """To every member."""
        for seat in self._sitting.seats:
            await self._tell("sitting_convened", seat.account_id)

    async def reminder(self) -> None:
        """To every member, before the sitting."""
        for seat in self._sitting.seats:
            await self._tell("sitting_convened", seat.account_id, again="reminder")

    async def postponed(self, reason: str) -> None:
        """To every member: the new date."""
        for seat in self._sitting.seats:
            await self._tell("sitting_postponed", seat.account_id, reason=reason)

    async def opinions_asked(self) -> None:
        """To those who are absent."""
        for seat in self._sitting.absent:
            await self._tell("opinion_asked", seat.account_id)

    async def count_hindered(self, refusal: DomainError) -> None:
        """To the standing body: why the papers cannot be opened. The vote waits meanwhile."""
        sitting = self._sitting
        await tell(
            Notice(
                key=f"{sitting.chain}:{sitting.ballot_id}:{refusal.code}",
                role=Role.STANDING_OFFICER,
                scope_id=sitting.standing_body_id,
                subject=sitting.chain,
                code=refusal.code,
                at=workflow.now(),
                facts={"title": sitting.council_name} | refusal.facts,
            )
        )

    async def tie_open(self) -> None:
        """To whoever chairs: who is tied, and that they must choose or have them voted on again."""
        code = "tie_again" if is_due(self._sitting.tally) else "tie_open"
        names = ", ".join(line.unit_name for line in tie.tied(self._sitting.tally))
        for seat in self._sitting.chairing:
            await self._tell(code, seat.account_id, names=names)

    async def vote_reminder(self) -> None:
        """To the absent without an opinion and those present without a paper."""
        answered = {opinion.account_id for opinion in self._sitting.opinions}
        for seat in self._sitting.absent:
            if seat.account_id not in answered:
                await self._tell("opinion_asked", seat.account_id, again="reminder")
        if not self._sitting.ballot_id:
            return  # the list is voted on item by item, and none is open yet
        turnout = await done(BallotActivities.turnout, self._sitting.ballot_id)
        for voter in turnout.awaited:
            await self._tell("ballot_reminder", voter.id)

    @property
    def _sitting(self) -> Sitting:
        return self._file.state

    async def _tell(
        self,
        code: str,
        account_id: str,
        *,
        reason: str = "",
        again: str = "first",
        names: str = "",
    ) -> None:
        sitting = self._sitting
        until = sitting.closes_at or sitting.meets_at
        await tell(
            Notice(
                key=f"{sitting.chain}:{until.isoformat()}:{code}:{again}:{account_id}",
                role=Role.COUNCIL_MEMBER,
                scope_id=sitting.council_id,
                subject=sitting.chain,
                code=code,
                at=workflow.now(),
                account_id=account_id,
                facts={
                    "council": sitting.council_name,
                    "title": sitting.council_name,
                    "meets_at": sitting.meets_at.isoformat(),
                    "until": until.isoformat(),
                    "reason": reason,
                    "names": names,
                },
            )
        )
