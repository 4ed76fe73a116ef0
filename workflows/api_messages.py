"""The wire contract of what the API tells a workflow by itself, without anybody asking it to.

Rules as in :mod:`workflows.messages`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class PapersCast:
    """The box tells its workflow how many papers are in; lower counts that arrive late are ignored."""

    ballot_id: str
    cast: int
    roll: int


@dataclass(frozen=True)
class UnknownAct:
    """The book has an act under this key, an update's id, that Temporal does not know."""

    key: str
