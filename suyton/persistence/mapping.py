"""What all mappings share: plain fields by name, documents, candidates and tallies.

A row's column and a snapshot's field of the same name hold the same value (the column types
see to enums, moments and decimals), so only lists and structures are mapped by hand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any, Protocol

from sqlalchemy import inspect

from suyton.domain.ballot import Candidate, LineResult, Tally, TallyLine
from suyton.domain.document import DocumentReference
from suyton.persistence.tables.base import Base

_known: dict[tuple[type, type], tuple[str, ...]] = {}


def _shared(kind: type[Any], row_kind: type[Base]) -> tuple[str, ...]:
    """Names that are both a field and a column; looked up once, as every write asks for them."""
    if (kind, row_kind) not in _known:
        columns = {column.key for column in inspect(row_kind).column_attrs}
        names = tuple(field.name for field in fields(kind) if field.name in columns)
        _known[kind, row_kind] = names
    return _known[kind, row_kind]


def to_columns(snapshot: object, row_kind: type[Base], *, without: Iterable[str] = ()) -> Any:
    """The values of a dataclass's plain fields, by the names of the row's columns."""
    names = _shared(type(snapshot), row_kind)
    return {name: getattr(snapshot, name) for name in names if name not in without}


def from_columns(row: Base, kind: type[Any], *, without: Iterable[str] = ()) -> Any:
    """The values of a row's columns that the dataclass has as plain fields."""
    names = _shared(kind, type(row))
    return {name: getattr(row, name) for name in names if name not in without}


class CandidateColumns(Protocol):
    """What the rows of a slate and of an agenda have in common."""

    nomination_id: Any
    unit_id: Any
    unit_name: Any
    award_id: Any


def candidates_from(rows: Sequence[CandidateColumns]) -> tuple[Candidate, ...]:
    """A slate or an agenda as it was listed."""
    return tuple(
        Candidate(row.nomination_id, row.unit_id, row.unit_name, row.award_id) for row in rows
    )


def documents_to_json(documents: Iterable[DocumentReference]) -> list[dict[str, Any]]:
    """References as JSON, in their order."""
    return [asdict(document) for document in documents]


def documents_from_json(stored: list[dict[str, Any]]) -> tuple[DocumentReference, ...]:
    """References as they were stored."""
    return tuple(DocumentReference(**document) for document in stored)


def tally_to_json(tally: Tally | None) -> dict[str, Any] | None:
    """A count as JSON; its figures are whole numbers and words."""
    return None if tally is None else asdict(tally)


def tally_from_json(stored: dict[str, Any] | None) -> Tally | None:
    """A count as it was stored."""
    if stored is None:
        return None
    lines = tuple(
        TallyLine(**(line | {"result": LineResult(line["result"])})) for line in stored["lines"]
    )
    return Tally(**(stored | {"lines": lines}))
