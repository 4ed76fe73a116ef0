"""The claim of a case judged over what is on record, and what follows at its appraisal.

A claim that fails is refused with the findings; one that cannot be told is noted with its open
questions, or refused where the province's pack says so (``policy.unproven``).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from suyton.domain.award_terms import (
    CommendationKind,
    GeneralRuleId,
    Measure,
    Unproven,
)
from suyton.domain.calendar import HANOI
from suyton.domain.eligibility import judge
from suyton.domain.errors import EligibilityUnproven, NotEligible
from suyton.domain.fact_keeping import Subject
from suyton.domain.honours import subject_of
from suyton.domain.incidents import RefusalGround
from suyton.domain.nomination import Nomination
from suyton.domain.outcome import Outcome
from suyton.domain.record import Answer, Claim, Finding, SubjectRecord, Verdict
from suyton.domain.rulebook import Rulebook


@dataclass(frozen=True)
class EvidenceQuestion:
    """What is on record for the claim of one case?"""

    subject: Subject
    """As the case names it; one that has no record yet is judged by an empty one."""
    nomination_id: str
    round_id: str = ""
    achievement_id: str = ""


@dataclass(frozen=True)
class Evidence:
    """What a claim is judged on, as it stood at one moment."""

    record: SubjectRecord
    leads_bloc: bool | None = None
    """Whether the unit leads its bloc by adopted scores; None where that is not known."""
    achievement_used_by: str = ""
    """Another live case that has the same achievement, or empty."""


@dataclass(frozen=True)
class Judgement:
    """The verdict of the rules, with what it was judged on."""

    verdict: Verdict
    evidence: Evidence


def question_of(nomination: Nomination) -> EvidenceQuestion:
    """What must be known to judge a case."""
    return EvidenceQuestion(
        subject_of(nomination), nomination.id, nomination.round_id, nomination.achievement_id
    )


def claim_of(nomination: Nomination, leads_bloc: bool | None, at: datetime) -> Claim:
    """What a case claims, judged on the day of ``at`` in Vietnam."""
    return Claim(
        award_id=nomination.award_id,
        year=nomination.year,
        kind=nomination.kind,
        ground_id=nomination.ground_id,
        achievement_id=nomination.achievement_id,
        initiatives=nomination.initiatives,
        on=at.astimezone(HANOI).date(),
        leads_bloc=leads_bloc,
        movement_years=_movement_years(nomination),
        nomination_id=nomination.id,
    )


def judged(
    nomination: Nomination, evidence: Evidence, rulebook: Rulebook, at: datetime
) -> Judgement:
    """A case judged by its own rulebook on what is on record now."""
    claim = claim_of(nomination, evidence.leads_bloc, at)
    return Judgement(judge(evidence.record, claim, rulebook), evidence)


def check_passes(verdict: Verdict, rulebook: Rulebook) -> None:
    """The record does not stand in the way of the appraisal.

    Raises:
        NotEligible: the claim fails on what is confirmed.
        EligibilityUnproven: it cannot be told, and the pack refuses what is not proven.
    """
    if verdict.answer is Answer.NOT_ELIGIBLE:
        failing = deciding(verdict, Answer.NOT_ELIGIBLE)
        raise NotEligible(findings=written(failing))
    if verdict.answer is Answer.CANNOT_TELL and rulebook.unproven is Unproven.REFUSE:
        raise EligibilityUnproven(findings=written(deciding(verdict, Answer.CANNOT_TELL)))


def deciding(verdict: Verdict, answer: Answer) -> tuple[Finding, ...]:
    """The findings that give this answer: those of every claim, and of the ground nearest to it."""
    near = {"", verdict.ground_id}
    return tuple(one for one in verdict.findings if one.answer is answer and one.ground_id in near)


def noted(verdict: Verdict) -> dict[str, str]:
    """What the book keeps of a verdict: the answer, the ground, and the questions left open."""
    open_ = [wanted for one in deciding(verdict, Answer.CANNOT_TELL) for wanted in one.would_change]
    return {
        "verdict": verdict.answer.value,
        "verdict_ground": verdict.ground_id,
        "open_questions": ", ".join(dict.fromkeys(open_)),
    }


def refusal_outcome(ground: RefusalGround | None, judgement: Judgement | None) -> Outcome:
    """What a refusal comes to; on standards, the record may name the standard that was missed."""
    if judgement is not None and ground in {None, RefusalGround.STANDARDS}:
        if _is_rewarded(judgement):
            return Outcome.REFUSED_DUPLICATE_ACHIEVEMENT
        if _misses_a_used_initiative(judgement.verdict):
            return Outcome.REFUSED_INITIATIVE_USED
    return Outcome.REFUSED if ground is None else Outcome(f"refused_{ground.value}")


def _is_rewarded(judgement: Judgement) -> bool:
    if judgement.evidence.achievement_used_by:
        return True
    failing = deciding(judgement.verdict, Answer.NOT_ELIGIBLE)
    return any(one.rule_id == GeneralRuleId.ONE_REWARD for one in failing)


def _misses_a_used_initiative(verdict: Verdict) -> bool:
    """An initiative was left out as used, and one is now missing."""
    left_out = f"{GeneralRuleId.INITIATIVE_ONCE}.left_out"
    if all(one.code != left_out for one in verdict.findings):
        return False
    missed = (*deciding(verdict, Answer.NOT_ELIGIBLE), *deciding(verdict, Answer.CANNOT_TELL))
    return any(one.code.startswith(f"{Measure.INITIATIVE}.") for one in missed)


def _movement_years(nomination: Nomination) -> int | None:
    """Whole years of the movement under review, first and last day counted."""
    first, last = nomination.achieved_from, nomination.achieved_to
    if nomination.kind is not CommendationKind.MOVEMENT or first is None or last is None:
        return None
    end = last + timedelta(days=1)
    begun = (end.month, end.day) < (first.month, first.day)
    return max(0, end.year - first.year - begun)


def written(findings: Iterable[Finding]) -> str:
    """Findings as a refusal carries them: JSON, so that each reader words them in their language."""
    return json.dumps(
        [
            {
                "rule": one.rule_id,
                "code": one.code,
                "source": one.source,
                "facts": dict(one.facts),
                "would_change": list(one.would_change),
            }
            for one in findings
        ],
        ensure_ascii=False,
    )
