"""The standing body enters what befell a unit: renamed, merged into another, dissolved.

It only records: the change itself was decided elsewhere, so each is entered with the number of
that decision and the day on which it takes effect. A day may lie behind or ahead of the entry.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from suyton.domain.authority import Role
from suyton.domain.errors import ChangeIncomplete, ChangeTooEarly, MergerCycle
from suyton.domain.procedure import Act, Permit, Procedure, Scopes, Step, Transition, enter
from suyton.domain.unit_history import UnitEnding, UnitHistories, UnitHistory, UnitName


class UnitStage(StrEnum):
    ACTIVE = "active"
    ENDED = "ended"


class UnitAct(StrEnum):
    RENAME = "rename_unit"
    MERGE = "merge_unit"
    DISSOLVE = "dissolve_unit"


_S = UnitStage
_A = UnitAct
_STANDING = (Role.STANDING_OFFICER,)
RENAMED, MERGED, DISSOLVED = (
    "standing:unit:renamed",
    "standing:unit:merged",
    "standing:unit:dissolved",
)
"""The tags of the three acts in the book."""

# fmt: off
PROCEDURE: Procedure[UnitAct, UnitStage] = Procedure(
    "unit",
    (
        Transition(_A.RENAME, frozenset({_S.ACTIVE}), None, _STANDING, RENAMED),
        Transition(_A.MERGE, frozenset({_S.ACTIVE}), _S.ENDED, _STANDING, MERGED),
        Transition(_A.DISSOLVE, frozenset({_S.ACTIVE}), _S.ENDED, _STANDING, DISSOLVED),
    ),
)
# fmt: on


def chain_of(unit_id: str) -> str:
    """The audit chain of one unit."""
    return f"unit:{unit_id}"


def scopes(standing_body_id: str) -> Scopes:
    """Where each role counts: at the province's standing body."""
    return {Role.STANDING_OFFICER: standing_body_id}


def stage_of(unit: UnitHistory) -> UnitStage:
    """A unit whose end is entered takes no further change, even while that day is ahead."""
    return UnitStage.ACTIVE if unit.ending is None else UnitStage.ENDED


def renamed(
    units: UnitHistories, unit_id: str, new: UnitName, standing_body_id: str, act: Act
) -> Step[UnitHistory]:
    """The unit bears another name from a day on.

    Raises:
        NotAuthorised, Unknown.
        WrongStage: its end is entered already.
        ChangeIncomplete: the name or the decision's number is missing.
        ChangeTooEarly: its last change took effect on that day or later.
    """
    unit, leave = _permitted(units, unit_id, UnitAct.RENAME, standing_body_id, act)
    _check_given(new.name, new.decision_number)
    _check_follows(unit, new.valid_from, _own_changes(unit))
    facts = {
        "former_name": unit.name_on(new.valid_from),
        "new_name": new.name,
        "effective_on": new.valid_from.isoformat(),
        "decision_number": new.decision_number,
    }
    return _step(unit, replace(unit, names=(*unit.names, new)), leave, act, facts)


def merged(
    units: UnitHistories, unit_id: str, ending: UnitEnding, standing_body_id: str, act: Act
) -> Step[UnitHistory]:
    """The unit ends and another carries on.

    Raises:
        NotAuthorised, Unknown, WrongStage, ChangeIncomplete, ChangeTooEarly.
        MergerCycle: the other unit is this one, or is itself carried on by it.
        UnitMerged, UnitDissolved: the other unit has ended by that day.
    """
    unit, leave = _permitted(units, unit_id, UnitAct.MERGE, standing_body_id, act)
    successor = units.of(ending.successor_id)
    if units.successor_on(successor.unit_id, date.max) == unit_id:
        raise MergerCycle(
            unit=unit.name_on(ending.ended_on), successor=successor.name_on(ending.ended_on)
        )
    units.check_active(successor.unit_id, ending.ended_on)
    return _ended(units, unit, ending, leave, act)


def dissolved(
    units: UnitHistories, unit_id: str, ending: UnitEnding, standing_body_id: str, act: Act
) -> Step[UnitHistory]:
    """The unit ends and nobody carries on.

    Raises:
        NotAuthorised, Unknown, WrongStage, ChangeIncomplete, ChangeTooEarly.
    """
    unit, leave = _permitted(units, unit_id, UnitAct.DISSOLVE, standing_body_id, act)
    return _ended(units, unit, replace(ending, successor_id=""), leave, act)


def _ended(
    units: UnitHistories,
    unit: UnitHistory,
    ending: UnitEnding,
    leave: Permit[UnitAct, UnitStage],
    act: Act,
) -> Step[UnitHistory]:
    _check_given(ending.decision_number)
    # A unit cannot have ended by the day on which another was merged into it.
    joined = [one.ending.ended_on for one in units.merged_into(unit.unit_id) if one.ending]
    _check_follows(unit, ending.ended_on, [*_own_changes(unit), *joined])
    facts = {
        "successor": ending.successor_id,
        "effective_on": ending.ended_on.isoformat(),
        "decision_number": ending.decision_number,
    }
    return _step(unit, replace(unit, ending=ending), leave, act, facts)


def _permitted(
    units: UnitHistories, unit_id: str, what: UnitAct, standing_body_id: str, act: Act
) -> tuple[UnitHistory, Permit[UnitAct, UnitStage]]:
    known = units.by_id.get(unit_id)
    # A stranger does not even learn which units there are.
    stage = UnitStage.ACTIVE if known is None else stage_of(known)
    leave = PROCEDURE.permit(what, stage, act.actor, scopes(standing_body_id), act.at)
    return units.of(unit_id), leave


def _own_changes(unit: UnitHistory) -> list[date]:
    return [one.valid_from for one in unit.names]


def _check_given(*texts: str) -> None:
    if not all(text.strip() for text in texts):
        raise ChangeIncomplete()


def _check_follows(unit: UnitHistory, day: date, changes: list[date]) -> None:
    last = max(changes, default=None)
    if last is not None and day <= last:
        raise ChangeTooEarly(unit=unit.name_on(last), day=day.isoformat(), last=last.isoformat())


def _step(
    before: UnitHistory,
    after: UnitHistory,
    leave: Permit[UnitAct, UnitStage],
    act: Act,
    facts: dict[str, str],
) -> Step[UnitHistory]:
    entry = enter(
        leave,
        act,
        chain=chain_of(before.unit_id),
        stage_from=stage_of(before),
        stage_to=stage_of(after),
        facts=facts,
    )
    return Step(after, entry)
