"""Questions that anyone may ask are slowed down by where they come from: a token bucket each."""

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from api.errors import ApiFault

REMEMBERED = 10_000
"""How many callers are kept in mind; the longest unseen is forgotten first."""

_OF_ONE_HOUSEHOLD = 64
"""An IPv6 line is given 64 bits of addresses, all of which are one caller (RFC 6177)."""


@dataclass
class _Bucket:
    tokens: float
    filled_at: float


class RateLimit:
    """``burst`` questions at once, and one more every ``seconds_each`` seconds, by address.

    It lives in this process: several API processes each count for themselves, so n of them
    together let through up to n times as much.
    """

    def __init__(
        self, burst: int, seconds_each: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._seconds_each = seconds_each
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, address: str) -> None:
        """Count one question.

        Raises:
            ApiFault: too_many_requests, with the whole seconds until the next is heard.
        """
        seconds = self._wait(caller_at(address))
        if seconds:
            raise ApiFault("too_many_requests", seconds=str(seconds))

    def _wait(self, caller: str) -> int:
        with self._lock:
            now = self._clock()
            bucket = self._buckets.pop(caller, None) or _Bucket(self._burst, now)
            gained = (now - bucket.filled_at) / self._seconds_each
            bucket = _Bucket(min(self._burst, bucket.tokens + gained), now)
            self._buckets[caller] = bucket
            while len(self._buckets) > REMEMBERED:
                self._buckets.popitem(last=False)
            if bucket.tokens < 1:
                # A refused question takes nothing: whoever waits as told is heard.
                return max(1, math.ceil((1 - bucket.tokens) * self._seconds_each))
            bucket.tokens -= 1
            return 0


def caller_at(address: str) -> str:
    """Whose bucket this is: the address, or the network of one IPv6 line."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, _OF_ONE_HOUSEHOLD), strict=False))
    return str(found)


@dataclass(frozen=True)
class PublicLimits:
    """What one caller may ask of the public pages."""

    questions: RateLimit = field(default_factory=lambda: RateLimit(60, 2.0))
    """By code, and the list of what is published: 60 at once, then 30 a minute."""
    checks: RateLimit = field(default_factory=lambda: RateLimit(10, 15.0))
    """Files to examine, each some processor time: 10 at once, then 4 a minute."""
