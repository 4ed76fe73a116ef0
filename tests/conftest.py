"""Fixtures live in ``tests/fixtures``, one file for each kind of world a test may need."""

import os

# A worker gives a workflow two seconds of wall clock before it calls it deadlocked. Beside a
# database, a browser and two Temporal servers on two cores that is a measure of the machine, and
# the interruption may strike anywhere (once in a weak reference's callback). What never yields
# is still caught, by the time limit of its test.
os.environ.setdefault("TEMPORAL_DEBUG", "1")

pytest_plugins = [
    "tests.support.not_run",
    "tests.fixtures.database",
    "tests.fixtures.temporal",
    "tests.fixtures.province",
    "tests.fixtures.browser",
    "tests.fixtures.service",
    "tests.fixtures.tokens",
    "tests.fixtures.logs",
    "tests.fixtures.way_out",
]
