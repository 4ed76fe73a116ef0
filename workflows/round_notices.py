"""What units, voters, the leader and the standing body are told of a bloc's year."""

from datetime import datetime

from temporalio import workflow

from activities.ballots import BallotActivities
from suyton.domain import tie
from suyton.domain.authority import Role, bloc_year_scope
from suyton.domain.ballot import Tally
from suyton.domain.bloc_round import BlocRound
from suyton.domain.errors import DomainError
from suyton.domain.limits import reminder_at
from suyton.domain.rulebook import Rulebook
from suyton.domain.second_ballot import is_due
from suyton.ports import Notice
from workflows.case_file import CaseFile
from workflows.writing import done, tell


class RoundNotices:
    """Tells of the round as it stands; each notice is written once."""

    def __init__(self, file: CaseFile[BlocRound], rulebook: Rulebook) -> None:
        self._file = file
        self._rulebook = rulebook

    def scores_remind_at(self) -> datetime | None:
        """When to remind units of their scores."""
        return reminder_at(self._round.scores_due_at, self._rulebook)

    def ballot_remind_at(self) -> datetime | None:
        """When to remind voters of their papers."""
        return reminder_at(self._round.ballot_closes_at, self._rulebook)

    async def scores_reminder(self) -> None:
        """To each unit whose score is missing."""
        await self._tell_unscored("scores_reminder")

    async def score_table_adopted(self) -> None:
        """To each unit: by which table it scores, and that what it gave before counts no more."""
        if self._round.table is not None:
            version = str(self._round.table.version)
            for line in self._round.scores:
                await self._tell(
                    "score_table_adopted",
                    Role.UNIT_OFFICER,
                    line.unit_id,
                    {"version": version},
                    mark=f":{version}",
                )

    async def scores_overdue(self) -> None:
        """To the leader, who may now adopt without the missing, and to each missing unit."""
        await self._tell_unscored("scores_overdue")
        await self._tell("scores_overdue", Role.BLOC_LEADER, self._leaders)

    async def ballot_opened(self) -> None:
        """To each voter."""
        await self._tell_units("ballot_opened")

    async def ballot_reminder(self) -> None:
        """To each voter who is still awaited."""
        turnout = await done(BallotActivities.turnout, self._round.ballot_id)
        for voter in turnout.awaited:
            await self._tell("ballot_reminder", Role.UNIT_OFFICER, voter.id)

    async def ballot_closed(self, tally: Tally) -> None:
        """To the leader, with the turnout."""
        await self._tell(
            "ballot_closed",
            Role.BLOC_LEADER,
            self._leaders,
            {"cast": str(tally.cast), "electorate": str(tally.electorate)},
        )

    async def count_hindered(self, refusal: DomainError) -> None:
        """To the standing body: why the papers cannot be opened. The ballot waits meanwhile."""
        await self._tell(
            refusal.code, Role.STANDING_OFFICER, self._round.standing_body_id, refusal.facts
        )

    async def tie_open(self) -> None:
        """To the leader: who is tied, and that the leader must choose or have them voted on again."""
        names = ", ".join(line.unit_name for line in tie.tied(self._round.tally))
        code = "tie_again" if is_due(self._round.tally) else "tie_open"
        await self._tell(code, Role.BLOC_LEADER, self._leaders, {"names": names})

    async def reported(self) -> None:
        """To the standing body."""
        await self._tell("round_reported", Role.STANDING_OFFICER, self._round.standing_body_id)

    @property
    def _round(self) -> BlocRound:
        return self._file.state

    @property
    def _leaders(self) -> str:
        """Where leading this round's bloc in its year counts."""
        return bloc_year_scope(self._round.bloc_id, self._round.year)

    async def _tell_unscored(self, code: str) -> None:
        for line in self._round.scores:
            if line.self_score is None:
                await self._tell(code, Role.UNIT_OFFICER, line.unit_id, {"units": line.unit_name})

    async def _tell_units(self, code: str) -> None:
        for line in self._round.scores:
            await self._tell(code, Role.UNIT_OFFICER, line.unit_id)

    async def _tell(
        self,
        code: str,
        role: Role,
        scope_id: str,
        facts: dict[str, str] | None = None,
        mark: str = "",
    ) -> None:
        """``mark`` parts notices of one kind that fall before the same deadline."""
        round_ = self._round
        until = round_.ballot_closes_at or round_.scores_due_at
        missing = (line.unit_name for line in round_.scores if line.self_score is None)
        told = {
            "bloc": round_.bloc_name,
            "year": str(round_.year),
            "title": f"{round_.bloc_name}, {round_.year}",
            "until": until.isoformat(),
            "units": ", ".join(missing),
        }
        await tell(
            Notice(
                key=f"{round_.chain}:{until.isoformat()}:{code}{mark}:{role.value}:{scope_id}",
                role=role,
                scope_id=scope_id,
                subject=round_.chain,
                code=code,
                at=workflow.now(),
                facts=told | (facts or {}),
            )
        )
