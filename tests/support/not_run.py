"""Tests that need something this machine may lack are listed as not run, by name, never skipped.

Mark a test (or a fixture's parameter) with ``needs_postgresql``, ``needs_chromium``,
``needs_softhsm`` or ``needs_pdfsig``. Where the thing is missing, the test is taken out of the
run and named at the end of the report with the reason.
``SUYTON_TEST_REQUIRE=postgresql,chromium,softhsm,pdfsig`` turns that into an error, as the full run
does.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.support import binaries

REQUIRE = "SUYTON_TEST_REQUIRE"

needs_postgresql = pytest.mark.needs_postgresql
needs_chromium = pytest.mark.needs_chromium
needs_softhsm = pytest.mark.needs_softhsm
needs_pdfsig = pytest.mark.needs_pdfsig


@dataclass(frozen=True)
class Need:
    """Something outside Python. ``lack`` says in one sentence why it is not there, or nothing."""

    name: str
    lack: Callable[[], str]

    @property
    def marker(self) -> str:
        return f"needs_{self.name}"


NEEDS = (
    Need("postgresql", binaries.lack_of_postgresql),
    Need("chromium", binaries.lack_of_chromium),
    Need("softhsm", binaries.lack_of_softhsm),
    Need("pdfsig", binaries.lack_of_pdfsig),
)

_not_run = pytest.StashKey[list[tuple[str, str]]]()


def pytest_configure(config: pytest.Config) -> None:
    for need in NEEDS:
        config.addinivalue_line("markers", f"{need.marker}: the test needs {need.name}")
    config.stash[_not_run] = []
    # Several processes side by side: theirs is too late to refuse, so that this one does.
    if config.getoption("numprocesses", None):
        for need in NEEDS:
            if _is_required(need) and (lack := need.lack()):
                raise _refusal(need, lack)


def _is_required(need: Need) -> bool:
    return need.name in os.environ.get(REQUIRE, "").split(",")


def _refusal(need: Need, lack: str) -> pytest.UsageError:
    return pytest.UsageError(f"{REQUIRE} asks for {need.name}, but {lack}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for need in NEEDS:
        concerned = [item for item in items if item.get_closest_marker(need.marker)]
        lack = need.lack() if concerned else ""
        if not lack:
            continue
        if _is_required(need):
            raise _refusal(need, lack)
        config.stash[_not_run].extend((item.nodeid, lack) for item in concerned)
        config.hook.pytest_deselected(items=concerned)
        items[:] = [item for item in items if item not in concerned]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """One of several processes side by side tells the one that reports."""
    if (told := getattr(session.config, "workeroutput", None)) is not None:
        told["not_run"] = session.config.stash[_not_run]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Each of them collects every test, so that the list of one is the list of all."""
    told = getattr(node, "workeroutput", {}).get("not_run", [])
    node.config.stash[_not_run] = [(name, lack) for name, lack in told]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    not_run = config.stash[_not_run]
    if not not_run:
        return
    terminalreporter.section(f"not run: {len(not_run)}", yellow=True)
    for name, lack in not_run:
        terminalreporter.line(f"NOT RUN {name}: {lack}")
