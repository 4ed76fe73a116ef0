"""One award decision naming one or many recipients, signed by or for the Chairman.

The Chairman decides (Law 06/2022/QH15 Art. 79.4). A vice-chairman may sign “KT. CHỦ TỊCH”
only while the Chairman's assignment to him is live; his signature without one is no decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from suyton.domain.authority import Actor, Assignment, Role
from suyton.domain.award_terms import SubjectKind
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.errors import AlreadySigned, NoCandidates, NoLiveAssignment, NotTheSigner
from suyton.domain.incidents import CancellationGround
from suyton.domain.nomination import Nomination
from suyton.domain.procedure import Act, Permit, Procedure, Scopes, Step, moved, row
from suyton.domain.task import Task


class DecisionStage(StrEnum):
    NEW = "new"
    IN_SIGNING = "in_signing"
    ISSUED = "issued"
    SENT_BACK = "sent_back"
    LAPSED = "lapsed"
    """Every recipient was withdrawn before signature."""


class DecisionAct(StrEnum):
    DRAFT = "draft"
    STRIKE = "strike"
    SIGN = "sign"
    SEND_BACK = "send_back"
    LAPSE = "lapse"
    STRIKE_RECIPIENT = "strike_recipient"
    REASSIGN = "reassign"


_S = DecisionStage
_A = DecisionAct
_SIGNERS = (Role.VICE_CHAIRMAN, Role.CHAIRMAN)


# fmt: off
PROCEDURE: Procedure[DecisionAct, DecisionStage] = Procedure(
    "decision",
    (
        row(_A.DRAFT, {_S.NEW}, _S.IN_SIGNING, (Role.STANDING_OFFICER,), "standing:decision:drafted"),
        row(_A.STRIKE, {_S.IN_SIGNING}, None, (Role.PROCESS,), "decision:recipient:struck", True),
        row(_A.LAPSE, {_S.IN_SIGNING}, _S.LAPSED, (Role.PROCESS,), "decision:decision:lapsed", True),
        row(_A.SIGN, {_S.IN_SIGNING}, _S.ISSUED, _SIGNERS, "signer:decision:signed"),
        row(_A.SEND_BACK, {_S.IN_SIGNING}, _S.SENT_BACK, _SIGNERS, "signer:decision:sent_back", True),
        row(_A.STRIKE_RECIPIENT, {_S.IN_SIGNING}, None, _SIGNERS, "signer:recipient:struck", True),
        row(_A.REASSIGN, {_S.IN_SIGNING}, None, (Role.STANDING_OFFICER, Role.CHAIRMAN), "standing:decision:reassigned", True),
    ),
)
# fmt: on


@dataclass(frozen=True)
class Recipient:
    """One name in the decision; ``struck`` names why it was taken out before signature."""

    nomination_id: str
    unit_id: str
    unit_name: str
    """As proposed until signature; then the name valid on the day of signing."""
    struck: str = ""
    name_at_achievement: str = ""
    """The name at the end of what is honoured, where it is another than ``unit_name``."""
    struck_by_signer: bool = False
    """The signer left the name out; otherwise its unit withdrew it, or a hold stopped it."""
    name: str = ""
    """Who is honoured, as printed; empty: the unit."""
    subject_kind: SubjectKind = SubjectKind.COLLECTIVE
    corrected_name: str = ""
    """In a decision that corrects: the name as it is to be printed."""
    prize_vnd: int = 0
    """The money in VND: granted, or in a decision that cancels, to be taken back."""

    @property
    def honoured_name(self) -> str:
        """Who is honoured, as printed."""
        return self.name or self.unit_name


@dataclass(frozen=True)
class Decision:
    """The state of one decision."""

    id: str
    award_id: str
    title: str
    province_id: str
    standing_body_id: str
    recipients: tuple[Recipient, ...]
    signer_id: str
    signer_name: str
    stage: DecisionStage
    stage_since: datetime
    due_at: datetime | None = None
    number: str = ""
    """Such as ``2051/QĐ-UBND``; given by the register in the transaction that records the signature."""
    signed_at: datetime | None = None
    capacity: str = ""
    """``chairman``, or ``for_the_chairman`` (KT. CHỦ TỊCH)."""
    assignment_id: str = ""
    reason: str = ""
    revision: int = 0
    signer_role: Role = Role.VICE_CHAIRMAN
    """VICE_CHAIRMAN, or CHAIRMAN where the draft was laid before the Chairman himself."""
    kind: DecisionKind = DecisionKind.GRANT
    refers_to: str = ""
    """The id of the issued decision that this one corrects or cancels."""
    refers_to_number: str = ""
    explanation: str = ""
    """Why an issued decision is corrected or cancelled."""
    ground: CancellationGround | None = None
    exchange_due_at: datetime | None = None
    """When corrected artefacts should be exchanged; None where the pack sets no limit."""
    total_vnd: int = 0
    fund: str = ""
    """The fund that pays, in the words of the decision."""

    @property
    def chain(self) -> str:
        return f"decision:{self.id}"

    @property
    def is_closed(self) -> bool:
        return self.stage in {DecisionStage.ISSUED, DecisionStage.SENT_BACK, DecisionStage.LAPSED}

    @property
    def standing(self) -> tuple[Recipient, ...]:
        """The recipients who are not struck out."""
        return tuple(recipient for recipient in self.recipients if not recipient.struck)


def recipients_of(nominations: Iterable[Nomination]) -> tuple[Recipient, ...]:
    """The names of a list's cases, as they are to be printed."""
    return tuple(
        Recipient(
            one.id,
            one.unit_id,
            one.unit_name,
            name=one.subject_name,
            subject_kind=one.subject_kind,
        )
        for one in nominations
    )


def scopes(decision: Decision) -> Scopes:
    """Where each role counts for this decision."""
    return {
        Role.STANDING_OFFICER: decision.standing_body_id,
        Role.CHAIRMAN: decision.province_id,
        Role.VICE_CHAIRMAN: decision.province_id,
    }


def permit(
    decision: Decision, act: DecisionAct, actor: Actor, at: datetime, reason: str = ""
) -> Permit[DecisionAct, DecisionStage]:
    """Leave to act on this decision now; raises as :meth:`Procedure.permit` does."""
    return PROCEDURE.permit(act, decision.stage, actor, scopes(decision), at, reason)


def drafted(decision: Decision, act: Act) -> Step[Decision]:
    """The standing body lays the draft before its signer."""
    leave = permit(decision, DecisionAct.DRAFT, act.actor, act.at)
    if not decision.recipients:
        raise NoCandidates()
    facts = {"signer": decision.signer_name, "recipients": str(len(decision.recipients))}
    return moved(decision, decision, leave, act, facts)


def struck(decision: Decision, nomination_id: str, act: Act) -> Step[Decision]:
    """A withdrawn nomination leaves the draft; with nobody left the decision lapses."""
    if decision.stage is DecisionStage.ISSUED:
        raise AlreadySigned(nomination=nomination_id)
    recipients = tuple(
        replace(recipient, struck=act.reason)
        if recipient.nomination_id == nomination_id
        else recipient
        for recipient in decision.recipients
    )
    after = replace(decision, recipients=recipients)
    what = DecisionAct.STRIKE if after.standing else DecisionAct.LAPSE
    leave = permit(decision, what, act.actor, act.at, act.reason)
    if what is DecisionAct.LAPSE:
        after = replace(after, reason=act.reason)
    return moved(decision, after, leave, act, {"nomination": nomination_id})


def signed(decision: Decision, assignment: Assignment | None, act: Act) -> Step[Decision]:
    """The signer signs; the number comes from the register with the record of the signature.

    The book says on whose behalf: a vice-chairman signs for the Chairman who assigned him.

    Raises:
        NotTheSigner: the draft lies before someone else.
        NoLiveAssignment: a vice-chairman signs without a live assignment to him.
    """
    leave = permit(decision, DecisionAct.SIGN, act.actor, act.at)
    _check_signer(decision, act.actor)
    after = replace(decision, signed_at=act.at, capacity="chairman")
    chairman = ""
    if leave.capacity.role is not Role.CHAIRMAN:
        if assignment is None or not _covers(assignment, decision, act):
            raise NoLiveAssignment(signer=act.actor.name)
        after = replace(after, capacity="for_the_chairman", assignment_id=assignment.id)
        chairman = assignment.chairman_id
    facts = {"capacity": after.capacity, "assignment": after.assignment_id}
    if decision.total_vnd:
        facts |= {"total_vnd": str(decision.total_vnd), "fund": decision.fund}
    return moved(decision, after, leave, act, facts, on_behalf_of=chairman)


def sent_back(decision: Decision, act: Act) -> Step[Decision]:
    """The signer sends the draft back to the standing body, with a reason.

    So may the Chairman with any draft: the competence is his (Art. 79.4), and without him a
    draft before a vice-chairman who has left office could never move.
    """
    leave = permit(decision, DecisionAct.SEND_BACK, act.actor, act.at, act.reason)
    check_before(decision, act.actor, leave.capacity.role)
    return moved(decision, replace(decision, reason=act.reason), leave, act, {})


def check_before(decision: Decision, actor: Actor, role: Role) -> None:
    """The draft lies before ``actor``, or he is the Chairman, whose competence it is.

    Raises:
        NotTheSigner: it lies before someone else.
    """
    if role is not Role.CHAIRMAN:
        _check_signer(decision, actor)


def _check_signer(decision: Decision, actor: Actor) -> None:
    if actor.account_id != decision.signer_id:
        raise NotTheSigner(signer=decision.signer_name)


def _covers(assignment: Assignment, decision: Decision, act: Act) -> bool:
    return (
        assignment.is_live(act.at)
        and assignment.signer_id == act.actor.account_id
        and assignment.province_id == decision.province_id
    )


def waiting(decision: Decision) -> tuple[Task, ...]:
    """The signer is awaited while the draft lies before them."""
    if decision.stage is not DecisionStage.IN_SIGNING:
        return ()
    return (
        Task(
            subject=decision.chain,
            act=DecisionAct.SIGN.value,
            role=decision.signer_role,
            scope_id=decision.province_id,
            since=decision.stage_since,
            until=decision.due_at,
            account_id=decision.signer_id,
            title=decision.title,
        ),
    )
