"""Acts that stop a case, let it go on, or ask others about it: holds, consultations, lateness.

Each gives the case's next step; where it leads stands in ``nomination_procedure``.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from suyton.domain.authority import Role
from suyton.domain.award_terms import Silence
from suyton.domain.calendar import CLOSE_OF_BUSINESS, HANOI
from suyton.domain.errors import (
    AlreadyConsulted,
    ConsultationOpen,
    LateUnwaived,
    NotAuthorised,
    Unknown,
)
from suyton.domain.incidents import (
    AgencyAnswer,
    Consultation,
    Hold,
    HoldCause,
    HoldConclusion,
    Lateness,
)
from suyton.domain.limits import clock_after, consultation_due, resumed, stopped
from suyton.domain.nomination import Nomination, NominationAct, step
from suyton.domain.outcome import Outcome
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import AwardRule, Rulebook


def hold_opened(
    nomination: Nomination, cause: HoldCause, rulebook: Rulebook, act: Act
) -> Step[Nomination]:
    """The standing body stops the case until a matter is concluded; its clock stops too."""
    hold = Hold(f"h{len(nomination.holds) + 1}", cause, act.at, act.reason)
    changes: dict[str, Any] = {"holds": (*nomination.holds, hold), "outcome": Outcome.HELD.value}
    if nomination.decision_id:
        changes["decision_id"] = ""
    return step(
        nomination,
        NominationAct.OPEN_HOLD,
        act,
        clock=clock_after(nomination, NominationAct.OPEN_HOLD, act.at, rulebook),
        facts={"hold": hold.id, "cause": cause.value},
        **changes,
    )


def held_at_council(cause: HoldCause, nomination: Nomination, act: Act) -> dict[str, Any]:
    """What a sitting's word sets that holds an item: the matter, to be concluded as any other."""
    hold = Hold(f"h{len(nomination.holds) + 1}", cause, act.at, act.reason)
    return {"holds": (*nomination.holds, hold)}


def hold_closed(
    nomination: Nomination,
    hold_id: str,
    conclusion: HoldConclusion,
    rulebook: Rulebook,
    act: Act,
) -> Step[Nomination]:
    """The matter is concluded: without fault the clock goes on, with a fault only refusal is left.

    Raises:
        Unknown: no such hold is open.
    """
    found = next((h for h in nomination.holds if h.id == hold_id and h.closed_at is None), None)
    if found is None:
        raise Unknown(noun="hold", id=hold_id)
    closed = replace(found, closed_at=act.at, conclusion=conclusion, closing_reason=act.reason)
    holds = tuple(closed if hold is found else hold for hold in nomination.holds)
    free = not any(hold.stands for hold in holds)
    clock = resumed(nomination.clock, act.at, rulebook) if free else nomination.clock
    cleared = conclusion is HoldConclusion.NO_FAULT
    outcome = Outcome.HOLD_CLEARED if cleared else Outcome.HOLD_CONFIRMED
    return step(
        nomination,
        NominationAct.CLOSE_HOLD,
        act,
        clock=clock,
        facts={"hold": hold_id, "conclusion": conclusion.value},
        holds=holds,
        outcome=outcome.value,
    )


def consulted(
    nomination: Nomination, agency_id: str, agency_name: str, rulebook: Rulebook, act: Act
) -> Step[Nomination]:
    """The standing body asks an agency; ``act.reason`` is the question.

    Raises:
        AlreadyConsulted: the agency was asked and has not answered yet.
    """
    if any(one.agency_id == agency_id and one.is_open for one in nomination.consultations):
        raise AlreadyConsulted(agency=agency_name)
    asked = Consultation(
        id=f"c{len(nomination.consultations) + 1}",
        agency_id=agency_id,
        agency_name=agency_name,
        question=act.reason,
        asked_at=act.at,
        due_at=consultation_due(act.at, rulebook),
    )
    return step(
        nomination,
        NominationAct.CONSULT,
        act,
        clock=nomination.clock,
        facts={"agency": agency_name, "until": asked.due_at.isoformat()},
        consultations=(*nomination.consultations, asked),
    )


def agency_answered(
    nomination: Nomination, consultation_id: str, agrees: bool, rulebook: Rulebook, act: Act
) -> Step[Nomination]:
    """A consulted agency answers. An objection is a hold until the standing body concludes it.

    Raises:
        Unknown: there is no such open consultation.
        NotAuthorised: the actor does not answer for that agency.
    """
    asked = _open(nomination, consultation_id)
    answer = AgencyAnswer.POSITIVE if agrees else AgencyAnswer.NEGATIVE
    changes: dict[str, Any] = {
        "consultations": _answered(nomination, asked, answer, act),
        "outcome": (Outcome.AGENCY_AGREED if agrees else Outcome.AGENCY_OBJECTED).value,
    }
    clock = nomination.clock
    if not agrees:
        number = len(nomination.holds) + 1
        hold = Hold(f"h{number}", HoldCause.CONSULTATION, act.at, act.reason)
        changes["holds"] = (*nomination.holds, hold)
        clock = stopped(clock, act.at, rulebook)
    return step(
        nomination,
        NominationAct.ANSWER_CONSULTATION,
        act,
        clock=clock,
        facts={"agency": asked.agency_name, "answer": answer.value},
        agency_id=asked.agency_id,
        **changes,
    )


def silence_noted(
    nomination: Nomination, consultation_id: str, rulebook: Rulebook, act: Act
) -> Step[Nomination]:
    """An agency's time is over. Silence is consent only where the rule pack says so."""
    asked = _open(nomination, consultation_id)
    consents = rulebook.silence is Silence.CONSENT
    answer = AgencyAnswer.CONSENT_BY_SILENCE if consents else AgencyAnswer.SILENT
    outcome = Outcome.AGENCY_SILENCE_CONSENTS if consents else Outcome.AGENCY_SILENT
    return step(
        nomination,
        NominationAct.NOTE_SILENCE,
        act,
        clock=nomination.clock,
        facts={"agency": asked.agency_name, "answer": answer.value},
        consultations=_answered(nomination, asked, answer, act),
        outcome=outcome.value,
    )


def consultation_closed(nomination: Nomination, consultation_id: str, act: Act) -> Step[Nomination]:
    """The standing body goes on without an agency's answer, and says why."""
    asked = _open(nomination, consultation_id)
    return step(
        nomination,
        NominationAct.CLOSE_CONSULTATION,
        act,
        clock=nomination.clock,
        facts={"agency": asked.agency_name, "answer": AgencyAnswer.DISPENSED.value},
        consultations=_answered(nomination, asked, AgencyAnswer.DISPENSED, act),
        outcome=Outcome.AGENCY_DISPENSED.value,
    )


def lateness_waived(nomination: Nomination, rulebook: Rulebook, act: Act) -> Step[Nomination]:
    """Whoever the pack names lets a late dossier in, with a reason.

    Raises:
        Unknown: the dossier is not late, or was let in already.
        NotAuthorised: the pack names another role.
    """
    late = nomination.lateness
    if late is None or late.waived_by:
        raise Unknown(noun="lateness", id=nomination.id)
    role = rulebook.lateness_waived_by
    where = nomination.standing_body_id if role is Role.STANDING_OFFICER else nomination.province_id
    if not act.actor.holds(role, where, act.at):
        raise NotAuthorised(act=NominationAct.WAIVE_LATENESS.value, roles=role.value)
    return step(
        nomination,
        NominationAct.WAIVE_LATENESS,
        act,
        clock=nomination.clock,
        facts={"last_day": late.last_day.isoformat()},
        lateness=replace(late, waived_by=act.actor.name, reason=act.reason),
        outcome=Outcome.LATENESS_WAIVED.value,
    )


def lateness(nomination: Nomination, rule: AwardRule, received_at: datetime) -> Lateness | None:
    """Whether a dossier that reaches the standing body now is late by the award's last day."""
    if rule.cut_off is None:
        return None
    day = rule.cut_off.day_of(nomination.year)
    last = datetime.combine(day, CLOSE_OF_BUSINESS, HANOI)
    return Lateness(last, received_at) if received_at > last else None


def received(nomination: Nomination, rulebook: Rulebook, received_at: datetime) -> dict[str, Any]:
    """What the first arrival at the standing body sets: its day, and whether it is late."""
    if nomination.received_at is not None:
        return {}
    late = lateness(nomination, rulebook.award(nomination.award_id), received_at)
    found: dict[str, Any] = {"received_at": received_at, "lateness": late}
    return found if late is None else found | {"outcome": Outcome.LATE.value}


def check_may_pass(nomination: Nomination) -> None:
    """Nothing is left open that the appraisal must wait for.

    Raises:
        LateUnwaived: the dossier came late and nobody has let it in.
        ConsultationOpen: an agency has not answered.
    """
    late = nomination.lateness
    if late is not None and not late.waived_by:
        raise LateUnwaived(last_day=late.last_day.date().isoformat())
    waiting = [one.agency_name for one in nomination.consultations if one.is_open]
    if waiting:
        raise ConsultationOpen(agencies=", ".join(waiting))


def _open(nomination: Nomination, consultation_id: str) -> Consultation:
    for asked in nomination.consultations:
        if asked.id == consultation_id and asked.is_open:
            return asked
    raise Unknown(noun="consultation", id=consultation_id)


def _answered(
    nomination: Nomination, asked: Consultation, answer: AgencyAnswer, act: Act
) -> tuple[Consultation, ...]:
    now = replace(asked, answer=answer, answered_at=act.at, remark=act.reason)
    return tuple(now if one is asked else one for one in nomination.consultations)
