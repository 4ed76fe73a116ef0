"""The public HTTP API as a program uses it: sign in, act under a key, ask, upload."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any

import httpx

PATIENCE_SECONDS = 30
"""How long an act is sent again while the service says that it is not ready (503)."""

Json = dict[str, Any]


class Refused(Exception):
    """The service refused: the problem document's code, and its sentence for people."""

    def __init__(self, path: str, status: int, code: str, detail: str) -> None:
        self.status = status
        self.code = code
        super().__init__(f"{path}: {status} {code}: {detail}")


class Counter:
    """The service at ``base_url``. Leave it, so that the tokens it took out are given back."""

    def __init__(
        self, base_url: str, password: str, *, transport: httpx.BaseTransport | None = None
    ) -> None:
        address = f"{base_url.rstrip('/')}/api/v1"
        self._http = httpx.Client(base_url=address, timeout=60, transport=transport)
        self._password = password
        self._people: dict[str, Person] = {}

    def __enter__(self) -> "Counter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the tokens back and hang up."""
        try:
            for person in self._people.values():
                person.sign_out()
        except (httpx.HTTPError, Refused):
            pass  # the service is away: the tokens run out by themselves within a day
        finally:
            self._http.close()

    def person(self, login: str) -> "Person":
        """Someone at the counter, signed in on first use."""
        if login not in self._people:
            wanted = {"login": login, "password": self._password, "name": "story", "days": 1}
            token = self.send("POST", "/tokens", json=wanted)
            self._people[login] = Person(self, token["token"], token["id"])
        return self._people[login]

    def clock(self) -> datetime:
        """The service's own time, to the second; aware, UTC."""
        answer = self._http.get("/awards", params={"year": 2023})
        return parsedate_to_datetime(answer.headers["date"]).astimezone(UTC)

    def send(self, method: str, path: str, **content: Any) -> Json:
        """Send a request, again while the service is not ready; raises Refused."""
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while True:
            answer = self._http.request(method, path, **content)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                return _content(path, answer)
            if time.monotonic() > give_up_at:
                return _content(path, answer)
            time.sleep(float(answer.headers.get("retry-after", "1")))


class Person:
    """One account at the counter. Every act carries its own idempotency key."""

    def __init__(self, counter: Counter, token: str, token_id: str) -> None:
        self._counter = counter
        self.headers = {"Authorization": f"Bearer {token}"}
        """What this person's requests bear."""
        self._token_id = token_id

    def act(self, path: str, key: str, body: Mapping[str, Any]) -> Json:
        """Do something; the same key again does nothing and gives the same receipt."""
        headers = self.headers | {"Idempotency-Key": key}
        return self._counter.send("POST", path, json=dict(body), headers=headers)

    def ask(self, path: str, **wanted: str | int) -> Json:
        return self._counter.send("GET", path, params=wanted, headers=self.headers)

    def upload(self, name: str, kind: str, text: str) -> Json:
        """Store a plain text as a document and give back its reference."""
        return self._counter.send(
            "POST",
            "/documents",
            files={"file": (name, text.encode("utf-8"), "text/plain")},
            data={"kind": kind},
            headers=self.headers,
        )

    def sign_out(self) -> None:
        self._counter.send("DELETE", f"/tokens/{self._token_id}", headers=self.headers)


def _content(path: str, answer: httpx.Response) -> Json:
    if answer.is_success:
        found: Json = answer.json() if answer.content else {}
        return found
    problem: Json = {}
    if "json" in answer.headers.get("content-type", ""):
        problem = answer.json()
    code = str(problem.get("code", "no_problem_document"))
    raise Refused(path, answer.status_code, code, str(problem.get("detail", "")))
