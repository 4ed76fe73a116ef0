"""For anyone: look up the code on a paper, check a file, read what is published."""

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from api.pages.entrance import AnyDesk
from api.pages.forms import Form
from api.pages.refusal import Refusal
from api.spoken import spoken
from api.throttle import address_of
from api.verifying import CheckedFile, check_file, standing_by_code
from suyton.domain.errors import DomainError
from suyton.domain.paper_code import read_code, shown_code
from suyton.domain.paper_standing import standing_of

router = APIRouter()


@router.get("/verify")
def form(desk: AnyDesk, code: str = "") -> Response:
    """Where a code is typed or a file chosen. What was typed leads to the code's own address."""
    if found := read_code(code):
        return RedirectResponse(f"/verify/{found}", 303)
    return _page(desk, typed=code, unknown=bool(code))


@router.get("/verify/{code}")
def by_code(code: str, desk: AnyDesk) -> Response:
    """What the register says of the paper that bears this code."""
    desk.world.public_limits.questions.take(address_of(desk.request))
    standing = standing_by_code(desk.world.records, code)
    read = read_code(code)
    answer = _page(
        desk,
        standing=standing,
        typed=shown_code(read) if read else code[:64],
        unknown=standing is None,
    )
    answer.status_code = 200 if standing else 404
    return answer


@router.post("/verify")
async def by_file(desk: AnyDesk) -> Response:
    """Check a file. It changes nothing and is kept nowhere, so that no form key is asked for."""
    desk.world.public_limits.checks.take(address_of(desk.request))
    async with desk.request.form() as fields:
        file = fields.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            refusal = Refusal(desk.say("page.verify.no_file"), Form(fields), 422)
            return await run_in_threadpool(_page, desk, refusal)
        try:
            checked = await run_in_threadpool(
                check_file, desk.world.records, desk.world.examiner, file.file
            )
        except DomainError as error:
            facts = spoken(desk.world.wording, desk.language, error.facts)
            sentence = desk.say(f"error.{error.code}", **facts)
            refusal = Refusal(sentence, Form(fields), desk.world.status_of(error))
            return await run_in_threadpool(_page, desk, refusal)
        return await run_in_threadpool(_page, desk, checked=checked, name=file.filename)


@router.get("/published")
def published(desk: AnyDesk, cursor: str = "") -> Response:
    """The decisions that were put on the public list."""
    desk.world.public_limits.questions.take(address_of(desk.request))
    records = desk.world.records
    found = records.published(cursor)
    standings = (standing_of(one, records.changes_of(one.id)) for one in found.items)
    answer = desk.page(
        "published.html",
        published=[one for one in standings if one],
        next_cursor=found.next_cursor,
        shown_code=shown_code,
    )
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _page(
    desk: AnyDesk,
    refusal: Refusal | None = None,
    *,
    checked: CheckedFile | None = None,
    **told: object,
) -> Response:
    standing = told.pop("standing", None) or (checked.standing if checked else None)
    shown = {"typed": "", "unknown": False, "name": "", **told}
    answer = desk.page(
        "verify.html", refusal, checked=checked, standing=standing, shown_code=shown_code, **shown
    )
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
