"""A refusal crosses Temporal as an application failure of the same code, and back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from temporalio.exceptions import ApplicationError

from suyton.domain.errors import ALL_ERRORS, DomainError

P = ParamSpec("P")
R = TypeVar("R")


def to_failure(error: DomainError) -> ApplicationError:
    """The failure that carries a refusal. Repeating a refused act cannot help, so none is retried."""
    return ApplicationError(str(error), error.facts, type=error.code, non_retryable=True)


def refusal_in(failure: BaseException | None) -> DomainError | None:
    """The refusal somewhere in the causes of a Temporal failure, if that is what it was."""
    while failure is not None:
        if isinstance(failure, ApplicationError) and failure.type in ALL_ERRORS:
            facts = failure.details[0] if failure.details else {}
            return ALL_ERRORS[failure.type](**facts)
        failure = failure.__cause__
    return None


@contextmanager
def refusals() -> Iterator[None]:
    """Turn a refusal raised inside into its failure."""
    try:
        yield
    except DomainError as error:
        raise to_failure(error) from error


def refusing(body: Callable[P, R]) -> Callable[P, R]:
    """An activity's body whose refusals end it at once; every other fault is retried.

    Activities are defined with ``no_thread_cancel_exception``: a cancelled one finishes its
    transaction, instead of being torn out of the driver and leaving it in an unknown state.
    """

    @wraps(body)
    def with_refusals(*args: P.args, **kwargs: P.kwargs) -> R:
        with refusals():
            return body(*args, **kwargs)

    return with_refusals
