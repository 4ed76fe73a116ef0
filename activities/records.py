"""Write one fact with its line in the book, and read what a decision needs."""

from dataclasses import dataclass
from datetime import datetime

from temporalio import activity

from activities.failures import refusing
from suyton.domain.audit import Receipt
from suyton.domain.authority import Assignment
from suyton.domain.bloc_round import BlocRound
from suyton.domain.decision import Decision
from suyton.domain.nomination import Nomination
from suyton.domain.procedure import Step
from suyton.domain.score_table import ScoreSheet
from suyton.domain.sitting import Sitting
from suyton.ports import RecordedDecision, Register


@dataclass(frozen=True)
class AssignmentQuestion:
    """Who may sign for the Chairman of this province at this moment?"""

    signer_id: str
    province_id: str
    at: datetime


@dataclass(frozen=True)
class ScoredRound:
    """A step of a bloc's round with the sheets it brings."""

    step: Step[BlocRound]
    sheets: tuple[ScoreSheet, ...]


class RecordActivities:
    """Each write is one transaction; the same step again returns the same receipt."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def record_nomination(self, step: Step[Nomination]) -> Receipt:
        """Write a step of a nomination."""
        return self._register.record_nomination(step)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def record_round(self, step: Step[BlocRound]) -> Receipt:
        """Write a step of a bloc's round."""
        return self._register.record_round(step)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def record_scored_round(self, scored: ScoredRound) -> Receipt:
        """Write a step of a bloc's round together with the sheets it brings."""
        return self._register.record_round(scored.step, scored.sheets)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def record_sitting(self, step: Step[Sitting]) -> Receipt:
        """Write a step of a sitting."""
        return self._register.record_sitting(step)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def record_decision(self, step: Step[Decision]) -> RecordedDecision:
        """Write a step of a decision; a signature comes back with its number."""
        return self._register.record_decision(step)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def find_nomination(self, nomination_id: str) -> Nomination | None:
        """The nomination as last recorded, or None before its first proposal."""
        return self._register.nomination(nomination_id)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def nominations_of_round(self, round_id: str) -> tuple[Nomination, ...]:
        """Every nomination of a round, by id."""
        return self._register.nominations_of_round(round_id)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def nominations_named(self, nomination_ids: tuple[str, ...]) -> tuple[Nomination, ...]:
        """These nominations, in this order; raises Unknown."""
        return self._register.nominations_named(nomination_ids)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def find_round(self, round_id: str) -> BlocRound | None:
        """The round as last recorded, or None before it is opened."""
        return self._register.round(round_id)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def find_sitting(self, sitting_id: str) -> Sitting | None:
        """The sitting as last recorded, or None before it is convened."""
        return self._register.sitting(sitting_id)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def find_decision(self, decision_id: str) -> Decision | None:
        """The decision as last recorded, or None before it is drafted."""
        return self._register.decision(decision_id)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def find_assignment(self, question: AssignmentQuestion) -> Assignment | None:
        """The live assignment under which this person signs, if there is one."""
        return self._register.assignment_for(question.signer_id, question.province_id, question.at)
