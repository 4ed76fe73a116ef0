"""Guessing passwords is slowed down: after some failures a login rests for a while."""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Request

from api.errors import ApiFault

FAILURES = 8
REST_SECONDS = 300
REMEMBERED = 10_000
"""How many callers are kept in mind; the longest unseen is forgotten first."""


@dataclass
class _Failures:
    count: int
    last_at: float


class Throttle:
    """Counts failed sign-ins by login and address, so that nobody can lock another person out.

    It lives in this process: several API processes each count for themselves.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[tuple[str, str], _Failures] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, login: str, address: str) -> int:
        """Seconds until another attempt is heard; 0 for now."""
        with self._lock:
            found = self._failures.get((login, address))
            if found is None or found.count < FAILURES:
                return 0
            return max(0, math.ceil(found.last_at + REST_SECONDS - self._clock()))

    def check(self, login: str, address: str) -> None:
        """Raises ApiFault too_many_attempts while this login rests."""
        seconds = self.wait(login, address)
        if seconds:
            raise ApiFault("too_many_attempts", seconds=str(seconds))

    def note(self, login: str, address: str, admitted: bool) -> None:
        """Remember how an attempt ended."""
        if admitted:
            self.succeeded(login, address)
        else:
            self.failed(login, address)

    def failed(self, login: str, address: str) -> None:
        """Remember a failure; failures long past do not count."""
        now = self._clock()
        with self._lock:
            before = self._failures.pop((login, address), None)
            fresh = before is not None and now - before.last_at < REST_SECONDS
            count = before.count + 1 if before is not None and fresh else 1
            self._failures[login, address] = _Failures(count, now)
            while len(self._failures) > REMEMBERED:
                self._failures.popitem(last=False)

    def succeeded(self, login: str, address: str) -> None:
        """Whoever knows the password starts anew."""
        with self._lock:
            self._failures.pop((login, address), None)


def address_of(request: Request) -> str:
    """Where the call comes from, as the server in front of us tells it."""
    return request.client.host if request.client else ""
