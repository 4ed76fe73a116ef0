"""Names say what a thing is in the business; a few say nothing and are not used."""

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.architecture.source import EVERYTHING, PRODUCT, Source, sources

EMPTY_NAMES = {
    "common",
    "core",
    "helper",
    "helpers",
    "manager",
    "managers",
    "misc",
    "service",
    "services",
    "shared",
    "util",
    "utils",
}
EMPTY_ENDINGS = ("Helper", "Helpers", "Manager", "Service", "Util", "Utils")


def test_no_file_or_folder_is_named_after_nothing() -> None:
    named = {
        source.path
        for source in sources(*EVERYTHING)
        if EMPTY_NAMES & {part.removesuffix(".py") for part in PurePosixPath(source.path).parts}
        # The fixture that starts the whole service for the API's tests is named for just that.
        and source.path != "tests/fixtures/service.py"
    }
    assert not named


def test_no_class_is_a_manager_a_service_or_a_helper() -> None:
    named = [
        f"{source.place(node)} {node.name}"
        for source in sources(*PRODUCT)
        for node in source.walk()
        if isinstance(node, ast.ClassDef) and node.name.endswith(EMPTY_ENDINGS)
    ]
    assert not named


def parameters(source: Source) -> Iterator[ast.arg]:
    for node in source.walk():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)


@pytest.mark.parametrize("name", ["input", "data", "obj", "payload"])
def test_a_handlers_parameter_is_named_for_what_it_is(name: str) -> None:
    named = [
        source.place(argument)
        for source in sources("workflows", "activities", "api", "suyton/domain")
        for argument in parameters(source)
        if argument.arg == name
    ]
    assert not named


def test_tests_are_sentences() -> None:
    """Three words at least: what is tested, and what is expected of it."""
    short = [
        f"{source.place(node)} {node.name}"
        for source in sources("tests")
        for node in source.walk()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and len(node.name.split("_")) < 4
    ]
    assert not short


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    """What cannot run here is deselected by name in the make target, never skipped in silence."""
    marks = {"skip", "skipif", "xfail", "importorskip"}
    found = [
        source.place(node)
        for source in sources("tests")
        for node in source.walk()
        if isinstance(node, ast.Attribute) and node.attr in marks
    ]
    assert not found
