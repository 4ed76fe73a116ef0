"""Acts on a bloc's year."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from starlette.concurrency import run_in_threadpool

from api.commands.desk_papers import DeskPapers
from api.commands.engine import Engine, Opening, Request, Sending, tags_of
from api.commands.provinces import province_of
from suyton.domain import bloc_round
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.bloc_rotation import active_members
from suyton.domain.bloc_round import PROCEDURE, BlocRound, RoundAct, RoundStage
from suyton.domain.calendar import HANOI
from suyton.domain.document import DocumentReference
from suyton.domain.errors import RoundExists, Unknown
from suyton.domain.meeting import Meeting
from suyton.domain.procedure import Act
from suyton.domain.rulebook import Rulebook
from suyton.domain.scoring import FinalScore, ScoreLine
from suyton.ports import Records, Rulebooks
from workflows import messages
from workflows.addresses import round_workflow_id


class RoundCommands:
    def __init__(
        self, engine: Engine, records: Records, rulebooks: Rulebooks, papers: DeskPapers
    ) -> None:
        self._engine = engine
        self._records = records
        self._rulebooks = rulebooks
        self._papers = papers

    async def open_round(
        self, actor: Actor, key: str, bloc_id: str, year: int, scores_due_at: datetime
    ) -> Receipt:
        """The leader opens the year; raises RoundExists, RulesMissing, DeadlineInPast."""
        round_id = bloc_round.round_id(bloc_id, year)
        request = messages.OpenRound(actor)
        sending = sending_to(round_id, RoundAct.OPEN, "open_round", request, key)
        if done := await self._engine.receipt(sending):
            return done
        state, rulebook = await run_in_threadpool(
            self._new, actor, bloc_id, year, scores_due_at, sending.id
        )
        case = messages.RoundCase(state, rulebook.to_vote_on(rulebook.begun_in_blocs()))
        return await self._engine.start(sending, Opening("BlocRoundWorkflow", case))

    def _new(
        self, actor: Actor, bloc_id: str, year: int, scores_due_at: datetime, key: str
    ) -> tuple[BlocRound, Rulebook]:
        now = datetime.now(UTC)
        bloc = self._records.bloc(bloc_id)
        members = self._records.bloc_year(bloc_id, year)
        today = now.astimezone(HANOI).date()
        rulebook = self._rulebooks.for_year(year)
        units = self._records.unit_histories()
        state = BlocRound(
            id=bloc_round.round_id(bloc_id, year),
            bloc_id=bloc_id,
            bloc_name=bloc.name,
            province_id=bloc.province_id,
            standing_body_id=province_of(self._records, bloc.province_id).standing_body_id,
            year=year,
            leader_unit_id=members.leader_unit_id,
            deputy_unit_id=members.deputy_unit_id,
            stage=RoundStage.NEW,
            stage_since=now,
            scores=tuple(
                ScoreLine(unit_id, units.of(unit_id).name_on(today))
                for unit_id in active_members(members, units, today)
            ),
            scores_due_at=scores_due_at,
            pack_id=rulebook.pack_id,
            pack_sha256=rulebook.pack_sha256,
            pack_reason=rulebook.chosen_because,
        )
        # A workflow is not started for an act that would be refused.
        bloc_round.opened(state, Act(key, actor, now))
        if self._exists(state.id):
            raise RoundExists(year=year, round=state.id)
        return state, rulebook

    def _exists(self, round_id: str) -> bool:
        try:
            self._records.round(round_id)
        except Unknown:
            return False
        return True

    async def submit_self_score(
        self,
        actor: Actor,
        key: str,
        round_id: str,
        unit_id: str,
        score: Decimal,
        remark: str = "",
    ) -> Receipt:
        """A unit scores itself."""
        request = messages.SubmitSelfScore(actor, unit_id, score, remark)
        return await self._act(RoundAct.SUBMIT_SELF_SCORE, round_id, request, key, unit_id=unit_id)

    async def cross_check_score(
        self,
        actor: Actor,
        key: str,
        round_id: str,
        unit_id: str,
        by_unit_id: str,
        score: Decimal,
        reason: str = "",
    ) -> Receipt:
        """Another unit, or the leader, checks a score."""
        request = messages.CrossCheckScore(actor, unit_id, by_unit_id, score, reason)
        return await self._act(
            RoundAct.CROSS_CHECK_SCORE, round_id, request, key, reason, by_unit_id
        )

    async def extend_scoring(
        self, actor: Actor, key: str, round_id: str, until: datetime, reason: str
    ) -> Receipt:
        """The leader gives more time for scores."""
        request = messages.ExtendDeadline(actor, until, reason)
        return await self._act(RoundAct.EXTEND_SCORING, round_id, request, key, reason)

    async def adopt_scores(
        self,
        actor: Actor,
        key: str,
        round_id: str,
        finals: Sequence[FinalScore],
        remark: str = "",
    ) -> Receipt:
        """The conference adopts the table of scores."""
        request = messages.AdoptScores(actor, tuple(finals), remark)
        return await self._act(RoundAct.ADOPT_SCORES, round_id, request, key, remark)

    async def open_ballot(
        self,
        actor: Actor,
        key: str,
        round_id: str,
        closes_at: datetime,
        meeting: Meeting | None = None,
    ) -> Receipt:
        """The leader opens the bloc's secret ballot, and may say where it meets and who counts."""
        request = messages.OpenBallot(actor, closes_at, meeting)
        return await self._act(RoundAct.OPEN_BALLOT, round_id, request, key)

    async def extend_ballot(
        self, actor: Actor, key: str, round_id: str, until: datetime, reason: str
    ) -> Receipt:
        """The leader keeps the ballot open longer."""
        request = messages.ExtendDeadline(actor, until, reason)
        return await self._act(RoundAct.EXTEND_BALLOT, round_id, request, key, reason)

    async def report_round(
        self,
        actor: Actor,
        key: str,
        round_id: str,
        minutes: Sequence[DocumentReference] = (),
        remark: str = "",
    ) -> Receipt:
        """The leader sends the bloc's result up, with its minutes."""
        request = messages.ReportRound(actor, await self._papers.check(actor, minutes), remark)
        return await self._act(RoundAct.REPORT, round_id, request, key, remark)

    async def break_round_tie(
        self, actor: Actor, key: str, round_id: str, nomination_ids: Sequence[str], reason: str
    ) -> Receipt:
        """The leader says who of those tied goes in; raises TieBreakWrong."""
        request = messages.BreakTie(actor, tuple(nomination_ids), reason)
        return await self._act(RoundAct.BREAK_TIE, round_id, request, key, reason)

    async def hold_second_round_ballot(
        self, actor: Actor, key: str, round_id: str, closes_at: datetime
    ) -> Receipt:
        """The leader has those tied voted on again; raises NoSecondBallot."""
        request = messages.HoldSecondBallot(actor, closes_at)
        return await self._act(RoundAct.HOLD_SECOND_BALLOT, round_id, request, key)

    async def _act(
        self,
        act: RoundAct,
        round_id: str,
        request: Request,
        key: str,
        reason: str = "",
        unit_id: str = "",
    ) -> Receipt:
        def permit() -> object:
            state = self._records.round(round_id)
            now = datetime.now(UTC)
            return bloc_round.permit(state, act, request.actor, now, reason, unit_id)

        return await self._engine.act(sending_to(round_id, act, act.value, request, key), permit)


def sending_to(round_id: str, act: RoundAct, update: str, request: Request, key: str) -> Sending:
    """One update to a round's workflow."""
    chain = round_workflow_id(round_id)
    return Sending(chain, update, request, key, tags_of(PROCEDURE, act))
