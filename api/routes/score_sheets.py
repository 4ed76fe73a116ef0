"""A bloc's year scored by its table: adopted, filled, checked and settled by criterion."""

from fastapi import APIRouter

from api.documented import act, operation
from api.identity import Key, SignedIn
from api.parts import TheParts
from api.routes.asking import CallerSight
from api.schemas import examples
from api.schemas.score_sheets import (
    CrossSheetAsked,
    SelfSheetAsked,
    SheetAdoption,
    TableAsked,
    lines_of,
)
from api.sight import check_sight, may_read
from suyton.domain.audit import Receipt
from suyton.domain.score_table import ScoreSheet

router = APIRouter(prefix="/rounds/{round_id}", tags=["score tables"])

SHEET = (
    "no_score_table",
    "other_table",
    "criterion_unknown",
    "criterion_missing",
    "points_out_of_range",
    "not_a_member",
)
"""What may be wrong with any filled sheet."""


def _receipt(tag: str, stage: str = "scoring") -> object:
    return examples.receipt("round:2023.vhxh", tag, stage)


@router.post(
    "/score-table",
    **act(
        "Adopt the bloc's score table",
        _receipt("bloc:score_table:adopted"),
        "table_sum_wrong",
        "table_faulty",
        "criterion_faulty",
        "reason_missing",
    ),
)
async def adopt_score_table(
    round_id: str, wanted: TableAsked, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the leader, for the year. Another version voids every score given so far and says why."""
    return await parts.commands.adopt_score_table(
        caller.actor, key, round_id, wanted.table(), wanted.reason
    )


@router.get(
    "/sheets",
    **operation("The sheets that stand in a round", [examples.shown(examples.SHEET)], "unknown"),
)
def sheets(round_id: str, sight: CallerSight, parts: TheParts) -> list[ScoreSheet]:
    """Self-scores, cross-checks and what the conference adopted, with reasons and evidence."""
    round_ = parts.records.round(round_id)
    check_sight(may_read(sight, bloc_id=round_.bloc_id), "round", round_id)
    found = parts.records.score_sheets(round_)
    return sorted(found.values(), key=lambda sheet: (sheet.unit_id, sheet.kind))


@router.post(
    "/self-sheets",
    **act(
        "Score one's own unit by criterion",
        _receipt("unit:score:submitted"),
        "evidence_missing",
        "document_missing",
        *SHEET,
    ),
)
async def submit_self_sheet(
    round_id: str, wanted: SelfSheetAsked, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the unit's officer, until the scores are adopted. The total is computed."""
    return await parts.commands.submit_self_sheet(
        caller.actor,
        key,
        round_id,
        wanted.unit_id,
        wanted.table_version,
        lines_of(wanted.lines),
        wanted.remark,
    )


@router.post(
    "/sheet-checks",
    **act(
        "Check another unit's sheet",
        _receipt("bloc:score:cross_checked"),
        "own_score",
        "score_missing",
        "criterion_unexplained",
        "document_missing",
        *SHEET,
    ),
)
async def cross_check_sheet(
    round_id: str, wanted: CrossSheetAsked, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By another member unit or the leader; each changed criterion needs its reason."""
    return await parts.commands.cross_check_sheet(
        caller.actor,
        key,
        round_id,
        wanted.unit_id,
        wanted.by_unit_id,
        wanted.table_version,
        lines_of(wanted.lines),
        wanted.remark,
    )


@router.post(
    "/sheet-adoption",
    **act(
        "Adopt the sheets of all units",
        _receipt("bloc:score:adopted", "adopted"),
        "score_missing",
        "criterion_unexplained",
        "difference_unexplained",
        *SHEET,
    ),
)
async def adopt_sheets(
    round_id: str, wanted: SheetAdoption, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the leader for the conference: name each unit, and only the criteria that change."""
    finals = tuple(one.final() for one in wanted.finals)
    return await parts.commands.adopt_sheets(
        caller.actor, key, round_id, wanted.table_version, finals, wanted.remark
    )
