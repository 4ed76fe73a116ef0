"""The description of the API is complete: examples, problems, sign-in."""

from collections.abc import Iterator
from typing import Any

import httpx
import jsonschema

from api.errors import FAULTS, REFUSALS
from tests.api.callers import API

METHODS = ("get", "post", "delete", "put", "patch")

FILES = {
    f"get {API}/documents/{{sha256}}",
    f"get {API}/rounds/{{round_id}}/self-sheets/{{unit_id}}/file",
    f"get {API}/rounds/{{round_id}}/papers/{{kind}}",
    f"get {API}/sittings/{{sitting_id}}/papers/{{kind}}",
    f"get {API}/nominations/{{nomination_id}}/papers/{{kind}}",
    f"get {API}/nominations/{{nomination_id}}/notices/{{kind}}",
    f"get {API}/nominations/{{nomination_id}}/drafts/submission_letter",
    f"get {API}/decisions/{{decision_id}}/papers/{{stage}}",
    f"get {API}/published/{{code}}/paper",
    f"get {API}/decisions/{{decision_id}}/drawn/{{kind}}",
    f"get {API}/decisions/{{decision_id}}/drafts/decision",
    f"get {API}/drafts/{{draft}}/template",
}
"""Answered by bytes."""

Json = dict[str, Any]


async def described(client: httpx.AsyncClient) -> Json:
    answer = await client.get(f"{API}/openapi.json")
    assert answer.status_code == 200
    document: Json = answer.json()
    return document


def operations(document: Json) -> Iterator[tuple[str, Json]]:
    for path, methods in document["paths"].items():
        for method in METHODS:
            if method in methods:
                yield f"{method} {path}", methods[method]


def success(operation: Json) -> Json:
    status = next(one for one in operation["responses"] if one.startswith("2"))
    answer: Json = operation["responses"][status]
    return answer if status != "204" else {}


async def test_every_operation_has_a_summary_an_example_and_its_problems(
    without_engine: httpx.AsyncClient,
) -> None:
    document = await described(without_engine)
    found = dict(operations(document))
    assert len(found) > 50
    assert len({operation["summary"] for operation in found.values()}) == len(found)
    for name, operation in found.items():
        assert operation["summary"], name
        answer = success(operation)
        if answer and name not in FILES:
            assert "example" in answer["content"]["application/json"], name
        if "requestBody" in operation and "multipart" not in str(operation["requestBody"]):
            schema = operation["requestBody"]["content"]["application/json"]["schema"]
            one = schema.get("anyOf", [schema])[0]
            body = document["components"]["schemas"][one["$ref"].rsplit("/", 1)[1]]
            assert "examples" in body, name
        problems = [
            code
            for answer in operation["responses"].values()
            for code in answer.get("content", {})
            .get("application/problem+json", {})
            .get("examples", {})
        ]
        assert problems, name
        assert set(problems) <= {*REFUSALS, *FAULTS}, name


async def test_every_act_on_a_case_takes_a_key(without_engine: httpx.AsyncClient) -> None:
    # ``/what-if`` and ``/verify`` are questions with a body: they write nothing that could be
    # written twice.
    without_key = {"/session", "/tokens", "/documents", "/what-if", "/verify"}
    for name, operation in operations(await described(without_engine)):
        method, _, path = name.partition(" ")
        path = path.removeprefix(API)
        if method == "get" or path in without_key or path.startswith("/tokens/"):
            continue
        headers = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "header"}
        assert "Idempotency-Key" in headers, name


async def test_every_example_fits_its_own_schema(without_engine: httpx.AsyncClient) -> None:
    document = await described(without_engine)
    for name, operation in operations(document):
        content = success(operation).get("content", {}).get("application/json")
        if content is None or "example" not in content:
            continue
        schema = content["schema"] | {"components": document["components"]}
        validator = jsonschema.Draft202012Validator(schema)
        assert [fault.message for fault in validator.iter_errors(content["example"])] == [], name


async def test_every_problem_is_documented_somewhere(without_engine: httpx.AsyncClient) -> None:
    text = str(await described(without_engine))
    everywhere = {"internal_error", "not_found", "method_not_allowed"}
    at_the_count = {"ballot_key_missing", "paper_unreadable"}  # met by the process, not by a caller
    by_command = {"certificate_taken", "certificate_unreadable"}  # no caller binds certificates
    undocumented = {
        code
        for code in {*REFUSALS, *FAULTS} - everywhere - at_the_count - by_command
        if f"problem:{code}'" not in text
    }
    assert undocumented == set()
