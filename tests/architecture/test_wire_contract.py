"""What travels to Temporal keeps its shape: a history of last year must still be readable.

Fields are only ever added, each with a default. The table below names, for every message and
every state inside one, the fields that must be given. A change here means that a running case
can no longer be read; see ``docs/deploying-changes.md`` for what to do instead.
"""

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any, get_args, get_type_hints

import activities.ballots
import activities.records
import activities.subject_records
import workflows.api_messages
import workflows.messages
import workflows.nomination_messages
import workflows.sheet_messages
import workflows.sitting_messages
from tests.architecture.wire_fields import MUST_BE_GIVEN, VALUES

CONTRACTS = (
    workflows.api_messages,
    workflows.messages,
    workflows.nomination_messages,
    workflows.sheet_messages,
    workflows.sitting_messages,
    activities.ballots,
    activities.records,
    activities.subject_records,
)


def named_in(annotation: Any) -> Iterator[type]:
    """Every class that an annotation names, inside unions, tuples and mappings too."""
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from named_in(part)


def travelling() -> dict[str, type]:
    """Every message, and every dataclass or enum that one carries, by name."""
    waiting: list[type] = [
        kind
        for contract in CONTRACTS
        for kind in vars(contract).values()
        if isinstance(kind, type) and is_dataclass(kind)
    ]
    found: dict[str, type] = {}
    while waiting:
        kind = waiting.pop()
        if found.setdefault(kind.__name__, kind) is not kind:
            raise AssertionError(f"two kinds are called {kind.__name__}")
        for annotation in get_type_hints(kind).values():
            waiting += [
                part
                for part in named_in(annotation)
                if (is_dataclass(part) or issubclass(part, Enum)) and part.__name__ not in found
            ]
    return found


TRAVELLING = travelling()


def must_be_given(kind: type) -> str:
    return " ".join(
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    )


def test_no_message_asks_for_more_or_less_than_it_always_did() -> None:
    now = {name: must_be_given(kind) for name, kind in TRAVELLING.items() if is_dataclass(kind)}
    known = {name: now.get(name) for name in MUST_BE_GIVEN}
    assert known == MUST_BE_GIVEN
    assert set(now) == set(MUST_BE_GIVEN), "enter what is new in wire_fields.py"


def test_no_value_that_stands_in_a_history_is_renamed() -> None:
    now = {
        name: {member.value for member in kind}
        for name, kind in TRAVELLING.items()
        if issubclass(kind, Enum)
    }
    assert set(now) == set(VALUES), "enter what is new in wire_fields.py"
    for name, values in VALUES.items():
        assert set(values.split()) <= now[name], name


def test_every_message_is_frozen() -> None:
    thawed = [
        name
        for name, kind in TRAVELLING.items()
        if is_dataclass(kind) and not kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    ]
    assert not thawed
