"""The Chairman's assignments: who may sign for him, from when, until when."""

from uuid import NAMESPACE_URL, uuid5

from fastapi import APIRouter, Response

from api.documented import operation
from api.identity import Key, SignedIn
from api.parts import TheParts
from api.schemas import examples
from api.schemas.province import NewAssignment
from api.schemas.shown import Listed
from suyton.domain.audit import Receipt
from suyton.domain.authority import Assignment, Role
from workflows.addresses import update_id

router = APIRouter(prefix="/assignments", tags=["assignments"])

MAY = (
    "idempotency_key_missing",
    "idempotency_key_reused",
    "not_authorised",
    "csrf_missing",
    "unknown",
)


def _receipt(tag: str, stage: str) -> object:
    return examples.receipt("assignment:a-1", tag, stage)


@router.get("", **operation("The Chairman's assignments", examples.page(examples.ASSIGNMENT)))
def assignments(caller: SignedIn, parts: TheParts) -> Listed[Assignment]:
    """Of every province, ended ones included, newest first."""
    every = (parts.database.accounts.assignments(one.id) for one in parts.records.provinces())
    return Listed(items=[assignment for found in every for assignment in found])


@router.post(
    "",
    **operation(
        "Let a vice-chairman sign for the Chairman",
        _receipt("chairman:assignment:given", "live"),
        *MAY,
        status=201,
    ),
)
def assign(
    wanted: NewAssignment, caller: SignedIn, key: Key, response: Response, parts: TheParts
) -> Receipt:
    """By the Chairman, for his province."""
    done_as = update_id(caller.account.id, key)
    # Without the Chairman's office there is no province to speak for, and the domain says so.
    province_id = next(iter(caller.actor.scopes(Role.CHAIRMAN, caller.at)), "")
    assignment = Assignment(
        id=f"a-{uuid5(NAMESPACE_URL, done_as).hex[:10]}",
        province_id=province_id,
        chairman_id=caller.account.id,
        signer_id=parts.database.accounts.account(wanted.signer_id).id,
        valid_from=wanted.valid_from,
        valid_to=wanted.valid_to,
    )
    receipt = parts.database.accounts.assign(assignment, caller.actor, done_as, caller.at)
    response.headers["Location"] = "/api/v1/assignments"
    return receipt


@router.delete(
    "/{assignment_id}",
    **operation(
        "End an assignment now",
        _receipt("chairman:assignment:revoked", "ended"),
        *MAY,
        "wrong_stage",
    ),
)
def revoke(assignment_id: str, caller: SignedIn, key: Key, parts: TheParts) -> Receipt:
    """By the Chairman. What was signed under it stands."""
    done_as = update_id(caller.account.id, key)
    return parts.database.accounts.revoke_assignment(
        assignment_id, caller.actor, done_as, caller.at
    )
