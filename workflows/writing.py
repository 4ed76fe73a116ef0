"""How a workflow writes and reads: at once if the database answers, patiently if it is away."""

from collections.abc import Callable
from typing import Any, TypeVar

from temporalio import workflow
from temporalio.exceptions import ActivityError

from activities.notices import NoticeActivities
from suyton.ports import Notice
from workflows import options
from workflows.failures import refusal_in, to_failure

R = TypeVar("R")


async def done(activity: Callable[[Any, Any], R], question: object) -> R:
    """What ``activity`` answers to ``question``.

    First as a local activity, which answers in milliseconds; when that does not come through,
    as a regular one that is repeated until it does. A refusal is raised as its failure.
    """
    try:
        try:
            return await workflow.execute_local_activity_method(
                activity, question, **options.QUICKLY
            )
        except ActivityError as failure:
            if refusal_in(failure) is not None:
                raise
            workflow.logger.warning("register.away", extra={"activity": activity.__name__})
            return await workflow.execute_activity_method(activity, question, **options.PATIENTLY)
    except ActivityError as failure:
        refusal = refusal_in(failure)
        if refusal is None:
            raise
        raise to_failure(refusal) from failure


async def tell(notice: Notice) -> None:
    """Leave a notice."""
    await done(NoticeActivities.tell, notice)
