"""The published count of a ballot, and the receipts with which voters look themselves up in it."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Header, Response

from api.documented import operation
from api.identity import SignedIn
from api.own_receipts import receipts_for
from api.parts import TheParts
from api.routes.asking import CallerSight
from api.schemas import examples, examples_counted
from api.schemas.shown import Listed
from api.sight import check_sight, may_read_ballot
from suyton import count_file
from suyton.domain.ballot import BallotReceipt

router = APIRouter(tags=["ballots"])


@router.get(
    "/ballots/{ballot_id}/count",
    response_class=Response,
    **examples_counted.as_file(
        operation("A ballot's published count", examples_counted.COUNT, "unknown", "wrong_stage")
    ),
)
def count(
    ballot_id: str,
    sight: CallerSight,
    parts: TheParts,
    if_none_match: Annotated[str, Header()] = "",
) -> Response:
    """The file that `suyton verify count` reads; its SHA-256 is the `ETag` and stands in the book."""
    owner = parts.records.ballot(ballot_id).ballot.owner
    check_sight(may_read_ballot(parts.records, sight, owner), "ballot", ballot_id)
    text = count_file.to_text(parts.database.box.published(ballot_id))
    etag = f'"{count_file.sum_of(text)}"'
    headers = {
        "ETag": etag,
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(ballot_id, safe='')}.count.json",
    }
    if etag in if_none_match:
        return Response(status_code=304, headers=headers)
    return Response(text.encode(), media_type=count_file.MEDIA_TYPE, headers=headers)


@router.get(
    "/receipts",
    **operation("My receipts", examples.page(examples.BALLOT_RECEIPT)),
)
def receipts(caller: SignedIn, parts: TheParts, ballot_id: str = "") -> Listed[BallotReceipt]:
    """Of the caller's own papers and of the units whose officer they are now, newest first."""
    found = receipts_for(parts.records, caller.actor, caller.at)
    return Listed(items=[one for one in found if ballot_id in ("", one.ballot_id)])
