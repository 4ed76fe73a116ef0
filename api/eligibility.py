"""What the rules say of a case today, on what is on record. Asked by routes and pages alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from api.spoken import change_said, finding_said
from suyton.domain.appraisal import Judgement, judged, question_of
from suyton.domain.nomination import Nomination
from suyton.domain.record import Answer, Finding
from suyton.domain.rulebook import Rulebook
from suyton.ports import SubjectRecords
from suyton.wording import Language, Wording


@dataclass(frozen=True)
class FindingShown:
    """One rule applied to the case, in the reader's language."""

    rule: str
    ground: str
    """The ground it belongs to; empty for what every claim must meet."""
    answer: Answer
    sentence: str
    source: str
    confirmed: bool
    """Whether the source was checked against a text of the instrument."""
    used: tuple[str, ...]
    """The facts on record that it looked at."""
    would_change: tuple[str, ...]
    """What would change the answer."""


@dataclass(frozen=True)
class EligibilityShown:
    """The verdict on a case as of now; it binds nobody before the appraisal."""

    nomination_id: str
    pack_id: str
    answer: Answer
    ground: str
    """The ground that holds, or fails least."""
    findings: tuple[FindingShown, ...]


def judged_now(
    records: SubjectRecords, nomination: Nomination, rulebook: Rulebook, at: datetime
) -> Judgement:
    """A case judged by its own rulebook on what is on record at ``at``."""
    evidence = records.evidence(question_of(nomination))
    return judged(nomination, evidence, rulebook, at)


def eligibility_shown(
    nomination: Nomination, judgement: Judgement, wording: Wording, language: Language
) -> EligibilityShown:
    """A verdict for people, finding by finding."""
    verdict = judgement.verdict
    return EligibilityShown(
        nomination.id,
        nomination.pack_id,
        verdict.answer,
        verdict.ground_id,
        tuple(_shown(verdict.findings, wording, language)),
    )


def _shown(
    findings: tuple[Finding, ...], wording: Wording, language: Language
) -> Iterator[FindingShown]:
    for one in findings:
        changes = (change_said(wording, language, wanted) for wanted in one.would_change)
        yield FindingShown(
            one.rule_id,
            one.ground_id,
            one.answer,
            finding_said(wording, language, one.code, dict(one.facts)),
            one.source,
            one.confirmed,
            one.used,
            tuple(dict.fromkeys(changes)),
        )
