"""The register goes away in the middle of an act; the case waits for it and goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.support.office import Office
from tests.support.paths import in_appraisal

ATTEMPTS_BEFORE_PATIENCE = 5


class Away(Exception):
    """What a driver raises while its database is being restarted."""


@contextmanager
def away(port: Any, method: str, times: int) -> Iterator[list[int]]:
    """Let a port's method fail so many times; gives the count of its calls."""
    original = getattr(port, method)
    calls = [0]

    def failing(*given: Any) -> Any:
        calls[0] += 1
        if calls[0] <= times:
            raise Away
        return original(*given)

    setattr(port, method, failing)
    try:
        yield calls
    finally:
        delattr(port, method)


async def register_away_at_the_appraisal(office: Office) -> None:
    """Away for longer than the quick attempts last: the act is answered once it is back."""
    nomination = await in_appraisal(office)
    times = ATTEMPTS_BEFORE_PATIENCE + 1
    with away(office.database.register, "record_nomination", times) as calls:
        await office.appraise(nomination)
    assert calls[0] == times + 1
    assert office.stage(nomination) == "awaiting_council"
