"""What a bloc does in its year: open, propose, score, vote, report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.ballot import Choice
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.scoring import FinalScore, ScoreLine
from tests.support.desk import DOSSIER, MERIT, Desk
from tests.support.people import LONG_AGO
from workflows import addresses, messages, nomination_messages
from workflows.api_messages import PapersCast


@dataclass
class BlocDesk(Desk):
    """One bloc and its units."""

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
        request = nomination_messages.Propose(self.officer(unit), "Thành tích", DOSSIER)
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
            cast = PapersCast(turnout.ballot_id, turnout.cast, turnout.roll)
            await handle.signal("papers_cast", cast)
            self.database.outbox.sent([word.id])

    async def report(self) -> Receipt:
        return await self.report_as("")

    async def report_as(self, key: str) -> Receipt:
        request = messages.ReportRound(self.leader, remark="Báo cáo của khối")
        return await self.act(self.round_chain, "report_round", request, key=key)
