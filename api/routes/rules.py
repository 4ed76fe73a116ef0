"""The rules: every pack, every provision with its source, and how two packs differ."""

from fastapi import APIRouter

from api.documented import operation
from api.identity import SignedIn
from api.parts import TheParts
from api.schemas import examples_rules as examples
from api.schemas.examples import page, shown
from api.schemas.rules import AwardShown, EditionShown
from api.schemas.shown import Listed
from suyton.domain.calendar import HANOI
from suyton.domain.edition import Difference, Edition, differences, edition_of

router = APIRouter(prefix="/rules", tags=["rules"])


@router.get("", **operation("The rule packs", page(examples.SHORT)))
def editions(caller: SignedIn, parts: TheParts) -> Listed[EditionShown]:
    """Oldest first, each with its dates, why it holds, and its fingerprint."""
    return Listed(items=[EditionShown.of(one) for one in parts.rulebooks.editions()])


@router.get("/diff", **operation("How two rule packs differ", page(examples.DIFFERENCE), "unknown"))
def diff(a: str, b: str, caller: SignedIn, parts: TheParts) -> Listed[Difference]:
    """Each provision that `b` has otherwise than `a`, or only one of them has."""
    every = parts.rulebooks.editions()
    found = differences(edition_of(every, a), edition_of(every, b))
    return Listed(items=list(found))


@router.get("/{edition}", **operation("A rule pack", shown(examples.EDITION), "unknown"))
def edition(edition: str, caller: SignedIn, parts: TheParts) -> Edition:
    """All its provisions. `code` names a sentence, `facts` fill it."""
    return edition_of(parts.rulebooks.editions(), edition)


@router.get(
    "/{edition}/awards/{award_id}",
    **operation("An award in a rule pack", shown(examples.AWARD), "unknown"),
)
def award(edition: str, award_id: str, caller: SignedIn, parts: TheParts) -> AwardShown:
    """The rule that judges it, each provision with its source, and its prizes at today's wage."""
    return AwardShown.of(parts.rulebooks, edition, award_id, caller.at.astimezone(HANOI).date())
