"""What people send to a nomination: one message for each update. Fields are only ever added.

Updates carry the actor with their appointments as the API knows them; the validator asks the
domain whether that actor may act. The idempotency key is the update's id and is not repeated.
"""

from dataclasses import dataclass
from datetime import date

from suyton.domain.authority import Actor
from suyton.domain.document import DocumentReference
from suyton.domain.incidents import HoldCause, HoldConclusion, RefusalGround


@dataclass(frozen=True)
class Propose:
    """The unit puts itself forward, with its dossier."""

    actor: Actor
    summary: str = ""
    dossier: tuple[DocumentReference, ...] = ()


@dataclass(frozen=True)
class ReturnForSupplement:
    """Bloc leader or standing body sends the dossier back with a reason."""

    actor: Actor
    reason: str


@dataclass(frozen=True)
class Resubmit:
    """The unit sends the supplemented dossier to whoever returned it."""

    actor: Actor
    summary: str = ""
    dossier: tuple[DocumentReference, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class Withdraw:
    """The unit takes its nomination back, at any stage before signature."""

    actor: Actor
    reason: str


@dataclass(frozen=True)
class PassAppraisal:
    """The standing body finds the dossier fit for the council."""

    actor: Actor
    remark: str = ""
    papers: tuple[DocumentReference, ...] = ()


@dataclass(frozen=True)
class Refuse:
    """The standing body refuses with a reason, on one of the four grounds."""

    actor: Actor
    reason: str
    ground: RefusalGround | None = None


@dataclass(frozen=True)
class OpenHold:
    """The standing body stops the case while a matter is looked into."""

    actor: Actor
    cause: HoldCause
    reason: str


@dataclass(frozen=True)
class CloseHold:
    """The matter is concluded."""

    actor: Actor
    hold_id: str
    conclusion: HoldConclusion
    reason: str


@dataclass(frozen=True)
class Consult:
    """The standing body asks an agency."""

    actor: Actor
    agency_id: str
    agency_name: str
    question: str


@dataclass(frozen=True)
class AnswerConsultation:
    """The agency agrees or objects."""

    actor: Actor
    consultation_id: str
    agrees: bool
    remark: str = ""


@dataclass(frozen=True)
class CloseConsultation:
    """The standing body goes on without an answer, with a reason."""

    actor: Actor
    consultation_id: str
    reason: str


@dataclass(frozen=True)
class WaiveLateness:
    """Whoever the pack names lets a late dossier in, with a reason."""

    actor: Actor
    reason: str


@dataclass(frozen=True)
class RecordUnitDecision:
    """The unit enters the decision of its own head."""

    actor: Actor
    number: str
    decided_on: date
    remark: str = ""


@dataclass(frozen=True)
class Complain:
    """The unit complains of the result."""

    actor: Actor
    reason: str


@dataclass(frozen=True)
class AnswerComplaint:
    """The standing body answers the complaint."""

    actor: Actor
    upheld: bool
    reason: str


@dataclass(frozen=True)
class RecordRecovery:
    """What came back after a cancellation: the artefact, and money in VND."""

    actor: Actor
    artefact_returned: bool
    money_returned_vnd: int
    reason: str
