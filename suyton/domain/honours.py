"""The honour that an award leaves on the record of whom it honours."""

from datetime import date

from suyton.domain.calendar import HANOI
from suyton.domain.fact_keeping import Subject
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.procedure import Step
from suyton.domain.record import Honour


def subject_of(nomination: Nomination) -> Subject:
    """Whose record an award goes on. A name that is merely printed does not rename a unit."""
    return Subject(
        nomination.honoured_id,
        nomination.subject_kind,
        nomination.subject_name if nomination.subject_id else nomination.unit_name,
        nomination.unit_id,
        nomination.standing_body_id,
    )


def honour_id(nomination: Nomination) -> str:
    """One nomination leaves one honour."""
    return f"h-{nomination.id}"


def is_granted(before: NominationStage | None, after: Nomination) -> bool:
    """Whether the step is the award itself, by a decision of the province or of the unit."""
    return after.stage is NominationStage.AWARDED and before is not NominationStage.AWARDED


def is_annulled(before: NominationStage | None, after: Nomination) -> bool:
    """Whether the step is the decision that cancels the award."""
    return after.stage is NominationStage.IN_RECOVERY and before is NominationStage.AWARDED


def honour_of(step: Step[Nomination]) -> Honour:
    """What the award's step writes on the record."""
    case = step.state
    return Honour(
        award_id=case.award_id,
        year=case.year,
        kind=case.kind,
        achievement_id=case.achievement_id,
        initiatives=case.initiatives,
        decision_number=case.decision_number,
        decided_on=_decided_on(step),
        nomination_id=case.id,
    )


def _decided_on(step: Step[Nomination]) -> date:
    """The day a unit says its head decided; else the day, in Vietnam, of the award itself."""
    said = step.entry.facts.get("decided_on", "")
    return date.fromisoformat(said) if said else step.entry.at.astimezone(HANOI).date()
