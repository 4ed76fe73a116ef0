"""A unit's score sheet as an XLSX file: taken away and sent back filled."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from api import score_files
from api.documented import act, operation
from api.handed_in import file_form, the_file, the_text
from api.identity import Key, SignedIn
from api.languages import language_of
from api.parts import TheParts
from api.routes.asking import CallerSight
from api.schemas import examples
from api.sight import check_sight, may_read
from suyton.domain.audit import Receipt
from suyton.ports import SheetToFill
from suyton.wording import Wording

router = APIRouter(prefix="/rounds/{round_id}/self-sheets/{unit_id}/file", tags=["score tables"])

REMARK_SIGNS = 20_000

_wording = Wording.load()


def _sheet(parts: TheParts, sight: CallerSight, round_id: str, unit_id: str) -> SheetToFill:
    round_ = parts.records.round(round_id)
    check_sight(may_read(sight, bloc_id=round_.bloc_id), "round", round_id)
    return score_files.sheet_to_fill(parts.records, round_, unit_id)


@router.get(
    "",
    response_class=Response,
    **operation(
        "A unit's sheet as an XLSX file", None, "unknown", "not_a_member", "no_score_table"
    ),
)
def download(
    round_id: str, unit_id: str, request: Request, sight: CallerSight, parts: TheParts
) -> Response:
    """With its present figures, in the caller's language, to be filled in a spreadsheet."""
    sheet = _sheet(parts, sight, round_id, unit_id)
    return score_files.download(parts.spreadsheets, sheet, _wording, language_of(request))


@router.post(
    "",
    **act(
        "Score one's own unit by a filled XLSX file",
        examples.receipt("round:2023.vhxh", "unit:score:submitted", "scoring"),
        "sheet_file_faulty",
        "evidence_missing",
        "document_missing",
        "no_score_table",
        "other_table",
        "not_a_member",
        "file_too_large",
        "request_refused",
        "request_too_large",
    ),
    openapi_extra=file_form(remark={"maxLength": REMARK_SIGNS, "default": ""}),
)
async def submit(
    round_id: str,
    unit_id: str,
    request: Request,
    caller: SignedIn,
    sight: CallerSight,
    key: Key,
    parts: TheParts,
) -> Receipt:
    """Every fault is answered by worksheet and cell, all at once, and nothing is then taken in."""
    sheet = await run_in_threadpool(_sheet, parts, sight, round_id, unit_id)
    async with request.form() as fields:
        file, remark = the_file(fields), the_text(fields, "remark", "", REMARK_SIGNS)
        lines = await run_in_threadpool(parts.spreadsheets.read, file.file, sheet)
    return await parts.commands.submit_self_sheet(
        caller.actor, key, round_id, unit_id, sheet.table.version, lines, remark
    )
