"""The wire contract: every start, update, signal and activity input. Fields are only ever added.

Updates carry the actor with their appointments as the API knows them; the validator asks the
domain whether that actor may act. The idempotency key is the update's id and is not repeated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from suyton.domain.attendance import Guest
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor, Role
from suyton.domain.ballot import Choice
from suyton.domain.bloc_round import BlocRound
from suyton.domain.decision import Decision
from suyton.domain.document import DocumentReference
from suyton.domain.meeting import Meeting
from suyton.domain.nomination import Nomination, NominationAct
from suyton.domain.rulebook import Rulebook
from suyton.domain.scoring import FinalScore
from suyton.domain.sitting import Sitting

HISTORY_LIMIT_EVENTS = 4_000
"""A workflow goes on as new past this many events; the server warns at 10,240."""


@dataclass(frozen=True)
class NominationCase:
    """Start (or go on with) one nomination. At first its stage is ``new``."""

    nomination: Nomination
    rulebook: Rulebook
    receipts: Mapping[str, Receipt] = field(default_factory=dict)
    """Receipts by update id, carried over when the workflow goes on as new."""
    history_limit_events: int = HISTORY_LIMIT_EVENTS
    woken: bool = False
    """A case that was over, run again for a complaint or a later decision."""


@dataclass(frozen=True)
class RoundCase:
    """Start (or go on with) one bloc's year."""

    round: BlocRound
    rulebook: Rulebook
    receipts: Mapping[str, Receipt] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    papers_cast: int = 0
    history_limit_events: int = HISTORY_LIMIT_EVENTS


@dataclass(frozen=True)
class SittingCase:
    """Start (or go on with) one sitting."""

    sitting: Sitting
    rulebook: Rulebook
    receipts: Mapping[str, Receipt] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    papers_cast: int = 0
    history_limit_events: int = HISTORY_LIMIT_EVENTS


@dataclass(frozen=True)
class DecisionCase:
    """Start (or go on with) one decision."""

    decision: Decision
    rulebook: Rulebook
    receipts: Mapping[str, Receipt] = field(default_factory=dict)
    history_limit_events: int = HISTORY_LIMIT_EVENTS


# --- a round's updates -----------------------------------------------------------------------


@dataclass(frozen=True)
class OpenRound:
    actor: Actor


@dataclass(frozen=True)
class SubmitSelfScore:
    actor: Actor
    unit_id: str
    score: Decimal
    remark: str = ""


@dataclass(frozen=True)
class CrossCheckScore:
    actor: Actor
    unit_id: str
    by_unit_id: str
    score: Decimal
    reason: str = ""


@dataclass(frozen=True)
class ExtendDeadline:
    """Used for scoring, for a bloc's ballot and for a sitting's vote."""

    actor: Actor
    until: datetime
    reason: str


@dataclass(frozen=True)
class AdoptScores:
    actor: Actor
    finals: tuple[FinalScore, ...]
    remark: str = ""


@dataclass(frozen=True)
class OpenBallot:
    actor: Actor
    closes_at: datetime
    meeting: Meeting | None = None


@dataclass(frozen=True)
class ReportRound:
    actor: Actor
    minutes: tuple[DocumentReference, ...] = ()
    remark: str = ""


# --- a sitting's updates ---------------------------------------------------------------------


@dataclass(frozen=True)
class Convene:
    actor: Actor


@dataclass(frozen=True)
class Postpone:
    actor: Actor
    meets_at: datetime
    reason: str


@dataclass(frozen=True)
class RecordPresence:
    """Who is in the room; ``postpone_to`` is used when the quorum is missed."""

    actor: Actor
    present: tuple[str, ...]
    closes_at: datetime
    postpone_to: datetime
    guests: tuple[Guest, ...] = ()
    """Those without a vote who came."""
    meeting: Meeting | None = None


@dataclass(frozen=True)
class GiveOpinion:
    actor: Actor
    choices: Mapping[str, Choice]
    remark: str = ""


@dataclass(frozen=True)
class CancelSitting:
    actor: Actor
    reason: str


@dataclass(frozen=True)
class BreakTie:
    """Whoever chairs says who of those tied goes in; used for a round and for a sitting."""

    actor: Actor
    nomination_ids: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class HoldSecondBallot:
    """Whoever chairs has those tied voted on again; used for a round and for a sitting."""

    actor: Actor
    closes_at: datetime


# --- a decision's updates --------------------------------------------------------------------


@dataclass(frozen=True)
class DraftDecision:
    actor: Actor
    remark: str = ""


@dataclass(frozen=True)
class PrepareDecision:
    """The signer has the paper drawn as it is to be signed."""

    actor: Actor


@dataclass(frozen=True)
class SignDecision:
    """The signer has signed the prepared paper."""

    actor: Actor
    document: DocumentReference | None = None
    """The signed file. Only acts of before this was asked come without one."""


@dataclass(frozen=True)
class NumberDecision:
    """The records clerk numbers what is signed."""

    actor: Actor


@dataclass(frozen=True)
class IssueDecision:
    """The records clerk has sealed the numbered paper, and issues it."""

    actor: Actor
    document: DocumentReference | None
    publish: bool = False
    """Whether it is put on the public list too."""


@dataclass(frozen=True)
class SendBack:
    actor: Actor
    reason: str


@dataclass(frozen=True)
class StrikeRecipient:
    """The signer leaves a name out of the draft."""

    actor: Actor
    nomination_id: str
    reason: str


@dataclass(frozen=True)
class ReassignDecision:
    """The draft is laid before another signer, in the office in which they sign."""

    actor: Actor
    signer_id: str
    signer_name: str
    signer_role: Role
    reason: str


# --- signals: one workflow (or the ballot box) telling another ---------------------------------


@dataclass(frozen=True)
class Word:
    """A round, sitting or decision tells a nomination what became of it there.

    ``source`` is the teller's chain (``round:…``, ``sitting:…``, ``decision:…``); a nomination
    heeds only the round, sitting or decision it is on.
    """

    act: NominationAct
    source: str
    key: str
    at: datetime
    reason: str = ""
    attachments: tuple[DocumentReference, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    decision_number: str = ""
    outcome: str = ""
    """The code of what became of it there, an ``Outcome``; empty: what the act itself says."""


@dataclass(frozen=True)
class NominationWithdrawn:
    """A nomination tells the round, sitting or decision it is on that it was withdrawn."""

    nomination_id: str
    reason: str
    key: str
