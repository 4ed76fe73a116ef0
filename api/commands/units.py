"""What befalls units, and who leads a bloc in a year. No workflow stands between."""

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool

from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.unit_history import UnitEnding, UnitName
from suyton.ports import Units
from workflows.addresses import update_id


class UnitCommands:
    """Each raises as the method of :class:`Units` that it calls."""

    def __init__(self, units: Units) -> None:
        self._units = units

    async def rename(self, actor: Actor, key: str, unit_id: str, name: UnitName) -> Receipt:
        """The standing body enters a unit's new name."""
        done_as = update_id(actor.account_id, key)
        now = datetime.now(UTC)
        return await run_in_threadpool(self._units.rename, unit_id, name, actor, done_as, now)

    async def end(self, actor: Actor, key: str, unit_id: str, ending: UnitEnding) -> Receipt:
        """The standing body enters a merger, or a dissolution where no successor is named."""
        done_as = update_id(actor.account_id, key)
        now = datetime.now(UTC)
        return await run_in_threadpool(self._units.end, unit_id, ending, actor, done_as, now)

    async def rotate_bloc(
        self, actor: Actor, key: str, bloc_id: str, year: int, leader_id: str, deputy_id: str
    ) -> Receipt:
        """The standing body names who leads a bloc in a year."""
        done_as = update_id(actor.account_id, key)
        now = datetime.now(UTC)
        return await run_in_threadpool(
            self._units.rotate, bloc_id, year, (leader_id, deputy_id), actor, done_as, now
        )
