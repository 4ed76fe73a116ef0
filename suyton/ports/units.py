"""Changes to units and to who leads a bloc. They belong to no process: no workflow stands between."""

from datetime import datetime
from typing import Protocol

from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.unit_history import UnitEnding, UnitName


class Units(Protocol):
    """Each act is one transaction with its line in the book; the same key again does nothing
    and gives the same receipt."""

    def rename(self, unit_id: str, name: UnitName, actor: Actor, key: str, at: datetime) -> Receipt:
        """Enter a name on chain ``unit:<id>``; raises as :func:`unit_change.renamed` does."""
        ...

    def end(
        self, unit_id: str, ending: UnitEnding, actor: Actor, key: str, at: datetime
    ) -> Receipt:
        """Merge the unit into its successor, or dissolve it where the ending names none.

        Raises as :func:`unit_change.merged` and :func:`unit_change.dissolved` do.
        """
        ...

    def rotate(
        self,
        bloc_id: str,
        year: int,
        leaders: tuple[str, str],
        actor: Actor,
        key: str,
        at: datetime,
    ) -> Receipt:
        """Name leader and deputy of a bloc's year on chain ``bloc:<id>``.

        Raises as :func:`bloc_rotation.rotated` does, and Unknown for the bloc.
        """
        ...
