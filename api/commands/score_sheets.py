"""Acts on a bloc's year that is scored by its table."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from api.commands.desk_papers import DeskPapers
from api.commands.engine import Engine, Request
from api.commands.rounds import sending_to
from suyton.domain import bloc_round
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.bloc_round import RoundAct
from suyton.domain.document import DocumentReference
from suyton.domain.score_table import FinalSheet, ScoreTable, SheetLine
from suyton.ports import Records
from workflows import sheet_messages


class SheetCommands:
    """A sheet's points are never added up here: the round's workflow computes every total."""

    def __init__(self, engine: Engine, records: Records, papers: DeskPapers) -> None:
        self._engine = engine
        self._records = records
        self._papers = papers

    async def adopt_score_table(
        self, actor: Actor, key: str, round_id: str, table: ScoreTable, reason: str = ""
    ) -> Receipt:
        """The bloc adopts its table for the year, or another version of it."""
        request = sheet_messages.AdoptScoreTable(actor, table, reason)
        act = RoundAct.ADOPT_SCORE_TABLE
        return await self._act(act, "adopt_score_table", round_id, request, key)

    async def submit_self_sheet(
        self,
        actor: Actor,
        key: str,
        round_id: str,
        unit_id: str,
        table_version: int,
        lines: Sequence[SheetLine],
        remark: str = "",
    ) -> Receipt:
        """A unit scores itself, criterion by criterion; raises DocumentMissing."""
        await self._papers.check(actor, _evidence(lines))
        request = sheet_messages.SubmitSelfSheet(
            actor, unit_id, table_version, tuple(lines), remark
        )
        act = RoundAct.SUBMIT_SELF_SCORE
        return await self._act(act, "submit_self_sheet", round_id, request, key, unit_id)

    async def cross_check_sheet(
        self,
        actor: Actor,
        key: str,
        round_id: str,
        unit_id: str,
        by_unit_id: str,
        table_version: int,
        lines: Sequence[SheetLine],
        remark: str = "",
    ) -> Receipt:
        """Another unit, or the leader, checks a sheet."""
        await self._papers.check(actor, _evidence(lines))
        request = sheet_messages.CrossCheckSheet(
            actor, unit_id, by_unit_id, table_version, tuple(lines), remark
        )
        act = RoundAct.CROSS_CHECK_SCORE
        return await self._act(act, "cross_check_sheet", round_id, request, key, by_unit_id)

    async def adopt_sheets(
        self,
        actor: Actor,
        key: str,
        round_id: str,
        table_version: int,
        finals: Sequence[FinalSheet],
        remark: str = "",
    ) -> Receipt:
        """The conference adopts all sheets, with its changes."""
        request = sheet_messages.AdoptSheets(actor, table_version, tuple(finals), remark)
        return await self._act(RoundAct.ADOPT_SCORES, "adopt_sheets", round_id, request, key)

    async def _act(
        self,
        act: RoundAct,
        update: str,
        round_id: str,
        request: Request,
        key: str,
        unit_id: str = "",
    ) -> Receipt:
        def permit() -> object:
            state = self._records.round(round_id)
            now = datetime.now(UTC)
            return bloc_round.permit(state, act, request.actor, now, unit_id=unit_id)

        return await self._engine.act(sending_to(round_id, act, update, request, key), permit)


def _evidence(lines: Iterable[SheetLine]) -> tuple[DocumentReference, ...]:
    return tuple(paper for line in lines for paper in line.evidence)
