"""What waits for the caller, what they were told, and the book."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import AwareDatetime

from api.documented import operation
from api.due import Dues
from api.identity import SignedIn
from api.parts import TheParts
from api.routes.asking import CallerSight, WantedPage
from api.schemas import examples
from api.schemas.shown import Listed, TaskShown
from api.unread import shown_page
from suyton.domain.audit import SealedEntry
from suyton.ports import HistoryFilter, Notice

router = APIRouter(tags=["work"])


@router.get("/tasks", **operation("What waits for me", examples.page(examples.TASK)))
def tasks(caller: SignedIn, parts: TheParts) -> Listed[TaskShown]:
    """In every capacity that the caller holds now, soonest due first, each with its clause."""
    found = parts.records.tasks(caller.actor, caller.at)
    dues = Dues(parts.records, parts.rulebooks)
    return Listed(items=TaskShown.every(found, dues, caller.at))


@router.get("/notices", **operation("What I was told", examples.page(examples.NOTICE)))
def notices(caller: SignedIn, parts: TheParts, page: WantedPage) -> Listed[Notice]:
    """Newest first. `code` names a sentence, `facts` fill it."""
    found = parts.records.notices(caller.actor, caller.at, page.cursor, page.limit)
    return Listed.of(found)


def searched(
    sight: CallerSight,
    noun: str = "",
    chain: str = "",
    unit_id: str = "",
    bloc_id: str = "",
    award_id: str = "",
    stage: str = "",
    account_id: str = "",
    tag: str = "",
    since: AwareDatetime | None = None,
    before: AwareDatetime | None = None,
) -> HistoryFilter:
    """What is looked for in the book, within the caller's sight."""
    return HistoryFilter(
        chain=chain,
        noun=noun,
        unit_id=unit_id,
        bloc_id=bloc_id,
        award_id=award_id,
        stage=stage,
        account_id=account_id,
        tag=tag,
        since=since,
        before=before,
        visible_to=sight,
    )


@router.get("/history", **operation("Search the book", examples.page(examples.ENTRY)))
def history(
    wanted: Annotated[HistoryFilter, Depends(searched)], parts: TheParts, page: WantedPage
) -> Listed[SealedEntry]:
    """Newest first across chains; a single chain in its own order.

    What an absent member's written opinion says is left out until the sitting is counted; `hash`
    is that of the whole entry.
    """
    found = parts.records.history(wanted, page.cursor, page.limit)
    return Listed.of(shown_page(parts.records, found))
