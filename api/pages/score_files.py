"""A unit's sheet as a file: taken away, and read back into the form.

Reading sends nothing. What was read stands in the form, so that a person sees it, adds the
evidence, and sends the sheet themselves.
"""

from dataclasses import replace

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import Response

from api import score_files
from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form, FormFault
from api.pages.refusal import Refusal
from api.pages.score_sheets import ReadFile, seen, sheet_page
from api.spoken import cells_said
from suyton.domain.errors import SheetFileFaulty

router = APIRouter(prefix="/rounds/{round_id}/sheets/{unit_id}")


@router.get("/file")
def download(round_id: str, unit_id: str, desk: SignedIn) -> Response:
    """The unit's own sheet with its present figures, to be filled in a spreadsheet."""
    round_ = seen(desk, round_id)
    sheet = score_files.sheet_to_fill(desk.world.records, round_, unit_id)
    return score_files.download(desk.world.spreadsheets, sheet, desk.world.wording, desk.language)


@router.post("/reading")
async def read(round_id: str, unit_id: str, desk: SignedIn) -> Response:
    """The form filled from a file; or every fault of the file, and nothing taken from it."""
    async with desk.request.form() as fields:
        return await run_in_threadpool(_read, desk, round_id, unit_id, Form(fields))


def _read(desk: Desk, round_id: str, unit_id: str, form: Form) -> Response:
    refused = Refusal("", form, 422)
    found = ReadFile()
    try:
        form.check(desk.csrf)
        upload = form.fields.get("file")
        if not isinstance(upload, UploadFile) or not upload.filename:
            raise FormFault("file_missing")
        sheet = score_files.sheet_to_fill(desk.world.records, seen(desk, round_id), unit_id)
        found = ReadFile(desk.world.spreadsheets.read(upload.file, sheet))
    except FormFault as fault:
        refused = replace(refused, sentence=desk.say(f"fault.{fault.code}", **fault.facts))
    except SheetFileFaulty as faulty:
        said = cells_said(desk.world.wording, desk.language, faulty.facts["cells"])
        found = ReadFile(faults=tuple(said))
        sentence = desk.say("page.sheet.file_refused", count=faulty.facts["count"])
        refused = replace(refused, sentence=sentence)
    return sheet_page(desk, round_id, unit_id, refused if refused.sentence else None, found)
