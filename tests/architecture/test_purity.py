"""The domain and the workflows ask no clock, no dice and no disk; votes are counted in integers."""

import ast

import pytest

from tests.architecture.source import PRODUCT, Source, sources

IMPURE_MODULES = {
    "asyncio.subprocess",
    "os",
    "pathlib",
    "random",
    "requests",
    "secrets",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
}
IMPURE_CALLS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "uuid.uuid1",
    "uuid.uuid4",
    "asyncio.wait",
    "asyncio.as_completed",
    "open",
    "print",
    "input",
}


def modules_imported(source: Source) -> set[str]:
    found: set[str] = set()
    for node in source.walk():
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def called(node: ast.AST) -> str:
    """The dotted name of what a call calls, as written; empty for anything else."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


@pytest.mark.parametrize("place", ["workflows", "suyton/domain", "suyton/papers"])
def test_decisions_use_no_clock_no_dice_and_no_disk(place: str) -> None:
    """A workflow is replayed and must decide the same again; the domain is given its time."""
    found = {
        source.path: impure
        for source in sources(place)
        # One place opens the connection and is never imported into a running workflow.
        if source.path != "workflows/connection.py"
        and (
            impure := {name for name in modules_imported(source) if name in IMPURE_MODULES}
            | {called(node) for node in source.walk() if called(node) in IMPURE_CALLS}
        )
    }
    assert not found


def iterates_over_a_set(node: ast.AST) -> bool:
    """A loop over a set display or call: its order differs between two runs of the program."""
    if not isinstance(node, ast.For | ast.comprehension):
        return False
    return isinstance(node.iter, ast.Set | ast.SetComp) or called(node.iter) in {
        "set",
        "frozenset",
    }


def test_no_workflow_loops_over_a_set() -> None:
    found = [
        source.path
        for source in sources("workflows")
        for node in source.walk()
        if iterates_over_a_set(node)
    ]
    assert not found


def test_the_domain_holds_no_floating_number() -> None:
    found = [
        source.place(node)
        for source in sources("suyton/domain")
        for node in source.walk()
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]
    assert not found


RULES_OF_THE_PACKS = {"Ratio", "BallotRule", "AwardRule", "Limit", "Rulebook", "Citation"}


def test_no_rule_is_written_in_code() -> None:
    """Thresholds, quotas and limits come from rule packs; only their loader builds them."""
    found = [
        source.place(node)
        for source in sources(*PRODUCT)
        if not source.path.startswith("suyton/rules/")
        for node in source.walk()
        if isinstance(node, ast.Call)
        and called(node) in RULES_OF_THE_PACKS
        and any(
            isinstance(argument, ast.Constant) and isinstance(argument.value, int)
            for argument in (*node.args, *(keyword.value for keyword in node.keywords))
        )
    ]
    assert not found


def test_only_the_rules_know_the_package_of_holidays() -> None:
    """A case counts by the days that its rulebook carries, never by a package that may change."""
    users = {source.path for source in sources(*PRODUCT) if "holidays" in modules_imported(source)}
    assert users == {"suyton/rules/working_calendar.py"}
