"""The source as text and as syntax trees, for tests that look at how it is written."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("workflows", "activities", "api", "suyton", "worker.py")
"""What is installed; tests and bench only help to make it."""
EVERYTHING = (*PRODUCT, "tests", "bench")
MIGRATIONS = "suyton/persistence/migrations/"
"""Alembic writes these; a released one is never edited, so style does not apply."""


@dataclass(frozen=True)
class Source:
    """One Python file of the repository."""

    path: str
    """Relative to the repository, with slashes."""
    text: str
    tree: ast.Module

    def walk(self) -> Iterator[ast.AST]:
        return ast.walk(self.tree)

    def place(self, node: ast.stmt | ast.expr | ast.arg) -> str:
        return f"{self.path}:{node.lineno}"


@cache
def sources(*tops: str) -> tuple[Source, ...]:
    """All Python files under the given folders (or the files themselves)."""
    found = [
        path
        for top in tops
        for path in ([ROOT / top] if top.endswith(".py") else sorted((ROOT / top).rglob("*.py")))
    ]
    return tuple(_read(path) for path in found if path.exists())


@cache
def _read(path: Path) -> Source:
    text = path.read_text("utf-8")
    return Source(path.relative_to(ROOT).as_posix(), text, ast.parse(text))
