"""What holds a case up now, each with the rule that lets it."""

from collections.abc import Iterable

from suyton.domain.authority import Role
from suyton.domain.award_terms import GeneralRuleId
from suyton.domain.clocks import Line, line
from suyton.domain.incidents import AgencyAnswer
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.rulebook import Rulebook


def stopped_by(nomination: Nomination, rulebook: Rulebook) -> tuple[Line, ...]:
    """What must be settled before the case goes on, each with its rule."""
    if nomination.is_closed:
        return ()
    return (
        *_returned(nomination, rulebook),
        *_holds(nomination, rulebook),
        *_consultations(nomination, rulebook),
        *_lateness(nomination, rulebook),
    )


def _returned(nomination: Nomination, rulebook: Rulebook) -> Iterable[Line]:
    if nomination.stage is NominationStage.RETURNED:
        back_to = nomination.returned_from or NominationStage.IN_BLOC
        role = Role.BLOC_LEADER if back_to is NominationStage.IN_BLOC else Role.STANDING_OFFICER
        yield line(
            "returned",
            rulebook.supplement_limit_working_days.citation,
            by=role.value,
            reason=nomination.reason,
        )


def _holds(nomination: Nomination, rulebook: Rulebook) -> Iterable[Line]:
    rule = rulebook.general_rule(GeneralRuleId.HOLD)
    for hold in nomination.holds:
        if hold.stands:
            code = "held" if hold.closed_at is None else "held_with_fault"
            yield line(
                code,
                rule.citation if rule else None,
                cause=hold.cause.value,
                since=hold.opened_at.isoformat(),
                reason=hold.reason,
            )


def _consultations(nomination: Nomination, rulebook: Rulebook) -> Iterable[Line]:
    limit = rulebook.limit("consultation_limit_working_days")
    source = (limit or rulebook.appraisal_limit_working_days).citation
    for asked in nomination.consultations:
        if asked.is_open:
            silent = asked.answer is AgencyAnswer.SILENT
            code = "agency_silent" if silent else "agency_awaited"
            yield line(code, source, agency=asked.agency_name, until=asked.due_at.isoformat())


def _lateness(nomination: Nomination, rulebook: Rulebook) -> Iterable[Line]:
    late = nomination.lateness
    if late is not None and not late.waived_by:
        cut_off = rulebook.award(nomination.award_id).cut_off
        yield line(
            "late",
            cut_off.citation if cut_off else None,
            last_day=late.last_day.isoformat(),
            received=late.received_at.isoformat(),
            role=rulebook.lateness_waived_by.value,
        )
