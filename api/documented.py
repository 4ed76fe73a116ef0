"""How operations describe themselves: an example of the answer, and every problem they may give."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI

from api.errors import FAULTS, REFUSALS
from suyton.domain.errors import ALL_ERRORS
from suyton.wording import Wording

PROBLEM = {
    "type": "object",
    "description": "A problem document (RFC 9457).",
    "required": ["type", "title", "status", "detail", "code", "facts"],
    "properties": {
        "type": {"type": "string", "description": "`urn:suyton:problem:` and the code."},
        "title": {
            "type": "string",
            "description": "The kind of problem, in the caller's language.",
        },
        "status": {"type": "integer", "description": "The HTTP status."},
        "detail": {"type": "string", "description": "What stands in the way and what to do."},
        "code": {"type": "string", "enum": sorted({*REFUSALS, *FAULTS})},
        "facts": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}

EVERY_ACT = (
    "idempotency_key_missing",
    "idempotency_key_reused",
    "not_authorised",
    "csrf_missing",
    "unknown",
    "wrong_stage",
    "stale_revision",
    "engine_away",
    "entered_untold",
)
"""What any act on a case may be answered with."""

_wording = Wording.load()


def operation(
    summary: str, example: Any, *codes: str, status: int = 200, public: bool = False
) -> dict[str, Any]:
    """What a route's decorator needs: its summary, an example and its problems by code.

    ``public`` operations need no sign-in.
    """
    every = {*codes, "request_invalid", "register_away"} | (set() if public else {"not_signed_in"})
    told: dict[int | str, dict[str, Any]] = problems(*every)
    told[status] = {"description": summary}
    if example is not None:
        told[status]["content"] = {"application/json": {"example": example}}
        _examples[summary, str(status)] = example
    if status == 201:
        told[status]["headers"] = {
            "Location": {"description": "Where it is now.", "schema": {"type": "string"}}
        }
    return {"summary": summary, "status_code": status, "responses": told}


def act(summary: str, example: Any, *codes: str, status: int = 200) -> dict[str, Any]:
    """The same for an act on a case, with the problems that any act may meet."""
    return operation(summary, example, *EVERY_ACT, *codes, status=status)


def problems(*codes: str) -> dict[int | str, dict[str, Any]]:
    """The documented answers for these codes, grouped by status, each with an example."""
    told: dict[int | str, dict[str, Any]] = {}
    for code in sorted(codes):
        status = REFUSALS.get(code) or FAULTS[code]
        title = _wording.say("en", f"problem_title.{status}")
        found = told.setdefault(status, {"description": title, "content": _content()})
        examples = found["content"]["application/problem+json"]["examples"]
        examples[code] = {"value": _example(code, status, title)}
    return told


def _content() -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"application/problem+json": {"schema": schema, "examples": {}}}


def _example(code: str, status: int, title: str) -> dict[str, Any]:
    if code in ALL_ERRORS:
        sentence = ALL_ERRORS[code].sentence
    else:
        sentence = _wording.say("en", f"problem.{code}")
    return {
        "type": f"urn:suyton:problem:{code}",
        "title": title,
        "status": status,
        "detail": sentence,
        "code": code,
        "facts": {},
    }


def describe(app: FastAPI) -> None:
    """Complete the description: the problem document's schema, and examples as they were given."""
    written: Callable[[], dict[str, Any]] = app.openapi

    def openapi() -> dict[str, Any]:
        document = written()
        document.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
        for path in document["paths"].values():
            for told in path.values():
                _restore(told)
        return document

    app.openapi = openapi  # type: ignore[method-assign]


def _restore(told: dict[str, Any]) -> None:
    """FastAPI drops every null on its way, also those that stand in an example."""
    for status, answer in told["responses"].items():
        content = answer.get("content", {}).get("application/json", {})
        if "example" in content:
            content["example"] = _examples[told["summary"], status]


_examples: dict[tuple[str, str], Any] = {}
"""By an operation's summary, which is its own, and the status."""
