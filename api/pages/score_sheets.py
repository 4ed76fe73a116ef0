"""A unit's three sheets side by side, and the forms of whoever fills or checks them."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.pages import rounds
from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form, FormFault, score_of
from api.pages.receipts import AnyReceipt
from api.pages.refusal import Refusal
from api.sight import check_sight, may_read
from suyton.domain.bloc_round import BlocRound, RoundAct
from suyton.domain.document import DocumentReference
from suyton.domain.errors import NoScoreTable
from suyton.domain.score_table import (
    Criterion,
    ScoreSheet,
    ScoreTable,
    SheetKind,
    SheetLine,
)
from suyton.domain.scoring import ScoreLine

router = APIRouter(prefix="/rounds/{round_id}")

POINTS, REASON, EVIDENCE = "points:", "reason:", "evidence:"


@dataclass(frozen=True)
class SheetRow:
    """One criterion with what each sheet says of it."""

    criterion: Criterion
    own: SheetLine | None = None
    cross: SheetLine | None = None
    final: SheetLine | None = None
    draft: SheetLine | None = None
    """What a file that was read says; not sent yet."""

    @property
    def kept(self) -> tuple[DocumentReference, ...]:
        """The evidence from which a self-score starts, each paper marked with its criterion."""
        papers = self.start.evidence if self.start else ()
        return tuple(replace(paper, kind=EVIDENCE + self.criterion.code) for paper in papers)

    @property
    def start(self) -> SheetLine | None:
        """From what a self-score starts."""
        return self.draft or self.own


@dataclass(frozen=True)
class ReadFile:
    """What reading a file came to: its lines, or everything that is wrong with it."""

    lines: tuple[SheetLine, ...] = ()
    faults: tuple[str, ...] = ()


NOTHING_READ = ReadFile()


def seen(desk: Desk, round_id: str) -> BlocRound:
    """The round, if this person may read it."""
    round_ = desk.world.records.round(round_id)
    check_sight(may_read(desk.sight, bloc_id=round_.bloc_id), "round", round_id)
    return round_


def table_of(round_: BlocRound) -> ScoreTable:
    """The table that holds; raises NoScoreTable."""
    if round_.table is None:
        raise NoScoreTable()
    return round_.table


def rows_of(
    table: ScoreTable, sheets: Iterable[ScoreSheet], draft: Iterable[SheetLine] = ()
) -> list[SheetRow]:
    """The criteria in their order, with the lines of each sheet."""
    by_kind = {sheet.kind: {line.code: line for line in sheet.lines} for sheet in sheets}
    drafted = {line.code: line for line in draft}
    empty: Mapping[str, SheetLine] = {}
    return [
        SheetRow(
            one,
            by_kind.get(SheetKind.SELF, empty).get(one.code),
            by_kind.get(SheetKind.CROSS, empty).get(one.code),
            by_kind.get(SheetKind.FINAL, empty).get(one.code),
            drafted.get(one.code),
        )
        for one in table.criteria
    ]


def sheets_of(desk: Desk, round_: BlocRound, line: ScoreLine) -> list[ScoreSheet]:
    """The sheets of one unit that stand."""
    every = desk.world.records.score_sheets(round_)
    kept = (line.self_sheet, line.cross_sheet, line.final_sheet)
    return [every[one.sha256] for one in kept if one is not None]


@router.get("/sheets/{unit_id}")
def shown(round_id: str, unit_id: str, desk: SignedIn) -> Response:
    """One unit's sheets, with the forms of whoever may fill or check them."""
    return sheet_page(desk, round_id, unit_id)


def sheet_page(
    desk: Desk,
    round_id: str,
    unit_id: str,
    refusal: Refusal | None = None,
    read: ReadFile = NOTHING_READ,
) -> Response:
    """The page of one unit's sheets; ``read`` fills the form from a file."""
    round_ = seen(desk, round_id)
    line, table = round_.line(unit_id), table_of(round_)
    own = rounds.own_units(desk, round_)
    return desk.page(
        "score_sheet.html",
        refusal,
        round=round_,
        table=table,
        line=line,
        rows=rows_of(table, sheets_of(desk, round_, line), read.lines),
        read=read,
        filling=unit_id in own
        and RoundAct.SUBMIT_SELF_SCORE in rounds.open_acts(desk, round_, unit_id),
        checking=[
            unit
            for unit in rounds.checkers(desk, round_, own)
            if unit != unit_id and line.self_sheet is not None
        ],
    )


def lines_of(
    form: Form, table: ScoreTable, papers: Iterable[DocumentReference] = ()
) -> tuple[SheetLine, ...]:
    """The lines as typed; a criterion left blank is left out.

    Raises:
        FormFault: points that are no number, with the criterion they stand beside.
    """
    reasons = form.starting(REASON)
    evidence: dict[str, list[DocumentReference]] = {}
    for paper in papers:
        evidence.setdefault(paper.kind.removeprefix(EVIDENCE), []).append(paper)
    return tuple(
        SheetLine(
            one.code,
            _points(one.code, typed),
            reasons.get(one.code, ""),
            tuple(evidence.get(one.code, ())),
        )
        for one in table.criteria
        if (typed := form.text(POINTS + one.code))
    )


def _points(code: str, typed: str) -> Decimal:
    try:
        return score_of(typed)
    except FormFault:
        raise FormFault("points_unreadable", criterion=code, given=typed) from None


@router.post("/sheets/{unit_id}/self")
async def submit_self_sheet(round_id: str, unit_id: str, desk: SignedIn) -> Response:
    """A unit scores itself, criterion by criterion."""

    async def doing(form: Form) -> AnyReceipt:
        papers = await desk.papers(form)
        table = table_of(desk.world.records.round(round_id))
        return await desk.world.commands.submit_self_sheet(
            desk.actor,
            form.key,
            round_id,
            unit_id,
            form.whole("table_version"),
            lines_of(form, table, papers),
            form.text("remark"),
        )

    return await _act(desk, round_id, unit_id, doing)


@router.post("/sheets/{unit_id}/check")
async def cross_check_sheet(round_id: str, unit_id: str, desk: SignedIn) -> Response:
    """Another unit checks it."""

    async def doing(form: Form) -> AnyReceipt:
        table = table_of(desk.world.records.round(round_id))
        return await desk.world.commands.cross_check_sheet(
            desk.actor,
            form.key,
            round_id,
            unit_id,
            form.text("by_unit_id"),
            form.whole("table_version"),
            lines_of(form, table),
            form.text("remark"),
        )

    return await _act(desk, round_id, unit_id, doing)


async def _act(
    desk: Desk, round_id: str, unit_id: str, doing: Callable[[Form], Awaitable[AnyReceipt]]
) -> Response:
    here = f"/rounds/{round_id}/sheets/{unit_id}"
    return await desk.act(doing, then=here, again=partial(sheet_page, desk, round_id, unit_id))
