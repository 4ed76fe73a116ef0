"""Writes: one transaction holds a change, its line in the book and the tasks it makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from suyton.domain.audit import Receipt
from suyton.domain.authority import Assignment, Role
from suyton.domain.bloc_round import BlocRound
from suyton.domain.decision import Decision, Recipient
from suyton.domain.nomination import Nomination
from suyton.domain.procedure import Step
from suyton.domain.score_table import ScoreSheet
from suyton.domain.sitting import Sitting


@dataclass(frozen=True)
class RecordedDecision:
    """The receipt, and the decision as it stands: the register gives it its number."""

    receipt: Receipt
    decision: Decision


@dataclass(frozen=True)
class Notice:
    """A message to whoever holds ``role`` at ``scope_id`` (or to one account).

    ``code`` names a sentence in ``suyton/wording``; ``facts`` fill it. Written once per ``key``.
    """

    key: str
    role: Role
    scope_id: str
    subject: str
    code: str
    at: datetime
    account_id: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


class Register(Protocol):
    """Writes. Each method is one transaction that holds the change, its entry and its tasks.

    Repeating a step (same chain and key) changes nothing and returns the same receipt. A step
    whose revision does not follow the stored one raises StaleRevision.
    """

    def record_nomination(self, step: Step[Nomination]) -> Receipt: ...

    def record_round(self, step: Step[BlocRound], sheets: Sequence[ScoreSheet] = ()) -> Receipt:
        """Sheets are kept under their SHA-256, and so is each version of the score table."""
        ...

    def record_sitting(self, step: Step[Sitting]) -> Receipt:
        """Convening claims its items: one that another open sitting claims raises NominationNotReady."""
        ...

    def record_decision(self, step: Step[Decision]) -> RecordedDecision:
        """Drafting claims its recipients; the act NUMBER numbers it, gapless per year and symbol.

        Signing reads the assignment and the recipients' names again in the same transaction
        (NoLiveAssignment, DocumentNotPrepared).
        """
        ...

    def tell(self, notice: Notice) -> None: ...

    def nomination(self, nomination_id: str) -> Nomination | None: ...

    def nominations_of_round(self, round_id: str) -> tuple[Nomination, ...]: ...

    def nominations_named(self, nomination_ids: Sequence[str]) -> tuple[Nomination, ...]:
        """In the order asked; raises Unknown for one that does not exist."""
        ...

    def round(self, round_id: str) -> BlocRound | None: ...

    def sitting(self, sitting_id: str) -> Sitting | None: ...

    def decision(self, decision_id: str) -> Decision | None: ...

    def recipients_on(self, decision: Decision, at: datetime) -> tuple[Recipient, ...]:
        """Its recipients under the names that are valid on the day in Hanoi."""
        ...

    def assignment_for(
        self, signer_id: str, province_id: str, at: datetime
    ) -> Assignment | None: ...
