"""How a workflow writes and reads: at once if the database answers, patiently if it is away."""

from collections.abc import Callable
from typing import Any, TypeVar

from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError, FailureError

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
        except (ActivityError, ApplicationError) as failure:
            if refusal_in(failure) is not None or _was_not_waited_for(failure):
                raise
            workflow.logger.warning("register.away", extra={"activity": activity.__name__})
            return await workflow.execute_activity_method(activity, question, **options.PATIENTLY)
    except ActivityError as failure:
        refusal = refusal_in(failure)
        if refusal is None:
            raise
        raise to_failure(refusal) from failure


def _was_not_waited_for(failure: FailureError) -> bool:
    """Whether this case failed, in its history, of what is waited for now.

    A local activity that used up its attempts fails bare; only one that ran out of time comes
    wrapped as an ActivityError, which was all that was caught at first.
    """
    bare = isinstance(failure, ApplicationError)
    return bare and not workflow.patched("wait-for-the-register")


async def tell(notice: Notice) -> None:
    """Leave a notice."""
    await done(NoticeActivities.tell, notice)
