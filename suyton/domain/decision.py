"""One award decision naming one or many recipients, signed by or for the Chairman.

The Chairman decides (Law 06/2022/QH15 Art. 79.4). A vice-chairman may sign “KT. CHỦ TỊCH”
only while the Chairman's assignment to him is live; his signature without one is no decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from suyton.domain.authority import Actor, Role
from suyton.domain.award_terms import SubjectKind
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.document import DocumentReference
from suyton.domain.errors import AlreadySigned, NoCandidates, NotTheSigner
from suyton.domain.incidents import CancellationGround
from suyton.domain.nomination import Nomination
from suyton.domain.procedure import Act, Permit, Procedure, Scopes, Step, moved, row
from suyton.domain.task import Task


class DecisionStage(StrEnum):
    NEW = "new"
    IN_SIGNING = "in_signing"
    SIGNED = "signed"
    """The signer's signature is on the paper; it awaits its number and the office's seal."""
    NUMBERED = "numbered"
    """It has its number and keeps it; it awaits the seal, and can only be issued."""
    ISSUED = "issued"
    SENT_BACK = "sent_back"
    LAPSED = "lapsed"
    """Every recipient was withdrawn before signature."""


class DecisionAct(StrEnum):
    DRAFT = "draft"
    STRIKE = "strike"
    PREPARE = "prepare"
    SIGN = "sign"
    NUMBER = "number"
    FILL = "fill"
    ISSUE = "issue"
    SEND_BACK = "send_back"
    LAPSE = "lapse"
    STRIKE_RECIPIENT = "strike_recipient"
    REASSIGN = "reassign"


_S = DecisionStage
_A = DecisionAct
_SIGNERS = (Role.VICE_CHAIRMAN, Role.CHAIRMAN)
SIGNED = frozenset({_S.SIGNED, _S.NUMBERED, _S.ISSUED})
"""The signature is there: no name can leave the decision any more."""


# fmt: off
PROCEDURE: Procedure[DecisionAct, DecisionStage] = Procedure(
    "decision",
    (
        row(_A.DRAFT, {_S.NEW}, _S.IN_SIGNING, (Role.STANDING_OFFICER,), "standing:decision:drafted"),
        row(_A.STRIKE, {_S.IN_SIGNING}, None, (Role.PROCESS,), "decision:recipient:struck", True),
        row(_A.LAPSE, {_S.IN_SIGNING}, _S.LAPSED, (Role.PROCESS,), "decision:decision:lapsed", True),
        row(_A.PREPARE, {_S.IN_SIGNING}, None, _SIGNERS, "signer:decision:prepared"),
        row(_A.SIGN, {_S.IN_SIGNING}, _S.SIGNED, _SIGNERS, "signer:decision:signed"),
        row(_A.NUMBER, {_S.SIGNED}, _S.NUMBERED, (Role.RECORDS_CLERK,), "clerk:decision:numbered"),
        row(_A.FILL, {_S.NUMBERED}, None, (Role.PROCESS,), "decision:decision:filled"),
        row(_A.ISSUE, {_S.NUMBERED}, _S.ISSUED, (Role.RECORDS_CLERK,), "clerk:decision:issued"),
        row(_A.SEND_BACK, {_S.IN_SIGNING, _S.SIGNED}, _S.SENT_BACK, _SIGNERS, "signer:decision:sent_back", True),
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
    """Such as ``2051/QĐ-UBND``; given by the register in the transaction of the act NUMBER."""
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
    code: str = ""
    """Under which anyone can ask whether the paper is real; empty on decisions of before."""
    paper: DocumentReference | None = None
    """What is laid before the signer as a file; None until it is prepared, and after a change."""
    signed_paper: DocumentReference | None = None
    numbered_paper: DocumentReference | None = None
    """The signed file with number and date filled in, to be sealed."""
    issued_paper: DocumentReference | None = None
    dated_on: date | None = None
    """The date on the paper: the day in Hanoi on which it got its number."""
    issued_at: datetime | None = None
    published_at: datetime | None = None
    """When it was put on the public list; None: it was not."""
    effective_on: date | None = None
    """From when it has effect; None: from the day it is signed."""
    proposal: str = ""
    """The submission that it follows, such as ``Tờ trình số 12/TTr-SNV ngày 03/12/2023``."""
    copies_to: tuple[str, ...] = ()
    """Who gets a copy; empty: whoever the office always sends one."""

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
        Role.RECORDS_CLERK: decision.province_id,
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
    if decision.stage in SIGNED:
        raise AlreadySigned(nomination=nomination_id)
    recipients = tuple(
        replace(recipient, struck=act.reason)
        if recipient.nomination_id == nomination_id
        else recipient
        for recipient in decision.recipients
    )
    after = replace(decision, recipients=recipients, paper=None)
    what = DecisionAct.STRIKE if after.standing else DecisionAct.LAPSE
    leave = permit(decision, what, act.actor, act.at, act.reason)
    if what is DecisionAct.LAPSE:
        after = replace(after, reason=act.reason)
    return moved(decision, after, leave, act, {"nomination": nomination_id})


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
        check_signer(decision, actor)


def check_signer(decision: Decision, actor: Actor) -> None:
    """The draft lies before ``actor``; raises NotTheSigner."""
    if actor.account_id != decision.signer_id:
        raise NotTheSigner(signer=decision.signer_name)


def waiting(decision: Decision) -> tuple[Task, ...]:
    """The signer while the draft lies before them; then the records clerk."""
    if decision.stage in {DecisionStage.SIGNED, DecisionStage.NUMBERED}:
        return (
            Task(
                subject=decision.chain,
                act=DecisionAct.ISSUE.value,
                role=Role.RECORDS_CLERK,
                scope_id=decision.province_id,
                since=decision.stage_since,
                until=None,
                title=decision.title,
            ),
        )
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
