"""All tables. Importing this package fills ``Base.metadata``."""

from suyton.persistence.tables import (
    ballots,
    bodies,
    book,
    cases,
    documents,
    meetings,
    people,
    records,
    rulebooks,
    scores,
    units,
    waiting,
)
from suyton.persistence.tables.base import Base

__all__ = [
    "Base",
    "ballots",
    "bodies",
    "book",
    "cases",
    "documents",
    "meetings",
    "people",
    "records",
    "rulebooks",
    "scores",
    "units",
    "waiting",
]
