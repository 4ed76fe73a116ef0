"""Documents: stored once, named by their SHA-256, attached to acts by reference."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from api.documented import operation
from api.handed_in import file_form, take_in, the_file, the_text
from api.identity import SignedIn
from api.kept_files import sent
from api.parts import TheParts
from api.schemas import examples
from suyton.domain.document import DocumentReference
from suyton.domain.upload import name_to_give

KIND_LETTERS = 100

router = APIRouter(tags=["documents"])


@router.post(
    "/documents",
    **operation(
        "Store a document",
        examples.shown(examples.PAPER_REFERENCE),
        "file_kind_refused",
        "file_misnamed",
        "file_infected",
        "scanner_away",
        "file_too_large",
        "store_away",
        "store_full",
        "csrf_missing",
        "request_refused",
        "request_too_large",
        status=201,
    ),
    openapi_extra=file_form(kind={"maxLength": KIND_LETTERS, "default": "other"}),
)
async def store(
    request: Request, caller: SignedIn, response: Response, parts: TheParts
) -> DocumentReference:
    """Send the reference with the act it belongs to. Storing the same file again is harmless.

    What it is is told by its content, and it is kept under a plain name (see docs/operations.md).
    """
    async with request.form() as fields:
        file, kind = the_file(fields), the_text(fields, "kind", "other", KIND_LETTERS)
        reference = await run_in_threadpool(
            take_in,
            parts.uploads,
            parts.database.handed_in,
            file,
            kind,
            caller.account.id,
            caller.at,
        )
    response.headers["Location"] = f"/api/v1/documents/{reference.sha256}"
    return reference


@router.get(
    "/documents/{sha256}",
    response_class=StreamingResponse,
    **operation(
        "A document's bytes", None, "unknown", "document_missing", "document_damaged", "store_away"
    ),
)
def fetch(sha256: str, caller: SignedIn, parts: TheParts, name: str = "") -> StreamingResponse:
    """For whoever handed it in, and whoever may read something that names it. Always a download:
    what people upload is never shown as a page of this site. It comes under ``name``, or as its
    first sender called it."""
    content = parts.paper_sight.opened(parts.store, caller.actor, sha256, caller.at)
    as_sent = parts.database.handed_in.names_of(sha256)
    return sent(content, name_to_give(name or next(iter(as_sent), sha256)))
