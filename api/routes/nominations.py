"""Nominations: proposed, returned, resubmitted, withdrawn, appraised, refused."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.documented import act, operation
from api.due import Dues
from api.identity import Key, SignedIn
from api.parts import Parts, TheParts
from api.routes.asking import CallerSight, WantedPage
from api.schemas import examples
from api.schemas.nomination_incidents import Refusing
from api.schemas.nominations import Appraisal, Explained, Proposal, Resubmission
from api.schemas.shown import Listed, TaskShown
from api.sight import check_sight, may_read_nomination
from suyton.domain.audit import Receipt, SealedEntry
from suyton.domain.nomination import Nomination, NominationStage
from suyton.ports import NominationFilter, Sight

router = APIRouter(prefix="/nominations", tags=["nominations"])

CHAIN = f"nomination:{examples.NOMINATION_ID}"


def _receipt(tag: str, stage: str) -> object:
    return examples.receipt(CHAIN, tag, stage)


def _in_sight(parts: Parts, sight: Sight, nomination_id: str) -> Nomination:
    found = parts.records.nomination(nomination_id)
    check_sight(may_read_nomination(sight, found), "nomination", nomination_id)
    return found


@router.post(
    "",
    **act(
        "Propose a unit for an award",
        _receipt("unit:nomination:proposed", "in_bloc"),
        "already_proposed",
        "dossier_incomplete",
        "document_missing",
        "award_unknown",
        "route_unknown",
        "subject_not_allowed",
        "ground_unknown",
        "round_needed",
        "year_missing",
        "period_reversed",
        "not_a_member",
        "unit_merged",
        "unit_dissolved",
        "rules_missing",
        "subject_elsewhere",
        status=201,
    ),
)
async def propose(
    wanted: Proposal, caller: SignedIn, key: Key, response: Response, parts: TheParts
) -> Receipt:
    """By the unit's officer; again after a withdrawal.

    Where the award's route begins in a bloc, until that bloc's ballot opens.
    """
    receipt = await parts.commands.propose(
        caller.actor, key, wanted.candidature(), wanted.summary, wanted.dossier
    )
    where = receipt.chain.removeprefix("nomination:")
    response.headers["Location"] = f"/api/v1/nominations/{where}"
    return receipt


@router.get("", **operation("Nominations that I may read", examples.page(examples.NOMINATION)))
def nominations(
    sight: CallerSight,
    parts: TheParts,
    page: WantedPage,
    round_id: str = "",
    bloc_id: str = "",
    unit_id: str = "",
    award_id: str = "",
    year: int = 0,
    stage: Annotated[list[NominationStage] | None, Query()] = None,
    text: str = "",
) -> Listed[Nomination]:
    """Searched by any of these together; `stage` may be given several times."""
    wanted = NominationFilter(
        round_id, bloc_id, unit_id, award_id, year, tuple(stage or ()), text, sight
    )
    return Listed.of(parts.records.nominations(wanted, page.cursor, page.limit))


@router.get(
    "/{nomination_id}",
    **operation("A nomination", examples.shown(examples.NOMINATION), "unknown"),
)
def nomination(nomination_id: str, sight: CallerSight, parts: TheParts) -> Nomination:
    """Where it stands, with its dossier."""
    return _in_sight(parts, sight, nomination_id)


@router.get(
    "/{nomination_id}/history",
    **operation("A nomination's history", examples.page(examples.ENTRY), "unknown"),
)
def history(nomination_id: str, sight: CallerSight, parts: TheParts) -> Listed[SealedEntry]:
    """Every act on it in order, each sealed to the one before."""
    found = _in_sight(parts, sight, nomination_id)
    return Listed(items=list(parts.records.chain(found.chain)))


@router.get(
    "/{nomination_id}/awaited",
    **operation("Who is awaited on a nomination", examples.page(examples.TASK), "unknown"),
)
def awaited(
    nomination_id: str, caller: SignedIn, sight: CallerSight, parts: TheParts
) -> Listed[TaskShown]:
    """While it is with a round, sitting or decision, those awaited there."""
    found = _in_sight(parts, sight, nomination_id)
    tasks, dues = parts.records.awaited(found.chain), Dues(parts.records, parts.rulebooks)
    return Listed(items=TaskShown.every(tasks, dues, caller.at))


@router.post(
    "/{nomination_id}/return",
    **act(
        "Return a dossier for supplement",
        _receipt("bloc:nomination:returned", "returned"),
        "reason_missing",
    ),
)
async def return_nomination(
    nomination_id: str, wanted: Explained, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the bloc's leader in the bloc, by the standing body in appraisal."""
    return await parts.commands.return_nomination(caller.actor, key, nomination_id, wanted.reason)


@router.post(
    "/{nomination_id}/resubmission",
    **act(
        "Send the supplemented dossier",
        _receipt("unit:nomination:resubmitted", "in_bloc"),
        "document_missing",
    ),
)
async def resubmit(
    nomination_id: str, wanted: Resubmission, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the unit's officer, to whoever returned it."""
    return await parts.commands.resubmit(
        caller.actor, key, nomination_id, wanted.summary, wanted.dossier, wanted.remark
    )


@router.post(
    "/{nomination_id}/withdrawal",
    **act(
        "Withdraw a nomination",
        _receipt("unit:nomination:withdrawn", "withdrawn"),
        "reason_missing",
        "already_signed",
    ),
)
async def withdraw(
    nomination_id: str, wanted: Explained, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the unit's officer, at any stage before signature."""
    return await parts.commands.withdraw(caller.actor, key, nomination_id, wanted.reason)


@router.post(
    "/{nomination_id}/appraisal",
    **act(
        "Find a dossier fit for the council",
        _receipt("standing:nomination:appraised", "awaiting_council"),
        "document_missing",
        "case_held",
        "consultation_open",
        "late_unwaived",
        "achievement_rewarded",
        "initiative_used",
        "not_eligible",
        "eligibility_unproven",
    ),
)
async def pass_appraisal(
    nomination_id: str, wanted: Appraisal, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the standing body."""
    return await parts.commands.pass_appraisal(
        caller.actor, key, nomination_id, wanted.remark, wanted.papers
    )


@router.post(
    "/{nomination_id}/refusal",
    **act(
        "Refuse a nomination",
        _receipt("standing:nomination:refused", "refused"),
        "reason_missing",
    ),
)
async def refuse(
    nomination_id: str, wanted: Refusing, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the standing body, on one of the four grounds and with a reason."""
    return await parts.commands.refuse(
        caller.actor, key, nomination_id, wanted.reason, wanted.ground
    )
