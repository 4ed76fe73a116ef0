"""A nomination: one subject put forward for one award, from proposal to outcome.

Its way is the route that the rule pack gives the award for its kind of commendation; the acts
along it stand in ``nomination_procedure``. Source: Law 06/2022/QH15 Art. 8, 79.4, 83 to 85, 93.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from suyton.domain.authority import Actor, Role, bloc_year_scope
from suyton.domain.award_terms import MERIT_ROUTE, CommendationKind, Station, SubjectKind
from suyton.domain.document import DocumentReference
from suyton.domain.errors import CaseHeld, DossierIncomplete, WrongStage
from suyton.domain.incidents import Complaint, Consultation, Hold, Lateness, Recovery
from suyton.domain.nomination_procedure import CLOSED as CLOSED
from suyton.domain.nomination_procedure import ENTRY, OFF_THE_AGENDA

# The table stands in its own file; callers still find it under the noun's name.
from suyton.domain.nomination_procedure import PROCEDURE as PROCEDURE
from suyton.domain.nomination_procedure import NominationAct as NominationAct
from suyton.domain.nomination_procedure import NominationStage as NominationStage
from suyton.domain.procedure import Act, Permit, Scopes, Step, moved
from suyton.domain.rulebook import AwardRule


@dataclass(frozen=True)
class Clock:
    """The limit that runs on a case: until when, by which clause, or stopped with what is left."""

    due_at: datetime | None = None
    because: str = ""
    left: int | None = None
    """Working days left while a hold stops the clock; None while it runs or none does."""


@dataclass(frozen=True)
class Nomination:
    """The state of one case. ``revision`` counts the acts recorded on it."""

    id: str
    round_id: str
    """The bloc's round it is in; empty where the route does not begin in a bloc."""
    bloc_id: str
    province_id: str
    standing_body_id: str
    unit_id: str
    unit_name: str
    award_id: str
    year: int
    pack_id: str
    pack_sha256: str
    pack_reason: str
    stage: NominationStage
    stage_since: datetime
    dossier: tuple[DocumentReference, ...] = ()
    summary: str = ""
    """The achievement in the unit's own words."""
    reason: str = ""
    """The reason or remark given with the last act; for a closed case, of its outcome."""
    returned_from: NominationStage | None = None
    due_at: datetime | None = None
    """When the person awaited must have acted, by the rulebook; None where no limit runs."""
    sitting_id: str = ""
    decision_id: str = ""
    decision_number: str = ""
    proposed_at: datetime | None = None
    revision: int = 0
    kind: CommendationKind = CommendationKind.MERIT
    route: tuple[Station, ...] = MERIT_ROUTE
    subject_kind: SubjectKind = SubjectKind.COLLECTIVE
    subject_id: str = ""
    """Whose record it is judged by; empty: the unit itself."""
    subject_name: str = ""
    """Who is to be honoured, as printed; empty: the unit."""
    ground_id: str = ""
    achievement_id: str = ""
    """What is rewarded, where it is one achievement; one achievement has one reward."""
    initiatives: tuple[str, ...] = ()
    achieved_from: date | None = None
    achieved_to: date | None = None
    """The achievement's period, first and last day."""
    received_at: datetime | None = None
    """When the complete dossier first reached the standing body."""
    decided_at: datetime | None = None
    holds: tuple[Hold, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    lateness: Lateness | None = None
    complaint: Complaint | None = None
    recovery: Recovery | None = None
    outcome: str = ""
    """The code of what last became of it, an ``Outcome``; empty while nothing has."""
    due_because: str = ""
    """The clause that the running limit rests on."""
    clock_left: int | None = None
    """Working days left of the limit while a hold stops it."""

    @property
    def chain(self) -> str:
        return f"nomination:{self.id}"

    @property
    def is_closed(self) -> bool:
        return self.stage in CLOSED

    @property
    def is_held(self) -> bool:
        """Whether a matter stops it from being proposed further or awarded."""
        return any(hold.stands for hold in self.holds)

    @property
    def clock(self) -> Clock:
        return Clock(self.due_at, self.due_because, self.clock_left)

    @property
    def honoured_id(self) -> str:
        """Whose record it is judged by."""
        return self.subject_id or self.unit_id

    @property
    def honoured_name(self) -> str:
        """Who is to be honoured, as printed."""
        return self.subject_name or self.unit_name

    @property
    def title(self) -> str:
        """Who is to be honoured, with the unit where that is somebody else."""
        return f"{self.subject_name}, {self.unit_name}" if self.subject_name else self.unit_name

    @property
    def review_body(self) -> Station | None:
        """The body that reviews it: the council, its standing committee, or none."""
        bodies = (Station.STANDING_COMMITTEE, Station.COUNCIL)
        return next((station for station in self.route if station in bodies), None)

    @property
    def is_decided_above(self) -> bool:
        """Whether the province only forwards it, for a higher authority to decide."""
        return Station.FORWARDING in self.route


def nomination_id(round_id: str, unit_id: str, award_id: str, subject_id: str = "") -> str:
    """One subject, one award, one round: one nomination, however often it is sent."""
    whole = f"{round_id}.{unit_id}.{award_id}"
    return f"{whole}.{subject_id}" if subject_id else whole


def scopes(nomination: Nomination, agency_id: str = "") -> Scopes:
    """Where each role counts for this case. ``agency_id`` is the agency an answer is for."""
    where = {
        Role.UNIT_OFFICER: nomination.unit_id,
        Role.BLOC_LEADER: bloc_year_scope(nomination.bloc_id, nomination.year),
        Role.BLOC_DEPUTY: bloc_year_scope(nomination.bloc_id, nomination.year),
        Role.STANDING_OFFICER: nomination.standing_body_id,
        Role.CHAIRMAN: nomination.province_id,
        Role.VICE_CHAIRMAN: nomination.province_id,
    }
    return where | {Role.AGENCY_OFFICER: agency_id} if agency_id else where


def permit(
    nomination: Nomination,
    act: NominationAct,
    actor: Actor,
    at: datetime,
    reason: str = "",
    agency_id: str = "",
) -> Permit[NominationAct, NominationStage]:
    """Leave to act on this nomination now; raises as :meth:`Procedure.permit` does."""
    where = scopes(nomination, agency_id)
    return PROCEDURE.permit(act, nomination.stage, actor, where, at, reason)


def check_dossier(
    rule: AwardRule,
    dossier: tuple[DocumentReference, ...],
    kind: CommendationKind = CommendationKind.MERIT,
    ground_id: str = "",
) -> None:
    """The unit's part of the dossier is all there; raises DossierIncomplete.

    Source: Law 06/2022/QH15 Art. 84.1 and 84.2; Art. 85 for the simplified procedure.
    """
    there = {paper.kind for paper in dossier}
    missing = [paper for paper in rule.papers(kind, ground_id) if paper not in there]
    if missing:
        raise DossierIncomplete(missing=", ".join(missing))


_STATION_LEFT: dict[NominationAct, frozenset[Station]] = {
    NominationAct.REPORT: frozenset({Station.BLOC}),
    NominationAct.PASS_APPRAISAL: frozenset({Station.APPRAISAL}),
    NominationAct.RECOMMEND: frozenset({Station.STANDING_COMMITTEE, Station.COUNCIL}),
}


def stage_after(nomination: Nomination, what: NominationAct) -> NominationStage:
    """The stage that a case reaches by ``what`` where its route says so and not the table."""
    if what is NominationAct.RESUBMIT:
        return nomination.returned_from or ENTRY[nomination.route[0]]
    if what is NominationAct.PROPOSE:
        return ENTRY[nomination.route[0]]
    if what is NominationAct.OPEN_HOLD and nomination.stage is NominationStage.IN_SIGNING:
        return NominationStage.AWAITING_DECISION  # the draft has struck it; see the workflow
    if what in _STATION_LEFT:
        left = _STATION_LEFT[what]
        place = next(i for i, station in enumerate(nomination.route) if station in left)
        return ENTRY[nomination.route[place + 1]]
    return nomination.stage


def step(
    nomination: Nomination,
    what: NominationAct,
    act: Act,
    *,
    clock: Clock = Clock(),
    facts: dict[str, str] | None = None,
    agency_id: str = "",
    **changes: Any,
) -> Step[Nomination]:
    """Do ``what`` to the nomination: its new state and its line in the book.

    ``clock`` is the limit that runs afterwards; ``changes`` sets fields that come with the act
    (``sitting_id``, ``holds``, ``outcome``). Raises as :func:`permit` does, and CaseHeld.
    """
    leave = permit(nomination, what, act.actor, act.at, act.reason, agency_id)
    _check_bloc_may_end(nomination, what)
    _check_not_held(nomination, what)
    to = leave.transition.to or stage_after(nomination, what)
    after = replace(
        nomination,
        due_at=clock.due_at,
        due_because=clock.because,
        clock_left=clock.left,
        returned_from=_returned_from(nomination, to),
        reason=act.reason,
        dossier=_with(nomination.dossier, act) if what in _ADDS_PAPERS else nomination.dossier,
        proposed_at=act.at if what is NominationAct.PROPOSE else nomination.proposed_at,
        **(_LEFT_BEHIND.get(what, {}) | changes),
    )
    return moved(nomination, after, leave, act, facts or {}, to=to)


_LEFT_BEHIND: dict[NominationAct, dict[str, Any]] = {
    NominationAct.PROPOSE: dict.fromkeys(
        ("sitting_id", "decision_id", "decision_number", "outcome"), ""
    ),
    **{act: {"sitting_id": ""} for act in OFF_THE_AGENDA},
    NominationAct.SEND_BACK: {"decision_id": ""},
}
"""What no longer holds after an act: a case is on a sitting or decision only while it is."""

_ADDS_PAPERS = {NominationAct.PROPOSE, NominationAct.RESUBMIT, NominationAct.REPORT}

STOPPED_BY_HOLD = frozenset(
    {
        NominationAct.PLACE_ON_SLATE,
        NominationAct.RECORD_UNIT_DECISION,
        NominationAct.PASS_APPRAISAL,
        NominationAct.PLACE_ON_AGENDA,
        NominationAct.PLACE_ON_DECISION,
        NominationAct.AWARD,
        NominationAct.FORWARD,
    }
)
"""What may not be done while a hold stands. A vote under way is finished and counted."""


def _check_not_held(nomination: Nomination, what: NominationAct) -> None:
    if what in STOPPED_BY_HOLD and nomination.is_held:
        standing = next(hold for hold in nomination.holds if hold.stands)
        raise CaseHeld(nomination=nomination.id, cause=standing.cause.value, act=what.value)


def _returned_from(nomination: Nomination, to: NominationStage) -> NominationStage | None:
    """Where a returned dossier goes when it is sent again: whoever appraises looks once more."""
    if to is not NominationStage.RETURNED:
        return None
    if nomination.stage is NominationStage.RETURNED:
        return nomination.returned_from
    appraised = {NominationStage.AWAITING_COUNCIL, NominationStage.AWAITING_DECISION}
    return NominationStage.IN_APPRAISAL if nomination.stage in appraised else nomination.stage


def _check_bloc_may_end(nomination: Nomination, what: NominationAct) -> None:
    """A bloc ends the case of a dossier it returned itself, not of one returned by appraisal."""
    returned_above = nomination.returned_from not in {None, NominationStage.IN_BLOC}
    if what is NominationAct.NOT_ACCLAIM and returned_above:
        raise WrongStage(
            stage=nomination.stage.value,
            act=what.value,
            allowed=", ".join(sorted((NominationStage.IN_BLOC, NominationStage.IN_BALLOT))),
        )


def _with(dossier: tuple[DocumentReference, ...], act: Act) -> tuple[DocumentReference, ...]:
    """The dossier with newly attached papers; the same file is kept once."""
    merged = {(paper.kind, paper.sha256): paper for paper in (*dossier, *act.attachments)}
    return tuple(merged.values())
