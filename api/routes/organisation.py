"""The province's bodies, and the awards of a year. Everyone signed in may read them."""

from fastapi import APIRouter

from api.documented import operation
from api.identity import SignedIn
from api.parts import TheParts
from api.schemas import examples
from api.schemas.shown import AwardsShown, BlocShown, Listed
from suyton.domain.organisation import Bloc, Council, Province

router = APIRouter(tags=["organisation"])


@router.get("/provinces", **operation("The provinces", examples.page(examples.PROVINCE)))
def provinces(caller: SignedIn, parts: TheParts) -> Listed[Province]:
    """All at once; there are few."""
    return Listed(items=list(parts.records.provinces()))


@router.get("/blocs", **operation("The blocs", examples.page(examples.BLOC)))
def blocs(caller: SignedIn, parts: TheParts) -> Listed[Bloc]:
    """All at once."""
    return Listed(items=list(parts.records.blocs()))


@router.get(
    "/blocs/{bloc_id}",
    **operation("A bloc with its years", examples.shown(examples.BLOC_SHOWN), "unknown"),
)
def bloc(bloc_id: str, caller: SignedIn, parts: TheParts) -> BlocShown:
    """Who leads it each year, and who belongs to it."""
    return BlocShown.of(parts.records.bloc(bloc_id), parts.records.bloc_years(bloc_id))


@router.get(
    "/councils/{council_id}",
    **operation("A council with its seats", examples.shown(examples.COUNCIL), "unknown"),
)
def council(council_id: str, caller: SignedIn, parts: TheParts) -> Council:
    """As on its founding decision."""
    return parts.records.council(council_id)


@router.get(
    "/awards",
    **operation("The awards of a year", examples.shown(examples.AWARDS), "rules_missing"),
)
def awards(year: int, caller: SignedIn, parts: TheParts) -> AwardsShown:
    """Each with its dossier and votes, the pack they stand in, and why that pack."""
    book = parts.rulebooks.for_year(year)
    return AwardsShown(year, book.pack_id, book.pack_sha256, book.chosen_because, book.awards)
