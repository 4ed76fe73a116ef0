"""What may befall a case on its way: holds, consultations, lateness, a complaint, a cancellation.

Sources: Decree 152/2025 Art. 4(4) for holds (as quoted in the domain notes 3.5), Law
06/2022/QH15 Art. 93 for cancellation, domain notes 5.2 for the rest.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from suyton.domain.outcome import Outcome


class HoldCause(StrEnum):
    """Why nothing may be proposed or awarded for the time being."""

    DISCIPLINE = "discipline"
    INVESTIGATION = "investigation"
    INSPECTION = "inspection"
    COMPLAINT = "complaint"
    PRESS = "press"
    CONSULTATION = "consultation"
    """An agency that was consulted objects."""


class HoldConclusion(StrEnum):
    """What the matter came to. After a fault the case goes on only to be refused."""

    NO_FAULT = "no_fault"
    FAULT = "fault"


@dataclass(frozen=True)
class Hold:
    """A matter that stops the case from ``opened_at`` until it is concluded."""

    id: str
    cause: HoldCause
    opened_at: datetime
    reason: str
    closed_at: datetime | None = None
    conclusion: HoldConclusion | None = None
    closing_reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether it still stops the case: it is open, or ended in a fault."""
        return self.closed_at is None or self.conclusion is HoldConclusion.FAULT


class AgencyAnswer(StrEnum):
    """What a consulted agency said, or that it did not."""

    PENDING = "pending"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    SILENT = "silent"
    """Its time is over. It may still answer; somebody must act."""
    CONSENT_BY_SILENCE = "consent_by_silence"
    """Its time is over, and the rule pack takes silence for consent."""
    DISPENSED = "dispensed"
    """The standing body goes on without it, and says why."""


@dataclass(frozen=True)
class Consultation:
    """One agency asked for its opinion."""

    id: str
    agency_id: str
    agency_name: str
    question: str
    asked_at: datetime
    due_at: datetime
    answer: AgencyAnswer = AgencyAnswer.PENDING
    answered_at: datetime | None = None
    remark: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the appraisal still waits for it."""
        return self.answer in {AgencyAnswer.PENDING, AgencyAnswer.SILENT}


@dataclass(frozen=True)
class Lateness:
    """The dossier came after the pack's last day; someone named by the pack may let it in."""

    last_day: datetime
    received_at: datetime
    waived_by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Complaint:
    """The unit complains of the result; the standing body answers it."""

    text: str
    at: datetime
    due_at: datetime | None = None
    upheld: bool | None = None
    answer: str = ""
    answered_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def outcome(self) -> Outcome:
        """What became of it. The result complained of keeps its own outcome beside this one."""
        if self.is_open:
            return Outcome.COMPLAINT_MADE
        return Outcome.COMPLAINT_UPHELD if self.upheld else Outcome.COMPLAINT_REJECTED


class RefusalGround(StrEnum):
    """The four grounds on which the standing body refuses (domain notes 5.2, step 7)."""

    OBJECT = "object"
    STANDARDS = "standards"
    DOSSIER = "dossier"
    VIOLATION = "violation"


class CancellationGround(StrEnum):
    """The four grounds of Law 06/2022/QH15 Art. 93.2."""

    FALSE_DECLARATION = "false_declaration"
    FORGED_EVIDENCE = "forged_evidence"
    UNLAWFUL_APPRAISAL = "unlawful_appraisal"
    LATER_FINDING = "later_finding"


@dataclass(frozen=True)
class Recovery:
    """What is taken back after a cancellation (Law 06/2022/QH15 Art. 93)."""

    cancelled_by: str
    """The number of the decision that cancels."""
    ground: CancellationGround
    artefact_returned: bool = False
    money_returned_vnd: int = 0
    recorded_at: datetime | None = None
    money_due_vnd: int | None = None
    """What was granted; None for a case of before sums were kept."""
