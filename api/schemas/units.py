"""What is sent about units over time and the leaders of blocs, and how a unit is shown."""

from dataclasses import dataclass
from datetime import date

from api.schemas.fields import Asked, Id, Text, example
from suyton.domain.unit_history import UnitEnding, UnitHistories, UnitName


class NewName(Asked):
    """A name from a day on, with the number of the decision that gives it."""

    name: Text
    short_name: Text = ""
    valid_from: date
    decision_number: Text

    model_config = example(
        name="Sở Dân tộc và Tôn giáo",
        short_name="Sở DT&TG",
        valid_from="2025-03-01",
        decision_number="12/NQ-HĐND",
    )


class Merger(Asked):
    """``ended_on`` is the first day on which the unit is no more."""

    successor_id: Id
    ended_on: date
    decision_number: Text

    model_config = example(
        successor_id="so-y-te", ended_on="2025-07-01", decision_number="1683/NQ-UBTVQH15"
    )


class Dissolution(Asked):
    """``ended_on`` is the first day on which the unit is no more."""

    ended_on: date
    decision_number: Text

    model_config = example(ended_on="2025-07-01", decision_number="9/QĐ-UBND")


class Leaders(Asked):
    """Two different members of the bloc in that year."""

    leader_unit_id: Id
    deputy_unit_id: Id

    model_config = example(leader_unit_id="so-khoa-hoc", deputy_unit_id="so-lao-dong")


@dataclass(frozen=True)
class UnitNow:
    """A unit under its name of today."""

    id: str
    name: str
    short_name: str
    active: bool

    @classmethod
    def of(cls, units: UnitHistories, unit_id: str, today: date) -> "UnitNow":
        unit = units.of(unit_id)
        return cls(
            unit_id, unit.name_on(today), unit.short_name_on(today), unit.is_active_on(today)
        )


@dataclass(frozen=True)
class UnitShown:
    """A unit over time: today's name, the name it began with, later ones, and its end if any."""

    id: str
    name: str
    short_name: str
    active: bool
    founding_name: str
    names: tuple[UnitName, ...]
    ending: UnitEnding | None
    carried_on_by: str
    """The unit that carries on today; itself while active, empty where nobody does."""

    @classmethod
    def of(cls, units: UnitHistories, unit_id: str, today: date) -> "UnitShown":
        unit = units.of(unit_id)
        return cls(
            unit_id,
            unit.name_on(today),
            unit.short_name_on(today),
            unit.is_active_on(today),
            unit.founding_name,
            unit.names,
            unit.ending,
            units.successor_on(unit_id, today),
        )
