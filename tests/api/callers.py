"""Programs that call the API as one person."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import httpx

from tests.fixtures.province import PASSWORD

Json = dict[str, Any]

API = "/api/v1"
KINDS = ("submission_letter", "achievement_report", "selection_minutes")
FLAG = "provincial_emulation_flag"
MERIT = "provincial_certificate_of_merit"

_numbers = count(1)


def fresh_key() -> str:
    """A key that no other act of this run has."""
    return f"key-{next(_numbers):05}"


def in_days(days: float) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


class Program:
    """One account, by its token."""

    def __init__(self, client: httpx.AsyncClient, token: str) -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {token}"}

    async def ask(self, path: str, **wanted: Any) -> httpx.Response:
        return await self.client.get(API + path, params=wanted, headers=self.headers)

    async def act(
        self, path: str, body: Json, *, key: str = "", language: str = "en"
    ) -> httpx.Response:
        headers = {"Idempotency-Key": key or fresh_key(), "Accept-Language": language}
        return await self.client.post(API + path, json=body, headers=self.headers | headers)

    async def upload(self, name: str, kind: str, content: bytes) -> httpx.Response:
        return await self.client.post(
            f"{API}/documents",
            files={"file": (name, content, "application/pdf")},
            data={"kind": kind},
            headers=self.headers,
        )

    async def dossier(self) -> list[Json]:
        """Three stored papers, all that any award asks for."""
        stored = [
            await self.upload(f"{kind}.pdf", kind, b"%PDF-1.7\n" + kind.encode()) for kind in KINDS
        ]
        return [answer.json() for answer in stored]


async def program(client: httpx.AsyncClient, login: str) -> Program:
    """A program that has signed in as this person."""
    wanted = {"login": login, "password": PASSWORD, "name": "test", "days": 1}
    answer = await client.post(f"{API}/tokens", json=wanted)
    assert answer.status_code == 201, answer.text
    return Program(client, answer.json()["token"])


def code(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a problem."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    problem: Json = answer.json()
    assert problem["status"] == answer.status_code
    return answer.status_code, problem["code"]
