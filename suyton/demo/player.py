"""Plays acts one by one, each by the account that may do it, and prints a line for each."""

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from suyton.demo.counter import Counter, Json
from suyton.domain.calendar import HANOI

PROCESS_SECONDS = 60
"""How long the process may take over what it does by itself, such as counting a closed ballot."""

PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 0.4
"""Each look that finds nothing new is followed by a longer pause: asking is work for the service."""

Echo = Callable[[str], object]


class Overdue(Exception):
    """The process did not get where it should within its time."""


class Player:
    """One run of one story. Keys are the same in every run, so an act is never done twice."""

    def __init__(self, counter: Counter, story_id: str, echo: Echo) -> None:
        self.counter = counter
        self._story_id = story_id
        self._echo = echo
        self._began_at = counter.clock()
        self.done = 0
        self.found_done = 0

    def sign_in(self, logins: Iterable[str]) -> None:
        """Have these people at the counter before something short begins."""
        for login in logins:
            self.counter.person(login)

    def heading(self, text: str) -> None:
        self._echo(f"\n■ {text}")

    def note(self, text: str) -> None:
        self._echo(f"           {text}")

    def act(self, login: str, path: str, step: str, body: Mapping[str, Any], told: str) -> Json:
        """Let ``login`` act; ``step`` names the act within the story and makes its key."""
        key = f"story:{self._story_id}:{step}"
        receipt = self.counter.person(login).act(path, key, body)
        self._tell(receipt, login, told)
        return receipt

    def read(self, login: str, path: str, **wanted: str | int) -> Json:
        return self.counter.person(login).ask(path, **wanted)

    def wait_past(self, login: str, path: str, stages: Collection[str]) -> Json:
        """Read again until the process has left these stages; raises Overdue.

        Stages to leave are named rather than one to reach, so that a case that went further
        in an earlier run does not hold the story up.
        """
        give_up_at = time.monotonic() + PROCESS_SECONDS
        pause = PAUSE_SECONDS
        while True:
            case = self.read(login, path)
            if case["stage"] not in stages:
                return case
            if time.monotonic() > give_up_at:
                raise Overdue(f"{path} is still at “{case['stage']}” after {PROCESS_SECONDS} s")
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE_SECONDS)

    def _tell(self, receipt: Json, login: str, told: str) -> None:
        at = instant(receipt.get("at") or receipt["cast_at"])
        is_old = at < self._began_at
        self.found_done += is_old
        self.done += not is_old
        mark = "đã có" if is_old else "  ✓  "
        self._echo(f"{at.astimezone(HANOI):%H:%M:%S} {mark} {told} · {login}")


def instant(text: str) -> datetime:
    """An ISO 8601 time of the API as an aware time in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)
