"""Pages by keyset: a cursor says after which row to go on, so nothing is shown twice or missed.

A cursor is opaque to its holder: base64 of the last row's sort key in JSON.
"""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, or_
from sqlalchemy.orm import InstrumentedAttribute, Session

from suyton.domain.errors import Unknown
from suyton.ports import Page

RowT = TypeVar("RowT")
ItemT = TypeVar("ItemT")

Value = int | str | datetime


@dataclass(frozen=True)
class Sorted:
    """One column of a list's order. The last of them must be unique."""

    column: InstrumentedAttribute[Any]
    kind: type[int] | type[str] | type[datetime]
    falls: bool = False
    """Whether the list goes from the greatest down."""

    def order(self) -> ColumnElement[Any]:
        return self.column.desc() if self.falls else self.column.asc()

    def beyond(self, value: Value) -> ColumnElement[bool]:
        return self.column < value if self.falls else self.column > value


def fetch_page(
    session: Session,
    statement: Select[RowT],
    order: Sequence[Sorted],
    item: Callable[[RowT], ItemT],
    cursor: str,
    limit: int,
) -> Page[ItemT]:
    """One page of at most ``limit`` items; raises Unknown for a cursor this list did not give."""
    if cursor:
        statement = statement.where(_after(order, _read(cursor, order)))
    ordered = statement.order_by(*(by.order() for by in order))
    rows = session.scalars(ordered.limit(limit + 1)).all()
    shown = rows[:limit]
    following = _write(shown[-1], order) if len(rows) > limit else ""
    return Page(tuple(item(row) for row in shown), following)


def _after(order: Sequence[Sorted], values: Sequence[Value]) -> ColumnElement[bool]:
    """Beyond on the first column, or level there and beyond on the second, and so on."""
    level: list[ColumnElement[bool]] = []
    choices: list[ColumnElement[bool]] = []
    for by, value in zip(order, values, strict=True):
        choices.append(and_(*level, by.beyond(value)))
        level.append(by.column == value)
    return or_(*choices)


def _write(row: object, order: Sequence[Sorted]) -> str:
    values = (getattr(row, by.column.key) for by in order)
    key = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def _read(cursor: str, order: Sequence[Sorted]) -> tuple[Value, ...]:
    try:
        found: Any = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return tuple(_value(part, by) for part, by in zip(found, order, strict=True))
    except (ValueError, TypeError) as fault:
        raise Unknown(noun="cursor", id=cursor) from fault


def _value(part: object, by: Sorted) -> Value:
    if by.kind is datetime and isinstance(part, str):
        moment = datetime.fromisoformat(part)
        if moment.tzinfo is not None:
            return moment
    # A bool is an int to isinstance; no list is sorted by one.
    elif type(part) is by.kind and isinstance(part, int | str):
        return part
    raise ValueError(part)
