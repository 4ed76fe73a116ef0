"""Fixtures live in ``tests/fixtures``, one file for each kind of world a test may need."""

pytest_plugins = [
    "tests.support.not_run",
    "tests.fixtures.database",
    "tests.fixtures.temporal",
    "tests.fixtures.province",
    "tests.fixtures.browser",
    "tests.fixtures.service",
    "tests.fixtures.way_out",
]
