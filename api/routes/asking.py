"""What questions share: pages of a list, and what the caller may read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Query

from api.identity import SignedIn
from api.parts import TheParts
from api.sight import sight_of
from suyton.ports import Page, Sight

T = TypeVar("T")

LIMIT = 50
MOST = 200


@dataclass(frozen=True)
class Wanted:
    """Which page of a list."""

    cursor: Annotated[str, Query(description="`next_cursor` of the page before.")] = ""
    limit: Annotated[int, Query(ge=1, le=MOST)] = LIMIT


def caller_sight(caller: SignedIn, parts: TheParts) -> Sight:
    """What the caller may read now."""
    return sight_of(parts.records, caller.actor, caller.at)


def readable(page: Page[T], may: Callable[[T], bool]) -> Page[T]:
    """The page without what the caller may not read; it may be shorter than asked."""
    return Page(tuple(item for item in page.items if may(item)), page.next_cursor)


WantedPage = Annotated[Wanted, Depends()]
CallerSight = Annotated[Sight, Depends(caller_sight)]
