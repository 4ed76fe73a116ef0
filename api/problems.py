"""Whatever goes wrong, said once: a problem document (RFC 9457) for programs, a page for people."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from api.errors import FAULTS, REFUSALS, RETRY_AFTER_SECONDS, ApiFault
from api.languages import language_of
from api.limits import BodyTooLarge
from api.pages.entrance import language_of as language_of_page
from api.pages.faults import fault_page
from api.pages.world import world_of
from api.spoken import spoken
from suyton.domain.errors import DomainError

MEDIA_TYPE = "application/problem+json"
FOR_PROGRAMS = ("/api/", "/health/")

log = logging.getLogger("suyton.api")

Facts = dict[str, str]


def install(app: FastAPI) -> None:
    """Let the application answer every fault in this one way."""

    @app.exception_handler(DomainError)
    async def refused(request: Request, error: DomainError) -> Response:
        return await answer(request, error.code, error.facts)

    @app.exception_handler(ApiFault)
    async def fault(request: Request, error: ApiFault) -> Response:
        return await answer(request, error.code, error.facts)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return await answer(request, "request_invalid", _fields(error))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        if error.status_code < HTTPStatus.BAD_REQUEST:
            return Response(status_code=error.status_code, headers=error.headers)
        code, facts = _code_of(request, error)
        return await answer(request, code, facts)

    @app.exception_handler(DBAPIError)
    @app.exception_handler(PoolExhausted)
    async def register_away(request: Request, error: Exception) -> Response:
        # The statement may hold a secret paper's choices, so only the kind of fault is logged.
        log.error("register.away %s %s", request.url.path, type(error).__name__)
        return await answer(request, "register_away", {})

    @app.exception_handler(Exception)
    async def defect(request: Request, error: Exception) -> Response:
        log.error("defect %s %s", request.url.path, type(error).__name__)
        return await answer(request, "internal_error", {})


async def answer(request: Request, code: str, facts: Facts) -> Response:
    """The fault in the caller's language and form."""
    status = REFUSALS.get(code) or FAULTS[code]
    wording = world_of(request.app).wording
    key = f"error.{code}" if code in REFUSALS else f"problem.{code}"
    if not request.url.path.startswith(FOR_PROGRAMS):
        language = language_of_page(request)
        title = wording.say(language, f"problem_title.{status}")
        sentence = wording.say(language, key, **spoken(wording, language, facts))
        page = await run_in_threadpool(fault_page, request, status, title, sentence)
        if "seconds" in facts:
            page.headers["Retry-After"] = facts["seconds"]
        return page
    language = language_of(request)
    document: dict[str, Any] = {
        "type": f"urn:suyton:problem:{code}",
        "title": wording.say(language, f"problem_title.{status}"),
        "status": status,
        "detail": wording.say(language, key, **spoken(wording, language, facts)),
        "code": code,
        "facts": facts,
    }
    headers = {"Content-Language": language, "Cache-Control": "no-store"}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    if "seconds" in facts:
        headers["Retry-After"] = facts["seconds"]
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(document, status, headers, MEDIA_TYPE)


def _fields(error: RequestValidationError) -> Facts:
    """What is wrong with which field. What was sent is left out: it may be a password or a vote."""
    return {".".join(str(part) for part in one["loc"]): str(one["msg"]) for one in error.errors()}


def _code_of(request: Request, error: HTTPException) -> tuple[str, Facts]:
    if isinstance(error, BodyTooLarge):
        return error.code, {"limit": str(error.limit_mb)}
    match error.status_code:
        case HTTPStatus.NOT_FOUND:
            return "not_found", {}
        case HTTPStatus.METHOD_NOT_ALLOWED:
            return "method_not_allowed", {"method": request.method}
    return "request_refused", {}
