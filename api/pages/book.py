"""History across cases, for those who look back."""

from datetime import datetime

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.entrance import SignedIn
from suyton.domain.calendar import HANOI
from suyton.ports import HistoryFilter

router = APIRouter(prefix="/history")

NOUNS = (
    "nomination",
    "round",
    "ballot",
    "sitting",
    "decision",
    "assignment",
    "certificate",
    "subject",
    "unit",
    "bloc",
)


@router.get("")
def shown(
    desk: SignedIn,
    noun: str = "",
    chain: str = "",
    unit_id: str = "",
    bloc_id: str = "",
    award_id: str = "",
    stage: str = "",
    account_id: str = "",
    tag: str = "",
    since: str = "",
    before: str = "",
    cursor: str = "",
) -> Response:
    """The book, newest first, by what the search form asks."""
    asked = {
        "noun": noun,
        "chain": chain,
        "unit_id": unit_id,
        "bloc_id": bloc_id,
        "award_id": award_id,
        "stage": stage,
        "account_id": account_id,
        "tag": tag,
        "since": since,
        "before": before,
    }
    wanted = HistoryFilter(
        chain=chain,
        noun=noun,
        unit_id=unit_id,
        bloc_id=bloc_id,
        award_id=award_id,
        stage=stage,
        account_id=account_id,
        tag=tag,
        since=_moment(since),
        before=_moment(before),
        visible_to=desk.sight,
    )
    return desk.page(
        "history.html",
        history=desk.world.records.history(wanted, cursor),
        asked=asked,
        nouns=NOUNS,
        tags=desk.vocabulary("tag"),
        stages=desk.vocabulary("stage.office"),
    )


def _moment(text: str) -> datetime | None:
    """A ``datetime-local`` field as Vietnam time; what cannot be read does not filter."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=HANOI)
    except ValueError:
        return None
