"""A round scored by the bloc's table: what people do to it, sheet by sheet."""

from temporalio import workflow

from suyton.domain import round_sheets
from suyton.domain.audit import Receipt
from suyton.domain.bloc_round import BlocRound
from suyton.domain.document import DocumentReference
from suyton.domain.procedure import Act
from suyton.domain.rulebook import Rulebook
from suyton.domain.score_table import SheetLine
from workflows.case_file import CaseFile, Take, act_of
from workflows.round_notices import RoundNotices
from workflows.sheet_messages import AdoptScoreTable, AdoptSheets, CrossCheckSheet, SubmitSelfSheet


class SheetActs:
    """What each act would come to, judged by the state as it is when asked."""

    def __init__(self, file: CaseFile[BlocRound], rulebook: Rulebook) -> None:
        self._file = file
        self._rulebook = rulebook

    def table_adopted(self, request: AdoptScoreTable) -> Take[BlocRound]:
        """The bloc adopts its table, or another version of it."""
        return lambda act: round_sheets.table_adopted(
            self._file.state, request.table, self._rulebook, act
        )

    def self_scored(self, request: SubmitSelfSheet) -> Take[BlocRound]:
        """A unit fills its sheet."""
        return lambda act: round_sheets.self_scored(
            self._file.state, request.unit_id, request.table_version, request.lines, act
        )

    def cross_checked(self, request: CrossCheckSheet) -> Take[BlocRound]:
        """Another unit checks it."""
        return lambda act: round_sheets.cross_checked(
            self._file.state,
            request.unit_id,
            request.by_unit_id,
            request.table_version,
            request.lines,
            act,
        )

    def adopted(self, request: AdoptSheets) -> Take[BlocRound]:
        """The conference adopts all sheets."""
        return lambda act: round_sheets.adopted(
            self._file.state, request.table_version, request.finals, self._rulebook, act
        )


class SheetRound:
    """The part of the round's workflow that is asked for only where the bloc scores by a table."""

    _file: CaseFile[BlocRound]
    _sheets: SheetActs
    _notices: RoundNotices

    @workflow.update
    async def adopt_score_table(self, request: AdoptScoreTable) -> Receipt:
        """The bloc adopts its table for the year."""
        receipt = await self._file.do(self._sheets.table_adopted(request), _table_act(request))
        await self._notices.score_table_adopted()
        return receipt

    @adopt_score_table.validator
    def check_adopt_score_table(self, request: AdoptScoreTable) -> None:
        """Leave to adopt it, a table without fault, and a reason where scores would be voided."""
        self._file.check(self._sheets.table_adopted(request), _table_act(request))

    @workflow.update
    async def submit_self_sheet(self, request: SubmitSelfSheet) -> Receipt:
        """A unit scores itself, criterion by criterion."""
        return await self._file.do(self._sheets.self_scored(request), _self_act(request))

    @submit_self_sheet.validator
    def check_submit_self_sheet(self, request: SubmitSelfSheet) -> None:
        """Leave to score for that unit; every criterion within its range and with its evidence."""
        self._file.check(self._sheets.self_scored(request), _self_act(request))

    @workflow.update
    async def cross_check_sheet(self, request: CrossCheckSheet) -> Receipt:
        """Another unit checks a sheet."""
        act = act_of(request.actor, request.remark, _evidence(request.lines))
        return await self._file.do(self._sheets.cross_checked(request), act)

    @cross_check_sheet.validator
    def check_cross_check_sheet(self, request: CrossCheckSheet) -> None:
        """Leave to check, and a reason beside each criterion that changes."""
        act = act_of(request.actor, request.remark, _evidence(request.lines))
        self._file.check(self._sheets.cross_checked(request), act)

    @workflow.update
    async def adopt_sheets(self, request: AdoptSheets) -> Receipt:
        """The conference adopts all sheets, with its changes."""
        return await self._file.do(
            self._sheets.adopted(request), act_of(request.actor, request.remark)
        )

    @adopt_sheets.validator
    def check_adopt_sheets(self, request: AdoptSheets) -> None:
        """Leave to adopt; all sheets there or their deadline past; changes explained."""
        self._file.check(self._sheets.adopted(request), act_of(request.actor, request.remark))


def _table_act(request: AdoptScoreTable) -> Act:
    return act_of(request.actor, request.reason)


def _self_act(request: SubmitSelfSheet) -> Act:
    return act_of(request.actor, request.remark, _evidence(request.lines))


def _evidence(lines: tuple[SheetLine, ...]) -> tuple[DocumentReference, ...]:
    """The papers of a sheet, each once: the book names them with the act."""
    return tuple(dict.fromkeys(paper for line in lines for paper in line.evidence))
