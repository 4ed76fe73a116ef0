"""What makes a deadline acceptable. The clock itself runs in the workflow."""

from datetime import datetime

from suyton.domain.errors import DeadlineInPast, DeadlineNotLater


def check_future(deadline: datetime, now: datetime) -> None:
    """A deadline lies ahead of ``now``; raises DeadlineInPast."""
    if deadline <= now:
        raise DeadlineInPast(given=deadline.isoformat())


def check_extension(until: datetime, present: datetime | None, now: datetime) -> None:
    """An extension ends later than the present deadline, and ahead of ``now``.

    Raises:
        DeadlineNotLater: it would shorten the time given.
        DeadlineInPast: the present deadline passed long ago, and so has the new one.
    """
    if present is not None and until <= present:
        raise DeadlineNotLater(present=present.isoformat())
    check_future(until, now)
