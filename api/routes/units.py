"""Units over time, and who leads a bloc in a year. Everyone signed in may read them."""

from datetime import date

from fastapi import APIRouter, Response

from api.documented import operation
from api.identity import Caller, Key, SignedIn
from api.parts import TheParts
from api.schemas import examples
from api.schemas.shown import Listed
from api.schemas.units import Dissolution, Leaders, Merger, NewName, UnitNow, UnitShown
from suyton.domain.audit import Receipt
from suyton.domain.calendar import HANOI
from suyton.domain.unit_history import UnitEnding, UnitName

router = APIRouter(tags=["units"])

MAY = (
    "idempotency_key_missing",
    "idempotency_key_reused",
    "not_authorised",
    "csrf_missing",
    "unknown",
    "wrong_stage",
)
CHANGE = (*MAY, "change_incomplete", "change_too_early")


def _receipt(tag: str, stage: str) -> object:
    return examples.receipt("unit:ban-dan-toc", tag, stage)


def _today(caller: Caller) -> date:
    return caller.at.astimezone(HANOI).date()


@router.get("/units", **operation("The units", examples.page(examples.UNIT_NOW)))
def units(caller: SignedIn, parts: TheParts) -> Listed[UnitNow]:
    """All at once, under their names of today; those that have ended say so."""
    every, today = parts.records.unit_histories(), _today(caller)
    return Listed(items=[UnitNow.of(every, unit_id, today) for unit_id in every.by_id])


@router.get(
    "/units/{unit_id}",
    **operation("A unit over time", examples.shown(examples.UNIT_SHOWN), "unknown"),
)
def unit(unit_id: str, caller: SignedIn, parts: TheParts) -> UnitShown:
    """Its names from the first to the last, and its end if it has one."""
    return UnitShown.of(parts.records.unit_histories(), unit_id, _today(caller))


@router.post(
    "/units/{unit_id}/names",
    **operation(
        "Enter a unit's new name", _receipt("standing:unit:renamed", "active"), *CHANGE, status=201
    ),
)
async def rename(
    unit_id: str, wanted: NewName, caller: SignedIn, key: Key, response: Response, parts: TheParts
) -> Receipt:
    """By the standing body. What was written under an earlier name keeps it."""
    response.headers["Location"] = f"/api/v1/units/{unit_id}"
    name = UnitName(
        wanted.name, wanted.valid_from, wanted.decision_number, short_name=wanted.short_name
    )
    return await parts.commands.units.rename(caller.actor, key, unit_id, name)


@router.post(
    "/units/{unit_id}/merger",
    **operation(
        "Enter the merger of a unit",
        _receipt("standing:unit:merged", "ended"),
        *CHANGE,
        "merger_cycle",
        "unit_merged",
        "unit_dissolved",
    ),
)
async def merge(
    unit_id: str, wanted: Merger, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the standing body. From that day officers of the successor act for its cases."""
    ending = UnitEnding(wanted.ended_on, wanted.decision_number, wanted.successor_id)
    return await parts.commands.units.end(caller.actor, key, unit_id, ending)


@router.post(
    "/units/{unit_id}/dissolution",
    **operation(
        "Enter the dissolution of a unit", _receipt("standing:unit:dissolved", "ended"), *CHANGE
    ),
)
async def dissolve(
    unit_id: str, wanted: Dissolution, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the standing body. Its running cases go on; it begins nothing new."""
    ending = UnitEnding(wanted.ended_on, wanted.decision_number)
    return await parts.commands.units.end(caller.actor, key, unit_id, ending)


@router.post(
    "/blocs/{bloc_id}/years/{year}/leaders",
    **operation(
        "Name who leads a bloc in a year",
        examples.receipt("bloc:vhxh", "standing:bloc:rotated", "planned"),
        *MAY,
        "leaders_alike",
        "not_a_member",
        "unit_merged",
        "unit_dissolved",
    ),
)
async def rotate(
    bloc_id: str, year: int, wanted: Leaders, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the standing body, before the round of that year opens.

    A year that is not there yet takes over the members of the year before it.
    """
    return await parts.commands.units.rotate_bloc(
        caller.actor, key, bloc_id, year, wanted.leader_unit_id, wanted.deputy_unit_id
    )
