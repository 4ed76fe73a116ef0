"""For anyone, without signing in: is this paper real, and what has become of it?"""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from api.documented import operation
from api.handed_in import file_form, the_file
from api.kept_files import sent
from api.parts import TheParts
from api.routes.asking import WantedPage
from api.schemas import examples, examples_verified
from api.schemas.shown import Listed
from api.throttle import address_of
from api.verifying import CheckedFile, check_file, standing_by_code
from suyton.domain.errors import Unknown
from suyton.domain.paper_standing import PaperStanding, standing_of

router = APIRouter(tags=["verification"])


@router.get(
    "/verify/{code}",
    **operation(
        "What the register says of a paper",
        examples.shown(examples_verified.STANDING),
        "unknown",
        "too_many_requests",
        public=True,
    ),
)
def by_code(code: str, request: Request, response: Response, parts: TheParts) -> PaperStanding:
    """By the code printed on it. A decision that is not issued is answered as one unknown."""
    parts.public_limits.questions.take(address_of(request))
    response.headers["Cache-Control"] = "no-store"
    found = standing_by_code(parts.records, code)
    if found is None:
        raise Unknown(noun="paper", id=code[:64])
    return found


@router.post(
    "/verify",
    **operation(
        "Check a PDF",
        examples.shown(examples_verified.CHECKED),
        "file_too_large",
        "file_too_hard",
        "checker_busy",
        "too_many_requests",
        "request_refused",
        "request_too_large",
        public=True,
    ),
    openapi_extra=file_form(),
)
async def by_file(request: Request, response: Response, parts: TheParts) -> CheckedFile:
    """Four facts of each signature, each on its own, and whether it is a file of the register.
    Nothing of it is kept."""
    parts.public_limits.checks.take(address_of(request))
    response.headers["Cache-Control"] = "no-store"
    async with request.form() as fields:
        file = the_file(fields)
        return await run_in_threadpool(check_file, parts.records, parts.examiner, file.file)


@router.get(
    "/published",
    **operation(
        "Published decisions",
        examples.page(examples_verified.STANDING),
        "too_many_requests",
        public=True,
    ),
)
def published(request: Request, parts: TheParts, page: WantedPage) -> Listed[PaperStanding]:
    """What the records clerk put on the public list, the last one first."""
    parts.public_limits.questions.take(address_of(request))
    found = parts.records.published(page.cursor, page.limit)
    standings = (standing_of(one, parts.records.changes_of(one.id)) for one in found.items)
    return Listed(items=[one for one in standings if one], next_cursor=found.next_cursor)


@router.get(
    "/published/{code}/paper",
    response_class=StreamingResponse,
    **operation("A published paper", None, "unknown", "too_many_requests", public=True),
)
def paper(code: str, request: Request, parts: TheParts) -> StreamingResponse:
    """The issued PDF of a decision that is on the public list."""
    parts.public_limits.questions.take(address_of(request))
    standing = standing_by_code(parts.records, code)
    decision = parts.records.decision_by_code(standing.code) if standing else None
    if standing is None or decision is None or decision.published_at is None:
        raise Unknown(noun="paper", id=code[:64])
    return sent(parts.store.open(standing.sha256), f"{standing.code}.pdf", "application/pdf")
