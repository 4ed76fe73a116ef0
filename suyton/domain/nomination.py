"""A nomination: one unit put forward for one award in one round, from proposal to outcome.

The table below is the regulation's path for a yearly (merit) award: the unit proposes, its bloc
votes, the leader reports, the standing body appraises, the council reviews, the Chairman (or a
vice-chairman for him) signs. Source: Law 06/2022/QH15 Art. 79.4, 83, 84, 90.4.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from suyton.domain.authority import Actor, Role
from suyton.domain.document import DocumentReference
from suyton.domain.errors import DossierIncomplete, WrongStage
from suyton.domain.procedure import Act, Permit, Procedure, Scopes, Step, moved, row
from suyton.domain.rulebook import AwardRule
from suyton.domain.task import Task


class NominationStage(StrEnum):
    """Where a nomination stands. What people read is worded in ``suyton/wording``."""

    NEW = "new"
    IN_BLOC = "in_bloc"
    IN_BALLOT = "in_ballot"
    ACCLAIMED = "acclaimed"
    IN_APPRAISAL = "in_appraisal"
    AWAITING_COUNCIL = "awaiting_council"
    IN_COUNCIL = "in_council"
    AWAITING_DECISION = "awaiting_decision"
    IN_SIGNING = "in_signing"
    RETURNED = "returned"
    AWARDED = "awarded"
    NOT_ACCLAIMED = "not_acclaimed"
    REFUSED = "refused"
    NOT_RECOMMENDED = "not_recommended"
    WITHDRAWN = "withdrawn"


CLOSED = frozenset(
    {
        NominationStage.AWARDED,
        NominationStage.NOT_ACCLAIMED,
        NominationStage.REFUSED,
        NominationStage.NOT_RECOMMENDED,
        NominationStage.WITHDRAWN,
    }
)
"""Stages in which the case is over; each is an outcome that the unit is told, with its reason."""


class NominationAct(StrEnum):
    PROPOSE = "propose"
    RETURN = "return"
    RESUBMIT = "resubmit"
    WITHDRAW = "withdraw"
    PLACE_ON_SLATE = "place_on_slate"
    TAKE_OFF_SLATE = "take_off_slate"
    ACCLAIM = "acclaim"
    NOT_ACCLAIM = "not_acclaim"
    REPORT = "report"
    PASS_APPRAISAL = "pass_appraisal"  # noqa: S105 (an act, not a password)
    REFUSE = "refuse"
    PLACE_ON_AGENDA = "place_on_agenda"
    TAKE_OFF_AGENDA = "take_off_agenda"
    RECOMMEND = "recommend"
    NOT_RECOMMEND = "not_recommend"
    PLACE_ON_DECISION = "place_on_decision"
    SEND_BACK = "send_back"
    AWARD = "award"


_S = NominationStage
_A = NominationAct
_OPEN = frozenset(_S) - CLOSED - {_S.NEW}
_PROCESS = (Role.PROCESS,)


# fmt: off
PROCEDURE: Procedure[NominationAct, NominationStage] = Procedure(
    "nomination",
    (
        row(_A.PROPOSE, {_S.NEW, _S.WITHDRAWN}, _S.IN_BLOC, (Role.UNIT_OFFICER,), "unit:nomination:proposed"),
        row(_A.RETURN, {_S.IN_BLOC}, _S.RETURNED, (Role.BLOC_LEADER, Role.BLOC_DEPUTY), "bloc:nomination:returned", True),
        row(_A.RETURN, {_S.IN_APPRAISAL}, _S.RETURNED, (Role.STANDING_OFFICER,), "standing:nomination:returned", True),
        row(_A.RESUBMIT, {_S.RETURNED}, None, (Role.UNIT_OFFICER,), "unit:nomination:resubmitted"),
        row(_A.WITHDRAW, _OPEN, _S.WITHDRAWN, (Role.UNIT_OFFICER,), "unit:nomination:withdrawn", True),
        row(_A.PLACE_ON_SLATE, {_S.IN_BLOC}, _S.IN_BALLOT, _PROCESS, "bloc:nomination:slated"),
        row(_A.TAKE_OFF_SLATE, {_S.IN_BALLOT}, _S.IN_BLOC, _PROCESS, "bloc:nomination:unslated", True),
        row(_A.ACCLAIM, {_S.IN_BALLOT}, _S.ACCLAIMED, _PROCESS, "bloc:nomination:acclaimed"),
        row(_A.NOT_ACCLAIM, {_S.IN_BLOC, _S.IN_BALLOT, _S.RETURNED}, _S.NOT_ACCLAIMED, _PROCESS, "bloc:nomination:not_acclaimed", True),
        row(_A.REPORT, {_S.ACCLAIMED}, _S.IN_APPRAISAL, _PROCESS, "bloc:nomination:reported"),
        row(_A.PASS_APPRAISAL, {_S.IN_APPRAISAL}, _S.AWAITING_COUNCIL, (Role.STANDING_OFFICER,), "standing:nomination:appraised"),
        row(_A.REFUSE, {_S.IN_APPRAISAL, _S.AWAITING_DECISION}, _S.REFUSED, (Role.STANDING_OFFICER,), "standing:nomination:refused", True),
        row(_A.PLACE_ON_AGENDA, {_S.AWAITING_COUNCIL}, _S.IN_COUNCIL, _PROCESS, "council:nomination:listed"),
        row(_A.TAKE_OFF_AGENDA, {_S.IN_COUNCIL}, _S.AWAITING_COUNCIL, _PROCESS, "council:nomination:unlisted", True),
        row(_A.RECOMMEND, {_S.IN_COUNCIL}, _S.AWAITING_DECISION, _PROCESS, "council:nomination:recommended"),
        row(_A.NOT_RECOMMEND, {_S.IN_COUNCIL}, _S.NOT_RECOMMENDED, _PROCESS, "council:nomination:not_recommended", True),
        row(_A.PLACE_ON_DECISION, {_S.AWAITING_DECISION}, _S.IN_SIGNING, _PROCESS, "decision:nomination:listed"),
        row(_A.SEND_BACK, {_S.IN_SIGNING}, _S.AWAITING_DECISION, _PROCESS, "decision:nomination:sent_back", True),
        row(_A.AWARD, {_S.IN_SIGNING}, _S.AWARDED, _PROCESS, "decision:nomination:awarded"),
    ),
)
# fmt: on
"""The whole life of a nomination. Each row: act, at which stages, leading where, by whom, tag, reason?"""


@dataclass(frozen=True)
class Nomination:
    """The state of one case. ``revision`` counts the acts recorded on it."""

    id: str
    round_id: str
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

    @property
    def chain(self) -> str:
        return f"nomination:{self.id}"

    @property
    def is_closed(self) -> bool:
        return self.stage in CLOSED


def nomination_id(round_id: str, unit_id: str, award_id: str) -> str:
    """One unit, one award, one round: one nomination, however often it is sent."""
    return f"{round_id}.{unit_id}.{award_id}"


def scopes(nomination: Nomination) -> Scopes:
    """Where each role counts for this case."""
    return {
        Role.UNIT_OFFICER: nomination.unit_id,
        Role.BLOC_LEADER: nomination.bloc_id,
        Role.BLOC_DEPUTY: nomination.bloc_id,
        Role.STANDING_OFFICER: nomination.standing_body_id,
    }


def permit(
    nomination: Nomination, act: NominationAct, actor: Actor, at: datetime, reason: str = ""
) -> Permit[NominationAct, NominationStage]:
    """Leave to act on this nomination now; raises as :meth:`Procedure.permit` does."""
    return PROCEDURE.permit(act, nomination.stage, actor, scopes(nomination), at, reason)


def check_dossier(rule: AwardRule, dossier: tuple[DocumentReference, ...]) -> None:
    """The unit's part of the dossier is all there; raises DossierIncomplete.

    Source: Law 06/2022/QH15 Art. 84.1 and 84.2.
    """
    missing = [kind for kind in rule.dossier if kind not in {paper.kind for paper in dossier}]
    if missing:
        raise DossierIncomplete(missing=", ".join(missing))


def step(
    nomination: Nomination,
    what: NominationAct,
    act: Act,
    *,
    due_at: datetime | None = None,
    facts: dict[str, str] | None = None,
    **changes: str,
) -> Step[Nomination]:
    """Do ``what`` to the nomination: its new state and its line in the book.

    ``changes`` sets fields that come with the act (``sitting_id``, ``decision_id``,
    ``decision_number``). Raises as :func:`permit` does.
    """
    leave = permit(nomination, what, act.actor, act.at, act.reason)
    _check_bloc_may_end(nomination, what)
    to = leave.transition.to or nomination.returned_from or NominationStage.IN_BLOC
    after = replace(
        nomination,
        due_at=due_at,
        returned_from=nomination.stage if to is NominationStage.RETURNED else None,
        reason=act.reason,
        dossier=_with(nomination.dossier, act) if _adds_papers(what) else nomination.dossier,
        proposed_at=act.at if what is NominationAct.PROPOSE else nomination.proposed_at,
        **(_LEFT_BEHIND.get(what, {}) | changes),  # type: ignore[arg-type]
    )
    return moved(nomination, after, leave, act, facts or {}, to=to)


_LEFT_BEHIND: dict[NominationAct, dict[str, str]] = {
    NominationAct.PROPOSE: {"sitting_id": "", "decision_id": "", "decision_number": ""},
    NominationAct.TAKE_OFF_AGENDA: {"sitting_id": ""},
    NominationAct.SEND_BACK: {"decision_id": ""},
}
"""What no longer holds after an act: a case is on a sitting or decision only while it is."""


def _check_bloc_may_end(nomination: Nomination, what: NominationAct) -> None:
    """A bloc ends the case of a dossier it returned itself, not of one returned by appraisal."""
    returned_above = nomination.returned_from not in {None, NominationStage.IN_BLOC}
    if what is NominationAct.NOT_ACCLAIM and returned_above:
        raise WrongStage(
            stage=nomination.stage.value,
            act=what.value,
            allowed=", ".join(sorted((NominationStage.IN_BLOC, NominationStage.IN_BALLOT))),
        )


def _adds_papers(what: NominationAct) -> bool:
    return what in {NominationAct.PROPOSE, NominationAct.RESUBMIT, NominationAct.REPORT}


def _with(dossier: tuple[DocumentReference, ...], act: Act) -> tuple[DocumentReference, ...]:
    """The dossier with newly attached papers; the same file is kept once."""
    merged = {(paper.kind, paper.sha256): paper for paper in (*dossier, *act.attachments)}
    return tuple(merged.values())


_AWAITED: dict[NominationStage, tuple[NominationAct, Role]] = {
    NominationStage.IN_APPRAISAL: (NominationAct.PASS_APPRAISAL, Role.STANDING_OFFICER),
    NominationStage.AWAITING_COUNCIL: (NominationAct.PLACE_ON_AGENDA, Role.STANDING_OFFICER),
    NominationStage.AWAITING_DECISION: (NominationAct.PLACE_ON_DECISION, Role.STANDING_OFFICER),
    NominationStage.RETURNED: (NominationAct.RESUBMIT, Role.UNIT_OFFICER),
}


def waiting(nomination: Nomination) -> tuple[Task, ...]:
    """Who is awaited on this case. While it is with a round, sitting or decision, that waits."""
    if nomination.stage not in _AWAITED:
        return ()
    what, role = _AWAITED[nomination.stage]
    return (
        Task(
            subject=nomination.chain,
            act=what.value,
            role=role,
            scope_id=scopes(nomination)[role],
            since=nomination.stage_since,
            until=nomination.due_at,
            title=nomination.unit_name,
        ),
    )
