"""The published count as people read it: totals with their arithmetic, both lists, one's receipt."""

from fastapi import APIRouter
from starlette.responses import Response

from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.sight import check_sight, may_read_ballot
from suyton import count_file
from suyton.domain.errors import Unknown
from suyton.domain.published_count import PublishedCount
from suyton.domain.recount import examine, receipt_stands
from suyton.wording.counts import arithmetic_said, finding_said

router = APIRouter(prefix="/ballots")

MOST = 200
"""Papers and sums on the page; the file has them all."""


@router.get("/{ballot_id}/count")
def count(ballot_id: str, desk: SignedIn, paper: str = "") -> Response:
    """What came out, counted again as the page is made; ``paper`` is a receipt's sum to look for."""
    records = desk.world.records
    view = records.ballot(ballot_id)
    check_sight(may_read_ballot(records, desk.sight, view.ballot.owner), "ballot", ballot_id)
    try:
        published = desk.world.box.published(ballot_id)
    except Unknown:  # counted before papers were sealed: totals alone were kept
        return desk.page("count.html", ballot=view.ballot, published=None)
    return _count(desk, published, paper.strip())


def _count(desk: Desk, published: PublishedCount, paper: str) -> Response:
    ballot, wording = published.ballot, desk.world.wording
    found = examine(published)
    return desk.page(
        "count.html",
        ballot=ballot,
        published=published,
        sum=count_file.sum_of(count_file.to_text(published)),
        findings=[(one.holds, finding_said(wording, desk.language, one)) for one in found.findings],
        wrong=found.wrong,
        arithmetic={
            line.nomination_id: arithmetic_said(wording, desk.language, ballot, line)
            for line in published.tally.lines
        },
        quotas=[line for line in ballot.rules if line.rule.quota is not None],
        asked=paper,
        stands=receipt_stands(published, paper),
        most=MOST,
    )
