"""Facts, between their dataclasses and rows."""

from datetime import datetime

from pydantic import TypeAdapter

from suyton.domain.fact_content import FACTS, Fact
from suyton.domain.fact_keeping import RecordedFact
from suyton.domain.record import FactKind
from suyton.persistence.mapping import from_columns, to_columns
from suyton.persistence.tables.records import FactRow

_SHAPES: dict[FactKind, TypeAdapter[Fact]] = {
    kind: TypeAdapter(shape) for kind, shape in FACTS.items()
}


def content_to_json(content: Fact, kind: FactKind) -> dict[str, object]:
    """A fact's own words as JSON."""
    written: dict[str, object] = _SHAPES[kind].dump_python(content, mode="json")
    return written


def fact_row(fact: RecordedFact, declared_at: datetime) -> FactRow:
    """The row that stands for a fact."""
    return FactRow(
        **to_columns(fact, FactRow, without=("content",)),
        kind=fact.kind,
        year=fact.year,
        content=content_to_json(fact.content, fact.kind),
        declared_at=declared_at,
    )


def fact_from(row: FactRow) -> RecordedFact:
    """The fact as it was stored."""
    content = _SHAPES[row.kind].validate_python(row.content)
    return RecordedFact(**from_columns(row, RecordedFact, without=("content",)), content=content)
