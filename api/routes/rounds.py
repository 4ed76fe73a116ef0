"""A bloc's year: opened, scored, adopted, voted on, reported."""

from fastapi import APIRouter, Response

from api.documented import act, operation
from api.identity import Key, SignedIn
from api.parts import TheParts
from api.routes.asking import CallerSight, WantedPage, readable
from api.schemas import examples
from api.schemas.rounds import (
    Adoption,
    CrossCheck,
    Extension,
    OpenBallot,
    OpenConference,
    OpenRound,
    Report,
    SelfScore,
)
from api.schemas.shown import Listed
from api.schemas.ties import TieBreak
from api.sight import check_sight, may_read
from suyton.domain.audit import Receipt
from suyton.domain.bloc_round import BlocRound
from suyton.domain.scoring import FinalScore

router = APIRouter(prefix="/rounds", tags=["rounds"])

LATER = ("deadline_in_past", "deadline_not_later", "reason_missing")
CHAIN = "round:2023.vhxh"


def _receipt(tag: str, stage: str) -> object:
    return examples.receipt(CHAIN, tag, stage)


@router.post(
    "",
    **act(
        "Open a bloc's year",
        _receipt("bloc:round:opened", "scoring"),
        "round_exists",
        "rules_missing",
        "deadline_in_past",
        status=201,
    ),
)
async def open_round(
    wanted: OpenRound, caller: SignedIn, key: Key, response: Response, parts: TheParts
) -> Receipt:
    """By the bloc's leader or deputy of that year, with a deadline for scores."""
    receipt = await parts.commands.open_round(
        caller.actor, key, wanted.bloc_id, wanted.year, wanted.scores_due_at
    )
    response.headers["Location"] = f"/api/v1/rounds/{receipt.chain.removeprefix('round:')}"
    return receipt


@router.get("", **operation("Rounds that I may read", examples.page(examples.ROUND)))
def rounds(
    sight: CallerSight, parts: TheParts, page: WantedPage, bloc_id: str = "", year: int = 0
) -> Listed[BlocRound]:
    """Of a bloc or a year, where asked."""
    found = parts.records.rounds(bloc_id, year, page.cursor, page.limit)
    return Listed.of(readable(found, lambda one: may_read(sight, bloc_id=one.bloc_id)))


@router.get("/{round_id}", **operation("A round", examples.shown(examples.ROUND), "unknown"))
def round_(round_id: str, sight: CallerSight, parts: TheParts) -> BlocRound:
    """Its scores, its slate and its count."""
    found = parts.records.round(round_id)
    check_sight(may_read(sight, bloc_id=found.bloc_id), "round", round_id)
    return found


@router.post(
    "/{round_id}/self-scores",
    **act(
        "Score one's own unit",
        _receipt("unit:score:submitted", "scoring"),
        "score_out_of_range",
        "not_a_member",
        "scored_by_table",
    ),
)
async def submit_self_score(
    round_id: str, wanted: SelfScore, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the unit's officer, until the scores are adopted."""
    return await parts.commands.submit_self_score(
        caller.actor, key, round_id, wanted.unit_id, wanted.score, wanted.remark
    )


@router.post(
    "/{round_id}/cross-checks",
    **act(
        "Check another unit's score",
        _receipt("bloc:score:cross_checked", "scoring"),
        "score_out_of_range",
        "score_missing",
        "difference_unexplained",
        "own_score",
        "not_a_member",
        "scored_by_table",
    ),
)
async def cross_check_score(
    round_id: str, wanted: CrossCheck, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By another member unit or the leader; a different figure needs its reason."""
    return await parts.commands.cross_check_score(
        caller.actor,
        key,
        round_id,
        wanted.unit_id,
        wanted.by_unit_id,
        wanted.score,
        wanted.reason,
    )


@router.post(
    "/{round_id}/scoring-extension",
    **act("Give more time for scores", _receipt("bloc:round:scoring_extended", "scoring"), *LATER),
)
async def extend_scoring(
    round_id: str, wanted: Extension, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the leader, with a reason."""
    return await parts.commands.extend_scoring(
        caller.actor, key, round_id, wanted.until, wanted.reason
    )


@router.post(
    "/{round_id}/adoption",
    **act(
        "Adopt the table of scores",
        _receipt("bloc:score:adopted", "adopted"),
        "score_missing",
        "score_out_of_range",
        "difference_unexplained",
        "not_a_member",
        "scored_by_table",
    ),
)
async def adopt_scores(
    round_id: str, wanted: Adoption, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the leader for the conference; a changed figure needs its reason."""
    finals = tuple(FinalScore(one.unit_id, one.score, one.reason) for one in wanted.finals)
    return await parts.commands.adopt_scores(caller.actor, key, round_id, finals, wanted.remark)


@router.post(
    "/{round_id}/ballot",
    **act(
        "Open the bloc's secret ballot",
        _receipt("bloc:ballot:opened", "balloting"),
        "no_candidates",
        "deadline_in_past",
    ),
)
async def open_ballot(
    round_id: str, wanted: OpenConference, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the leader, once the scores are adopted."""
    return await parts.commands.open_ballot(
        caller.actor, key, round_id, wanted.closes_at, wanted.meeting()
    )


@router.post(
    "/{round_id}/ballot-extension",
    **act(
        "Keep the ballot open longer",
        _receipt("bloc:ballot:extended", "balloting"),
        "ballot_closed",
        *LATER,
    ),
)
async def extend_ballot(
    round_id: str, wanted: Extension, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the leader, with a reason."""
    return await parts.commands.extend_ballot(
        caller.actor, key, round_id, wanted.until, wanted.reason
    )


@router.post(
    "/{round_id}/report",
    **act(
        "Report the bloc's result",
        _receipt("bloc:round:reported", "reported"),
        "reason_missing",
        "document_missing",
    ),
)
async def report_round(
    round_id: str, wanted: Report, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the leader, to the standing body, with the minutes; without a ballot it says why."""
    return await parts.commands.report_round(
        caller.actor, key, round_id, wanted.minutes, wanted.remark
    )


@router.post(
    "/{round_id}/tie",
    **act(
        "Break a tie of the bloc's ballot",
        _receipt("bloc:ballot:tie_broken", "counted"),
        "reason_missing",
        "tie_break_wrong",
        "second_ballot_due",
    ),
)
async def break_tie(
    round_id: str, wanted: TieBreak, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the bloc's leader, in the open and with a reason: as many of those tied as there are places left."""
    return await parts.commands.break_round_tie(
        caller.actor, key, round_id, wanted.nomination_ids, wanted.reason
    )


@router.post(
    "/{round_id}/second-ballot",
    **act(
        "Vote again on those tied in the bloc",
        _receipt("bloc:ballot:second_opened", "balloting"),
        "no_second_ballot",
        "deadline_in_past",
    ),
)
async def hold_second_ballot(
    round_id: str, wanted: OpenBallot, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the bloc's leader, over those tied alone, as often as the pack allows."""
    return await parts.commands.hold_second_round_ballot(
        caller.actor, key, round_id, wanted.closes_at
    )
