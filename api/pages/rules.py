"""The rules for people: the packs, what each says of an award, and how two differ."""

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.entrance import SignedIn
from api.schemas.rules import AwardShown
from suyton.domain.calendar import HANOI
from suyton.domain.edition import differences, edition_of

router = APIRouter(prefix="/rules")


@router.get("")
def listed(desk: SignedIn) -> Response:
    """Every pack: its dates, why it holds, how much of it was checked."""
    return desk.page("rules.html", editions=desk.world.rulebooks.editions())


@router.get("/diff")
def diff(desk: SignedIn, a: str = "", b: str = "") -> Response:
    """What the second pack says otherwise than the first; the last two where none is named."""
    every = desk.world.rulebooks.editions()
    before = edition_of(every, a or every[max(0, len(every) - 2)].id)
    after = edition_of(every, b or every[-1].id)
    return desk.page(
        "rules_diff.html",
        editions=every,
        before=before,
        after=after,
        found=differences(before, after),
    )


@router.get("/{edition}")
def shown(edition: str, desk: SignedIn) -> Response:
    """One pack: its awards, and what it says for all of them."""
    found = edition_of(desk.world.rulebooks.editions(), edition)
    return desk.page("rule_pack.html", edition=found)


@router.get("/{edition}/awards/{award_id}")
def award(edition: str, award_id: str, desk: SignedIn) -> Response:
    """One award: for whom, on what grounds, by which way, decided by whom, with what prize."""
    today = desk.now.astimezone(HANOI).date()
    return desk.page(
        "rule_award.html",
        edition=edition_of(desk.world.rulebooks.editions(), edition),
        shown=AwardShown.of(desk.world.rulebooks, edition, award_id, today),
        today=today,
    )
