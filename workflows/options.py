"""Every time-out and retry policy, named, with its reason."""

from datetime import timedelta
from typing import TypedDict

from temporalio.common import RetryPolicy


class Quickly(TypedDict):
    """Options of a local activity."""

    start_to_close_timeout: timedelta
    schedule_to_close_timeout: timedelta
    retry_policy: RetryPolicy


class Patiently(TypedDict):
    """Options of a regular activity."""

    start_to_close_timeout: timedelta
    retry_policy: RetryPolicy


QUICKLY = Quickly(
    # One transaction takes milliseconds; a lock may queue for some seconds.
    start_to_close_timeout=timedelta(seconds=10),
    # Past this the database is away: stop holding the workflow task and wait as an activity does.
    schedule_to_close_timeout=timedelta(seconds=15),
    retry_policy=RetryPolicy(initial_interval=timedelta(milliseconds=50), maximum_attempts=5),
)
"""Reading and writing the register: a local activity costs a third of a regular one."""

PATIENTLY = Patiently(
    start_to_close_timeout=timedelta(seconds=30),
    # The act was accepted and must be written some day; only a refusal ends it.
    retry_policy=RetryPolicy(
        initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=1)
    ),
)
"""The same work while the database is away for long."""

START_WITHIN = timedelta(minutes=1)
"""A workflow whose starting act was refused has nothing to do and ends after this long."""

PLACED_WITHIN = timedelta(seconds=5)
"""A recipient learns in milliseconds that it is in a draft; past this something keeps it."""

PLACED_PAUSE = timedelta(milliseconds=100)
"""Between two looks at whether every recipient has learnt of the draft."""

COUNT_AGAIN_AFTER = timedelta(minutes=15)
"""Papers that do not open stay so until somebody brings back the folder of keys."""

COUNT_WITHIN = timedelta(days=1)
"""Past this the keys are lost: a body that waits for its result votes again."""

RECEIPTS_KEPT = 200
"""Receipts carried when a workflow goes on as new. Older ones are found in the register."""

NAMED_AT_ONCE = 100
"""Nominations read in one answer: 300 of them came to 385 kB, and the server warns at 256 kB."""
