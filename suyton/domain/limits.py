"""Which limit of the rulebook runs after an act, and when it ends.

A limit runs from a complete dossier. It stops while the dossier is returned and starts anew
when it is resubmitted (domain notes 5.2, read from the wording of every limit).
"""

from datetime import datetime

from suyton.domain.calendar import working_days_after, working_days_before
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.rulebook import Rulebook


def nomination_due(
    nomination: Nomination, act: NominationAct, at: datetime, rulebook: Rulebook
) -> datetime | None:
    """When the next person must have acted on the nomination after ``act``; None: no limit."""
    back_to_appraisal = (
        act is NominationAct.RESUBMIT and nomination.returned_from is NominationStage.IN_APPRAISAL
    )
    if act is NominationAct.REPORT or back_to_appraisal:
        return working_days_after(at, rulebook.appraisal_limit_working_days.value, rulebook)
    if act is NominationAct.RETURN:
        return working_days_after(at, rulebook.supplement_limit_working_days.value, rulebook)
    return None


def signing_due(at: datetime, rulebook: Rulebook) -> datetime:
    """When a draft laid before its signer at ``at`` should be signed."""
    return working_days_after(at, rulebook.signing_limit_working_days.value, rulebook)


def reminder_at(due_at: datetime | None, rulebook: Rulebook) -> datetime | None:
    """When to remind of a limit that ends at ``due_at``."""
    if due_at is None:
        return None
    return working_days_before(due_at, rulebook.reminder_before_working_days.value, rulebook)
