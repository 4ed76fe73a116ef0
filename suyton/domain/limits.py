"""Which limit of the rulebook runs after an act, when it ends, and by which clause.

A limit runs from a complete dossier. It stops while the dossier is returned and starts anew
when it is resubmitted (domain notes 5.2, read from the wording of every limit). While a hold
stands it is stopped, and it goes on with the working days that were left.
"""

from datetime import datetime

from suyton.domain.calendar import (
    working_days_after,
    working_days_before,
    working_days_between,
)
from suyton.domain.nomination import Clock, Nomination, NominationAct, NominationStage, stage_after
from suyton.domain.rulebook import Limit, Rulebook

_A = NominationAct
_KEEPS_CLOCK = frozenset(
    {
        _A.CONSULT,
        _A.ANSWER_CONSULTATION,
        _A.NOTE_SILENCE,
        _A.CLOSE_CONSULTATION,
        _A.WAIVE_LATENESS,
        _A.COMPLAIN,
        _A.ANSWER_COMPLAINT,
        _A.CORRECT,
    }
)
"""Acts beside the case's way: the limit that runs goes on."""

_FURTHER = {
    NominationStage.AWAITING_COUNCIL: "council_limit_working_days",
    NominationStage.AWAITING_DECISION: "decision_limit_working_days",
}
"""Limits that a pack may set, by the stage that they run in."""


def clock_after(
    nomination: Nomination, what: NominationAct, at: datetime, rulebook: Rulebook
) -> Clock:
    """The limit that runs on the nomination after ``what``; an empty clock where none does."""
    if what in _KEEPS_CLOCK:
        return nomination.clock
    if what is _A.OPEN_HOLD and nomination.stage is not NominationStage.IN_SIGNING:
        return stopped(nomination.clock, at, rulebook)
    if what is _A.CLOSE_HOLD:
        return nomination.clock  # whether it goes on depends on the conclusion; see resumed
    limit = _limit(nomination, what, rulebook)
    if limit is None:
        return Clock()
    clock = Clock(working_days_after(at, limit.value, rulebook), limit.citation.source)
    return stopped(clock, at, rulebook) if nomination.is_held else clock


def stopped(clock: Clock, at: datetime, rulebook: Rulebook) -> Clock:
    """The clock stopped at ``at``, with the working days left; one that stands stays as it is."""
    if clock.due_at is None:
        return clock
    return Clock(None, clock.because, working_days_between(at, clock.due_at, rulebook))


def resumed(clock: Clock, at: datetime, rulebook: Rulebook) -> Clock:
    """The clock going on from ``at``: at least one working day is left to whoever is awaited."""
    if clock.left is None:
        return clock
    return Clock(working_days_after(at, max(1, clock.left), rulebook), clock.because)


def _limit(nomination: Nomination, what: NominationAct, rulebook: Rulebook) -> Limit | None:
    if what is _A.RETURN:
        return rulebook.supplement_limit_working_days
    if what is _A.CANCEL:
        return rulebook.limit("recovery_limit_working_days")
    if what is _A.SEND_TO_APPRAISAL:
        return rulebook.appraisal_limit_working_days
    if what in {_A.PROPOSE, _A.RESUBMIT, _A.REPORT, _A.PASS_APPRAISAL, _A.RECOMMEND}:
        stage = stage_after(nomination, what)
        if stage is NominationStage.IN_APPRAISAL:
            return rulebook.appraisal_limit_working_days
        return rulebook.limit(_FURTHER.get(stage, ""))
    return None


def consultation_due(at: datetime, rulebook: Rulebook) -> datetime:
    """When an agency asked at ``at`` should have answered: the pack's limit, or the appraisal's."""
    limit = rulebook.limit("consultation_limit_working_days")
    return working_days_after(at, (limit or rulebook.appraisal_limit_working_days).value, rulebook)


def complaint_due(at: datetime, rulebook: Rulebook) -> datetime | None:
    """When a complaint made at ``at`` should be answered; None where the pack sets no limit."""
    limit = rulebook.limit("complaint_limit_working_days")
    return None if limit is None else working_days_after(at, limit.value, rulebook)


def signing_due(at: datetime, rulebook: Rulebook) -> datetime:
    """When a draft laid before its signer at ``at`` should be signed."""
    return working_days_after(at, rulebook.signing_limit_working_days.value, rulebook)


def exchange_due(at: datetime, rulebook: Rulebook) -> datetime | None:
    """When artefacts whose correction was asked for at ``at`` should be exchanged; None: no limit."""
    limit = rulebook.limit("correction_limit_working_days")
    return None if limit is None else working_days_after(at, limit.value, rulebook)


def reminder_at(due_at: datetime | None, rulebook: Rulebook) -> datetime | None:
    """When to remind of a limit that ends at ``due_at``."""
    if due_at is None:
        return None
    return working_days_before(due_at, rulebook.reminder_before_working_days.value, rulebook)
