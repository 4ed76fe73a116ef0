"""Someone at work, straight on Temporal: one method is one update as the API would send it."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from temporalio.client import Client, WithStartWorkflowOperation, WorkflowUpdateFailedError
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.testing import WorkflowEnvironment

from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor, Role
from suyton.domain.document import DocumentReference
from suyton.domain.nomination import nomination_id
from suyton.domain.rulebook import Rulebook
from suyton.persistence.database import Database
from tests.support.people import person
from workflows import addresses
from workflows.failures import refusal_in

FLAG = "provincial_emulation_flag"
MERIT = "provincial_certificate_of_merit"
UNITS = ("ban-dan-toc", "so-van-hoa", "so-lao-dong", "so-giao-duc", "so-khoa-hoc")
FOREVER = 100_000
"""A history limit that no test reaches."""

DOSSIER = tuple(
    DocumentReference(sha256=str(number) * 64, size=1, media_type="application/pdf", kind=kind)
    for number, kind in enumerate(
        ("submission_letter", "achievement_report", "selection_minutes"), start=1
    )
)


@dataclass
class Desk:
    """One bloc's world: its round, its nominations, and the people who act on them."""

    client: Client
    environment: WorkflowEnvironment
    database: Database
    rulebook: Rulebook
    bloc: str = field(default_factory=lambda: f"bloc-{uuid4().hex[:6]}")
    units: tuple[str, ...] = UNITS
    history_limit_events: int = FOREVER
    task_queue: str = field(default_factory=lambda: f"office-{uuid4().hex[:8]}")
    year_leader: Actor | None = None
    """Set where the leader is to hold no more than follows from the bloc's year."""
    started: dict[str, str] = field(default_factory=dict)
    """The runs that this office has started: run id -> workflow id."""
    _keys: "count[int]" = field(default_factory=count)

    @property
    def round_id(self) -> str:
        return f"2023.{self.bloc}"

    def of(self, unit: str, award: str = MERIT) -> str:
        """The id of a unit's nomination."""
        return nomination_id(self.round_id, unit, award)

    async def now(self) -> datetime:
        """The server's time, which tests may have moved."""
        return await self.environment.get_current_time()

    async def soon(self, **ahead: int) -> datetime:
        return await self.now() + timedelta(**ahead)

    # --- people --------------------------------------------------------------------------------

    def officer(self, unit: str) -> Actor:
        """Whoever acts for a unit."""
        return person(unit, (Role.UNIT_OFFICER, unit))

    @property
    def leader(self) -> Actor:
        """Whoever acts for the leader unit, which is the fourth."""
        return self.year_leader or person(
            "leader", (Role.BLOC_LEADER, self.bloc), (Role.UNIT_OFFICER, self.units[3])
        )

    # --- updates -------------------------------------------------------------------------------

    async def act(self, workflow_id: str, update: str, request: Any, *, key: str = "") -> Receipt:
        """Send one update; raises the DomainError with which it was refused."""
        key = key or f"key-{next(self._keys):05}"
        handle = self.client.get_workflow_handle(workflow_id)
        try:
            receipt: Receipt = await handle.execute_update(
                update,
                request,
                id=addresses.update_id(request.actor.account_id, key),
                result_type=Receipt,
            )
        except WorkflowUpdateFailedError as failure:
            raise refusal_in(failure) or failure from failure
        return receipt

    async def start(
        self, kind: str, workflow_id: str, case: Any, update: str, request: Any, *, key: str = ""
    ) -> Receipt:
        """Start a workflow with its first update, as the API does."""
        key = key or f"key-{next(self._keys):05}"
        start: WithStartWorkflowOperation[Any, Any] = WithStartWorkflowOperation(
            kind,
            case,
            id=workflow_id,
            task_queue=self.task_queue,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        )
        try:
            receipt: Receipt = await self.client.execute_update_with_start_workflow(
                update,
                request,
                start_workflow_operation=start,
                id=addresses.update_id(request.actor.account_id, key),
                result_type=Receipt,
            )
        except WorkflowUpdateFailedError as failure:
            raise refusal_in(failure) or failure from failure
        run = await start.workflow_handle()
        self.started[run.first_execution_run_id or ""] = workflow_id
        return receipt

    async def runs_of(self, workflow_id: str) -> int:
        """In how many runs a case has gone on as new."""
        run = next(first for first, started in self.started.items() if started == workflow_id)
        runs = 0
        while run:
            runs += 1
            history = await self.client.get_workflow_handle(workflow_id, run_id=run).fetch_history()
            last = history.events[-1].workflow_execution_continued_as_new_event_attributes
            run = last.new_execution_run_id
        return runs

    # --- watching ------------------------------------------------------------------------------

    def stage(self, nomination: str) -> str:
        return self.database.records.nomination(nomination).stage.value

    async def reaches(self, nomination: str, stage: str) -> None:
        """Wait until a word from another body has moved the nomination."""
        for _ in range(100):
            if self.stage(nomination) == stage:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{nomination} is at {self.stage(nomination)}, not {stage}")

    async def leaves(self, nomination: str, stage: str) -> None:
        """Wait until a word from another body has moved the nomination on."""
        for _ in range(100):
            if self.stage(nomination) != stage:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{nomination} stays at {stage}")

    async def is_told(self, unit: str, code: str) -> None:
        """Wait until the unit finds a notice of this code about its case, and only one."""
        officer = self.officer(unit)
        for _ in range(100):
            told = self.database.records.notices(officer, await self.now(), limit=200).items
            mine = [notice for notice in told if notice.code == code]
            if mine:
                assert len(mine) == 1
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{unit} was not told {code}")

    def revoke_assignment(self, at: datetime) -> None:
        """The Chairman takes back what he gave the vice-chairman."""
        chairman = person("chu-tich", (Role.CHAIRMAN, "bac-kan"))
        self.database.accounts.revoke_assignment("pc-1", chairman, "revoked", at)
