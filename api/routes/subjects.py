"""Subjects: units, their people and households, and the facts on record of each."""

from uuid import NAMESPACE_URL, uuid5

from fastapi import APIRouter, Response

from api.documented import operation
from api.identity import Key, SignedIn
from api.parts import Parts, TheParts
from api.routes.asking import CallerSight
from api.schemas import examples
from api.schemas.nominations import Explained
from api.schemas.shown import Listed
from api.schemas.subjects import Confirmation, Declaration, SubjectShown, YearClosing
from api.sight import check_sight, may_read
from suyton.domain.audit import Receipt
from suyton.domain.fact_keeping import Subject
from suyton.ports import Sight
from workflows.addresses import update_id

router = APIRouter(prefix="/subjects", tags=["subjects"])

MAY = (
    "idempotency_key_missing",
    "idempotency_key_reused",
    "not_authorised",
    "csrf_missing",
    "unknown",
)


def _receipt(tag: str, stage: str) -> object:
    return examples.receipt("subject:ban-dan-toc", tag, stage)


def _in_sight(parts: Parts, sight: Sight, subject_id: str) -> Subject:
    """A record may hold a disciplinary measure: its unit and the centre read it, nobody else."""
    subject = parts.database.subject_records.subject(subject_id)
    check_sight(may_read(sight, subject.unit_id), "subject", subject_id)
    return subject


@router.get("", **operation("The subjects of a unit", examples.page(examples.SUBJECT), "unknown"))
def subjects(unit_id: str, sight: CallerSight, parts: TheParts) -> Listed[Subject]:
    """The unit itself, and its people and households that were ever put forward."""
    check_sight(may_read(sight, unit_id), "unit", unit_id)
    return Listed(items=list(parts.database.subject_records.subjects_of(unit_id)))


@router.get(
    "/{subject_id}",
    **operation("A subject's record", examples.shown(examples.SUBJECT_SHOWN), "unknown"),
)
def subject(subject_id: str, sight: CallerSight, parts: TheParts) -> SubjectShown:
    """Every fact with its standing, the latest year first."""
    _in_sight(parts, sight, subject_id)
    return SubjectShown.of(parts.database.subject_records.file(subject_id))


@router.post(
    "/{subject_id}/facts",
    **operation(
        "Declare a fact",
        _receipt("unit:fact:declared", "declared"),
        *MAY,
        "fact_invalid",
        "document_missing",
        status=201,
    ),
)
def declare(
    subject_id: str,
    wanted: Declaration,
    caller: SignedIn,
    key: Key,
    response: Response,
    parts: TheParts,
) -> Receipt:
    """By an officer of the subject's unit, or of the standing body. It counts once confirmed."""
    done_as = update_id(caller.account.id, key)
    fact_id = f"f-{uuid5(NAMESPACE_URL, done_as).hex[:10]}"
    if wanted.evidence is not None:
        parts.paper_sight.check_named(parts.store, caller.actor, wanted.evidence.sha256, caller.at)
    receipt = parts.database.subject_records.declare(
        subject_id, fact_id, wanted.fact(), wanted.evidence, caller.actor, done_as, caller.at
    )
    response.headers["Location"] = f"/api/v1/subjects/{subject_id}"
    return receipt


@router.post(
    "/{subject_id}/facts/{fact_id}/confirm",
    **operation(
        "Confirm a fact", _receipt("standing:fact:confirmed", "confirmed"), *MAY, "wrong_stage"
    ),
)
def confirm(
    subject_id: str,
    fact_id: str,
    wanted: Confirmation,
    caller: SignedIn,
    key: Key,
    parts: TheParts,
) -> Receipt:
    """By the standing body; from now on the fact counts."""
    done_as = update_id(caller.account.id, key)
    return parts.database.subject_records.confirm(
        subject_id, fact_id, caller.actor, done_as, caller.at
    )


@router.post(
    "/{subject_id}/facts/{fact_id}/strike",
    **operation(
        "Strike a fact",
        _receipt("standing:fact:struck", "struck"),
        *MAY,
        "wrong_stage",
        "reason_missing",
    ),
)
def strike(
    subject_id: str, fact_id: str, wanted: Explained, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the standing body, with a reason. What a decision wrote goes by decision alone."""
    done_as = update_id(caller.account.id, key)
    return parts.database.subject_records.strike(
        subject_id, fact_id, wanted.reason, caller.actor, done_as, caller.at
    )


@router.post(
    "/{subject_id}/years/{year}/close",
    **operation(
        "Close a year of a record",
        _receipt("standing:year:closed", "year_closed"),
        *MAY,
        "wrong_stage",
        "fact_invalid",
    ),
)
def close_year(
    subject_id: str,
    year: int,
    wanted: YearClosing,
    caller: SignedIn,
    key: Key,
    parts: TheParts,
) -> Receipt:
    """By the standing body: everything of the year is on record, what is missing is not so."""
    done_as = update_id(caller.account.id, key)
    return parts.database.subject_records.close_year(
        subject_id, year, caller.actor, done_as, caller.at
    )
