"""A unit over time: its names, its end, and which unit carries on after it.

Units are renamed, merged and dissolved while cases run and honours last: Bắc Kạn's own bodies
became Thái Nguyên's in 2025 (domain notes 0.1). A unit keeps its identity through every name; what
is printed is the name valid on the day (domain notes 5.2, row “unit renamed, merged”).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from suyton.domain.errors import UnitDissolved, UnitMerged, Unknown


@dataclass(frozen=True)
class UnitName:
    """A name that a unit bears from the day ``valid_from``, by a decision."""

    name: str
    valid_from: date
    decision_number: str
    short_name: str = ""


@dataclass(frozen=True)
class UnitEnding:
    """``ended_on`` is the first day on which the unit is no more; merged, or dissolved."""

    ended_on: date
    decision_number: str
    successor_id: str = ""
    """The unit it was merged into; empty where nobody carries on."""


@dataclass(frozen=True)
class UnitHistory:
    """One unit: the name it was founded under, later names oldest first, and its end if any."""

    unit_id: str
    founding_name: str
    names: tuple[UnitName, ...] = ()
    ending: UnitEnding | None = None
    founding_short_name: str = ""

    def name_on(self, day: date) -> str:
        """The unit's own name on a day; after its end, the last one it bore."""
        borne = self._borne_on(day)
        return borne.name if borne else self.founding_name

    def short_name_on(self, day: date) -> str:
        """The short name on a day; empty where the name of that day has none."""
        borne = self._borne_on(day)
        return borne.short_name if borne else self.founding_short_name

    def is_active_on(self, day: date) -> bool:
        """Whether the unit has not ended by this day."""
        return self.ending is None or day < self.ending.ended_on

    def _borne_on(self, day: date) -> UnitName | None:
        return next((one for one in reversed(self.names) if one.valid_from <= day), None)


@dataclass(frozen=True)
class UnitHistories:
    """Every unit of the province over time; successions run from one unit to another."""

    by_id: Mapping[str, UnitHistory] = field(default_factory=dict)

    def of(self, unit_id: str) -> UnitHistory:
        """One unit's history; raises Unknown."""
        if unit_id not in self.by_id:
            raise Unknown(noun="unit", id=unit_id)
        return self.by_id[unit_id]

    def successor_on(self, unit_id: str, day: date) -> str:
        """The unit that carries on on a day: itself while active, empty once nobody does.

        Mergers never form a ring (:mod:`suyton.domain.unit_change` refuses one), so the chain ends.
        """
        while unit_id and (unit := self.by_id.get(unit_id)) is not None:
            if unit.ending is None or day < unit.ending.ended_on:
                break
            unit_id = unit.ending.successor_id
        return unit_id

    def merged_into(self, unit_id: str) -> tuple[UnitHistory, ...]:
        """The units merged straight into this one, whenever that takes effect."""
        return tuple(
            unit
            for unit in self.by_id.values()
            if unit.ending is not None and unit.ending.successor_id == unit_id
        )

    def printed_on(self, unit_id: str, day: date) -> str:
        """The name printed for a unit on a day: its own, or that of the unit that carries on.

        A dissolved unit is printed under its last name: what it did stays its own.
        """
        carrying = self.successor_on(unit_id, day)
        return self.of(carrying or unit_id).name_on(day)

    def check_active(self, unit_id: str, day: date) -> None:
        """A unit that has ended begins nothing new.

        Raises:
            Unknown: there is no such unit.
            UnitMerged: another unit carries on, and is named.
            UnitDissolved: nobody does.
        """
        unit = self.of(unit_id)
        if unit.ending is None or unit.is_active_on(day):
            return
        name, ended_on = unit.name_on(day), unit.ending.ended_on.isoformat()
        successor = self.successor_on(unit_id, day)
        if not successor:
            raise UnitDissolved(unit=name, day=ended_on)
        raise UnitMerged(unit=name, day=ended_on, successor=self.of(successor).name_on(day))
