"""Every refusal is in the one table, and every place that refuses gives what its sentence needs."""

import ast
from string import Formatter

from suyton.domain.errors import ALL_ERRORS, DomainError
from tests.architecture.source import PRODUCT, Source, sources

TABLE = (
    "suyton/domain/errors.py",
    "suyton/domain/ballot_errors.py",
    "suyton/domain/decision_errors.py",
    "suyton/domain/document_errors.py",
    "suyton/domain/engine_errors.py",
    "suyton/domain/record_errors.py",
    "suyton/domain/sitting_errors.py",
    "suyton/domain/unit_errors.py",
    "suyton/domain/sealing_errors.py",
    "suyton/domain/ballot_errors.py",
    "suyton/domain/score_errors.py",
    "suyton/domain/signing_errors.py",
    "suyton/domain/upload_errors.py",
)
"""The files of the table. The first names all refusals; the others hold those of one matter."""

BY_NAME = {kind.__name__: kind for kind in ALL_ERRORS.values()}


def facts_needed(kind: type[DomainError]) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(kind.sentence) if name}


def test_no_refusal_is_declared_outside_the_table() -> None:
    elsewhere = [
        f"{source.place(node)} {node.name}"
        for source in sources(*PRODUCT)
        if source.path not in TABLE
        for node in source.walk()
        if isinstance(node, ast.ClassDef)
        and any(
            ast.unparse(base).split(".")[-1] in {"DomainError", *BY_NAME} for base in node.bases
        )
    ]
    assert not elsewhere


def refusals(source: Source) -> list[tuple[ast.Call, type[DomainError]]]:
    """Every place that builds a refusal, with its kind."""
    return [
        (node, BY_NAME[name])
        for node in source.walk()
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func).split(".")[-1]) in BY_NAME
    ]


def test_every_refusal_is_given_the_facts_of_its_sentence() -> None:
    lacking = {
        f"{source.place(call)} {kind.__name__}": missing
        for source in sources(*PRODUCT)
        for call, kind in refusals(source)
        # A mapping handed on whole (a failure turned back) is not ours to check here.
        if all(keyword.arg for keyword in call.keywords)
        and (missing := facts_needed(kind) - {keyword.arg or "" for keyword in call.keywords})
    }
    assert not lacking


def test_every_refusal_in_the_table_is_given_somewhere() -> None:
    used = {kind for source in sources(*PRODUCT) for _, kind in refusals(source)}
    assert set(ALL_ERRORS.values()) - used == set()
