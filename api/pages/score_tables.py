"""The bloc's score table for the year, and the adoption of all sheets by the conference."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.pages import rounds
from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form, FormFault, score_of
from api.pages.receipts import AnyReceipt
from api.pages.refusal import Refusal
from api.pages.score_sheets import seen, table_of
from api.pages.score_table_text import Kinds, criteria_of, kinds_by_name, text_of
from suyton.domain.bloc_round import BlocRound, RoundAct
from suyton.domain.score_table import CriterionKind, FinalSheet, ScoreTable, SheetLine
from suyton.wording import LANGUAGES

router = APIRouter(prefix="/rounds/{round_id}")

CHANGES = 12
"""How many changes of the conference the form has room for; programs may send any number."""


@router.get("/score-table")
def shown(round_id: str, desk: SignedIn) -> Response:
    """The table that holds, and the form for another."""
    return _table(desk, round_id)


def _table(desk: Desk, round_id: str, refusal: Refusal | None = None) -> Response:
    round_ = seen(desk, round_id)
    return desk.page(
        "score_table.html",
        refusal,
        round=round_,
        table=round_.table,
        text=text_of(round_.table.criteria) if round_.table else "",
        adopting=RoundAct.ADOPT_SCORE_TABLE in rounds.open_acts(desk, round_),
        voided=any(line.self_score is not None for line in round_.scores),
    )


@router.post("/score-table")
async def adopt_score_table(round_id: str, desk: SignedIn) -> Response:
    """The bloc adopts its table, or another version of it."""

    async def doing(form: Form) -> AnyReceipt:
        bonus = form.text("bonus_maximum")
        table = ScoreTable(
            criteria_of(form.text("criteria"), _kinds(desk)),
            form.whole("decimals"),
            score_of(bonus) if bonus else score_of("0"),
        )
        return await desk.world.commands.adopt_score_table(
            desk.actor, form.key, round_id, table, form.text("reason")
        )

    here = f"/rounds/{round_id}/score-table"
    return await desk.act(doing, then=here, again=partial(_table, desk, round_id))


def _kinds(desk: Desk) -> Kinds:
    """Kinds of criterion by their labels in every language: a table is pasted as it was shown."""
    say = desk.world.wording.term
    return kinds_by_name(
        (kind.value, say(language, "criterion_kind", kind.value))
        for kind in CriterionKind
        for language in LANGUAGES
    )


@router.get("/sheet-adoption")
def adoption(round_id: str, desk: SignedIn) -> Response:
    """The totals that stand, and room for what the conference changes."""
    return _adoption(desk, round_id)


def _adoption(desk: Desk, round_id: str, refusal: Refusal | None = None) -> Response:
    round_ = seen(desk, round_id)
    return desk.page(
        "sheet_adoption.html",
        refusal,
        round=round_,
        table=table_of(round_),
        scored=[line.unit_id for line in round_.scores if line.self_sheet is not None],
        rows=range(1, CHANGES + 1),
        may_adopt=RoundAct.ADOPT_SCORES in rounds.open_acts(desk, round_),
    )


@router.post("/sheet-adoption")
async def adopt_sheets(round_id: str, desk: SignedIn) -> Response:
    """The conference adopts the sheets; a unit that never filled one stays without a score."""

    async def doing(form: Form) -> AnyReceipt:
        round_ = desk.world.records.round(round_id)
        return await desk.world.commands.adopt_sheets(
            desk.actor,
            form.key,
            round_id,
            form.whole("table_version"),
            _finals(form, round_),
            form.text("remark"),
        )

    return await desk.act(
        doing, then=f"/rounds/{round_id}", again=partial(_adoption, desk, round_id)
    )


def _finals(form: Form, round_: BlocRound) -> tuple[FinalSheet, ...]:
    """Every unit with a sheet, each with the changes typed for it."""
    changes: dict[str, list[SheetLine]] = {}
    for number in range(1, CHANGES + 1):
        typed = form.text(f"points:{number}")
        if not typed:
            continue
        try:
            points = score_of(typed)
        except FormFault:
            code = form.text(f"criterion:{number}")
            raise FormFault("points_unreadable", criterion=code, given=typed) from None
        line = SheetLine(form.text(f"criterion:{number}"), points, form.text(f"reason:{number}"))
        changes.setdefault(form.text(f"unit:{number}"), []).append(line)
    return tuple(
        FinalSheet(line.unit_id, tuple(changes.get(line.unit_id, ())))
        for line in round_.scores
        if line.self_sheet is not None
    )
