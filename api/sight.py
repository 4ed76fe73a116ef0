"""What a person may read. Asked by the JSON routes and by the pages alike.

The bodies at the province's centre read everything; a unit reads its own cases and those of the
blocs it belongs to, since it votes on them there; a bloc's leaders read their bloc; an agency
reads the cases on which it was asked for its opinion.
"""

from datetime import datetime

from suyton.domain.authority import BLOC_ROLES, Actor, Role, bloc_of
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.errors import Unknown
from suyton.domain.nomination import Nomination
from suyton.domain.record import SubjectRecord
from suyton.domain.signing_batch import SigningBatch
from suyton.ports import Records, Sight, SigningBatches, SubjectRecords

SEES_EVERYTHING = (
    Role.STANDING_OFFICER,
    Role.COUNCIL_SECRETARY,
    Role.COUNCIL_MEMBER,
    Role.CHAIRMAN,
    Role.VICE_CHAIRMAN,
    Role.RECORDS_CLERK,
    Role.AUDITOR,
)


def sight_of(records: Records, actor: Actor, at: datetime) -> Sight:
    """What this person may read now."""
    if any(actor.scopes(role, at) for role in SEES_EVERYTHING):
        return Sight(everything=True)
    units = set(actor.scopes(Role.UNIT_OFFICER, at))
    blocs = {bloc_of(scope) for role in BLOC_ROLES for scope in actor.scopes(role, at)}
    if units:
        blocs |= {
            bloc.id
            for bloc in records.blocs()
            if any(units & set(year.member_unit_ids) for year in records.bloc_years(bloc.id))
        }
    agencies = actor.scopes(Role.AGENCY_OFFICER, at)
    return Sight(False, tuple(sorted(units)), tuple(sorted(blocs)), tuple(sorted(agencies)))


def may_read(sight: Sight, unit_id: str = "", bloc_id: str = "") -> bool:
    """Whether a case of this unit, or of this bloc, is within sight."""
    return sight.everything or unit_id in sight.unit_ids or bloc_id in sight.bloc_ids


def may_read_nomination(sight: Sight, nomination: Nomination) -> bool:
    """Its unit, its bloc, the centre, and whichever agency was asked for its opinion."""
    asked = {one.agency_id for one in nomination.consultations}
    by_agency = bool(asked & set(sight.agency_ids))
    return by_agency or may_read(sight, nomination.unit_id, nomination.bloc_id)


def may_read_decision(sight: Sight, decision: Decision) -> bool:
    """An issued decision is public among the accounts; a draft is the centre's own paper."""
    return sight.everything or decision.stage is DecisionStage.ISSUED


def may_read_ballot(records: Records, sight: Sight, owner: str) -> bool:
    """A bloc's ballot is its bloc's to read; the council's, the centre's. ``owner`` owns the ballot."""
    noun, _, subject = owner.partition(":")
    if noun == "round":
        return may_read(sight, bloc_id=records.round(subject).bloc_id)
    return sight.everything


def check_sight(allowed: bool, noun: str, subject: str) -> None:
    """Answer as if a case out of sight did not exist, so that a stranger learns nothing.

    Raises:
        Unknown: it is not within sight.
    """
    if not allowed:
        raise Unknown(noun=noun, id=subject)


def own_batch(batches: SigningBatches, actor: Actor, batch_id: str) -> SigningBatch:
    """A batch of signatures, for whoever began it alone; raises Unknown."""
    batch = batches.batch(batch_id)
    check_sight(batch.account_id == actor.account_id, "signing_batch", batch_id)
    return batch


def stored_record(records: SubjectRecords, subject_id: str, sight: Sight) -> SubjectRecord:
    """What counts on a subject's record, for its unit and the centre alone; raises Unknown."""
    check_sight(may_read(sight, records.subject(subject_id).unit_id), "subject", subject_id)
    return records.record(subject_id)
