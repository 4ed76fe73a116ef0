"""People at work, straight on Temporal: each method is one update as the API would send it.

The tests read like the procedure. Everything runs on a real database; only HTTP is left out.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4

from temporalio.client import Client, WithStartWorkflowOperation, WorkflowUpdateFailedError
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.testing import WorkflowEnvironment

from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor, Role
from suyton.domain.ballot import Candidate, Choice
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.decision import Decision, DecisionStage, Recipient
from suyton.domain.document import DocumentReference
from suyton.domain.nomination import Nomination, NominationStage, nomination_id
from suyton.domain.organisation import Seat
from suyton.domain.rulebook import Rulebook
from suyton.domain.scoring import FinalScore, ScoreLine
from suyton.domain.sitting import Sitting, SittingStage
from suyton.persistence.database import Database
from tests.support.people import LONG_AGO, member, person
from workflows import addresses, messages
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
class Office:
    """One bloc's world: its round, its nominations, and the people who act on them."""

    client: Client
    environment: WorkflowEnvironment
    database: Database
    rulebook: Rulebook
    bloc: str = field(default_factory=lambda: f"bloc-{uuid4().hex[:6]}")
    units: tuple[str, ...] = UNITS
    history_limit_events: int = FOREVER
    task_queue: str = field(default_factory=lambda: f"office-{uuid4().hex[:8]}")
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
        return person("leader", (Role.BLOC_LEADER, self.bloc), (Role.UNIT_OFFICER, self.units[3]))

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
        return receipt

    # --- the bloc ------------------------------------------------------------------------------

    async def open_round(self, scores_due_in: timedelta = timedelta(days=10)) -> Receipt:
        now = await self.now()
        round_ = BlocRound(
            id=self.round_id,
            bloc_id=self.bloc,
            bloc_name="Khối thử nghiệm",
            province_id="bac-kan",
            standing_body_id="so-noi-vu",
            year=2023,
            leader_unit_id=self.units[3],
            deputy_unit_id=self.units[4],
            stage=RoundStage.NEW,
            stage_since=now,
            scores=tuple(ScoreLine(unit, unit) for unit in self.units),
            scores_due_at=now + scores_due_in,
            pack_id=self.rulebook.pack_id,
            pack_sha256=self.rulebook.pack_sha256,
            pack_reason=self.rulebook.chosen_because,
        )
        case = messages.RoundCase(
            round_, self.rulebook, history_limit_events=self.history_limit_events
        )
        return await self.start(
            "BlocRoundWorkflow",
            self.round_chain,
            case,
            "open_round",
            messages.OpenRound(self.leader),
        )

    @property
    def round_chain(self) -> str:
        return addresses.round_workflow_id(self.round_id)

    def draft_nomination(self, unit: str, award: str, now: datetime) -> Nomination:
        return Nomination(
            id=self.of(unit, award),
            round_id=self.round_id,
            bloc_id=self.bloc,
            province_id="bac-kan",
            standing_body_id="so-noi-vu",
            unit_id=unit,
            unit_name=unit,
            award_id=award,
            year=2023,
            pack_id=self.rulebook.pack_id,
            pack_sha256=self.rulebook.pack_sha256,
            pack_reason=self.rulebook.chosen_because,
            stage=NominationStage.NEW,
            stage_since=now,
        )

    async def propose(self, unit: str, award: str = MERIT, *, key: str = "") -> str:
        """A unit proposes itself; the nomination's id."""
        nomination = self.draft_nomination(unit, award, await self.now())
        case = messages.NominationCase(
            nomination, self.rulebook, history_limit_events=self.history_limit_events
        )
        request = messages.Propose(self.officer(unit), "Thành tích", DOSSIER)
        await self.start("NominationWorkflow", nomination.chain, case, "propose", request, key=key)
        return nomination.id

    async def score(self, finals: Mapping[str, str]) -> None:
        """Each unit scores itself, the next one checks, and the conference adopts."""
        units = list(finals)
        for unit, final in finals.items():
            request = messages.SubmitSelfScore(self.officer(unit), unit, Decimal(final))
            await self.act(self.round_chain, "submit_self_score", request)
        for unit, checker in zip(units, units[1:] + units[:1], strict=True):
            check = messages.CrossCheckScore(
                self.officer(checker), unit, checker, Decimal(finals[unit])
            )
            await self.act(self.round_chain, "cross_check_score", check)
        adopted = tuple(FinalScore(unit, Decimal(final)) for unit, final in finals.items())
        await self.act(self.round_chain, "adopt_scores", messages.AdoptScores(self.leader, adopted))

    async def open_ballot(self, closes_in: timedelta = timedelta(days=1)) -> str:
        request = messages.OpenBallot(self.leader, await self.now() + closes_in)
        await self.act(self.round_chain, "open_ballot", request)
        return f"{self.round_id}.b1"

    async def vote(self, voters: Sequence[Actor], chosen: Sequence[str]) -> None:
        """Each casts a paper saying yes to those chosen; the box tells the workflow."""
        for voter in voters:
            owned = self.database.outbox.pending(100)
            assert not owned, "every turnout so far was relayed"
            ballot_id = self._open_ballot_of(voter)
            slate = self.database.records.ballot(ballot_id).ballot.slate
            choices = {
                candidate.nomination_id: Choice.YES
                if candidate.nomination_id in chosen
                else Choice.NO
                for candidate in slate
            }
            self.database.box.cast(
                ballot_id, voter, choices, f"paper-{voter.account_id}", await self.now()
            )
            await self.relay_turnout()

    def _open_ballot_of(self, voter: Actor) -> str:
        tasks = self.database.records.tasks(voter, LONG_AGO.replace(year=2090))
        ballots = [task.subject for task in tasks if task.subject.startswith("ballot:")]
        return ballots[-1].removeprefix("ballot:")

    async def relay_turnout(self) -> None:
        """What the API's relay does after a paper is cast."""
        for word in self.database.outbox.pending(100):
            turnout = word.turnout
            handle = self.client.get_workflow_handle(word.workflow_id)
            cast = messages.PapersCast(turnout.ballot_id, turnout.cast, turnout.roll)
            await handle.signal("papers_cast", cast)
            self.database.outbox.sent([word.id])

    async def report(self) -> Receipt:
        request = messages.ReportRound(self.leader, remark="Báo cáo của khối")
        return await self.act(self.round_chain, "report_round", request)

    # --- the province --------------------------------------------------------------------------

    standing: Actor = field(
        default_factory=lambda: person("so-noi-vu", (Role.STANDING_OFFICER, "so-noi-vu"))
    )
    secretary: Actor = field(
        default_factory=lambda: person("thu-ky", (Role.COUNCIL_SECRETARY, "hoi-dong"))
    )
    signer: Actor = field(
        default_factory=lambda: person("pho-chu-tich", (Role.VICE_CHAIRMAN, "bac-kan"))
    )
    members: tuple[Actor, ...] = tuple(member(number) for number in range(1, 16))

    async def appraise(self, nomination: str) -> Receipt:
        return await self.act(
            f"nomination:{nomination}", "pass_appraisal", messages.PassAppraisal(self.standing)
        )

    async def convene(
        self, nominations: Sequence[str], meets_in: timedelta = timedelta(days=3)
    ) -> str:
        now = await self.now()
        listed = self.database.register.nominations_named(nominations)
        sitting = Sitting(
            id=f"s-{uuid4().hex[:8]}",
            council_id="hoi-dong",
            council_name="Hội đồng",
            province_id="bac-kan",
            standing_body_id="so-noi-vu",
            founding_decision="Quyết định 1",
            seats=tuple(Seat(one.account_id, one.name, "member") for one in self.members),
            agenda=tuple(Candidate(n.id, n.unit_id, n.unit_name, n.award_id) for n in listed),
            stage=SittingStage.NEW,
            stage_since=now,
            meets_at=now + meets_in,
            pack_id=self.rulebook.pack_id,
        )
        case = messages.SittingCase(
            sitting, self.rulebook, history_limit_events=self.history_limit_events
        )
        await self.start(
            "CouncilSessionWorkflow",
            sitting.chain,
            case,
            "convene",
            messages.Convene(self.secretary),
        )
        return sitting.id

    async def attend(
        self, sitting_id: str, present: Sequence[Actor], closes_in: timedelta = timedelta(days=2)
    ) -> Receipt:
        now = await self.now()
        request = messages.RecordPresence(
            self.secretary,
            tuple(one.account_id for one in present),
            now + closes_in,
            now + timedelta(days=7),
        )
        return await self.act(f"sitting:{sitting_id}", "record_presence", request)

    async def opine(self, sitting_id: str, by: Actor, choices: Mapping[str, Choice]) -> Receipt:
        request = messages.GiveOpinion(by, choices)
        return await self.act(f"sitting:{sitting_id}", "give_opinion", request)

    async def draft(self, nominations: Sequence[str], award: str = MERIT) -> str:
        now = await self.now()
        listed = self.database.register.nominations_named(nominations)
        decision = Decision(
            id=f"d-{uuid4().hex[:8]}",
            award_id=award,
            title="Tặng thưởng",
            province_id="bac-kan",
            standing_body_id="so-noi-vu",
            recipients=tuple(Recipient(n.id, n.unit_id, n.unit_name) for n in listed),
            signer_id=self.signer.account_id,
            signer_name=self.signer.name,
            stage=DecisionStage.NEW,
            stage_since=now,
        )
        case = messages.DecisionCase(
            decision, self.rulebook, history_limit_events=self.history_limit_events
        )
        await self.start(
            "DecisionWorkflow",
            decision.chain,
            case,
            "draft",
            messages.DraftDecision(self.standing),
        )
        return decision.id

    async def sign(self, decision_id: str) -> Receipt:
        request = messages.SignDecision(self.signer)
        return await self.act(f"decision:{decision_id}", "sign", request)

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
