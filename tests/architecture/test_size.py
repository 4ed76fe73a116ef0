"""It fits on one screen: files under 300 lines, functions under 50."""

import ast

from tests.architecture.source import EVERYTHING, MIGRATIONS, sources

FILE_LINES = 300
FUNCTION_LINES = 50


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    long = {
        source.path: length
        for source in sources(*EVERYTHING)
        if not source.path.startswith(MIGRATIONS)
        and (length := len(source.text.splitlines())) > FILE_LINES
    }
    assert not long


def test_no_function_reaches_fifty_lines() -> None:
    long = {
        f"{source.place(node)} {node.name}": length
        for source in sources(*EVERYTHING)
        if not source.path.startswith(MIGRATIONS)
        for node in source.walk()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) >= FUNCTION_LINES
    }
    assert not long
