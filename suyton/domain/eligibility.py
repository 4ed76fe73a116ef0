"""Whether a claim holds on the facts recorded: eligible, not eligible, or not to be told yet.

Pure: equal records, claims and rulebooks give equal verdicts, whatever order the facts stand in.
"""

from collections.abc import Iterable, Iterator

from suyton.domain.award_terms import Condition, Ground
from suyton.domain.citation import Citation
from suyton.domain.eligibility_general import GENERAL
from suyton.domain.eligibility_measures import MEASURES
from suyton.domain.eligibility_reading import Judged, RecordReading, all_of, any_of
from suyton.domain.record import Answer, Claim, Finding, SubjectRecord, Verdict
from suyton.domain.rulebook import AwardRule, Rulebook

UNCHANGEABLE = frozenset(
    {
        "subject.not_eligible",
        "ground_subject.not_eligible",
        "ground_kind.not_eligible",
        "ground_unknown.not_eligible",
        "ground_none.not_eligible",
    }
)
"""Codes of findings that no paper can change: the claim itself asks for something else."""

_RANK = {Answer.ELIGIBLE: 0, Answer.CANNOT_TELL: 1, Answer.NOT_ELIGIBLE: 2}


def judge(record: SubjectRecord, claim: Claim, rulebook: Rulebook) -> Verdict:
    """Judge a claim by every rule that bears on it.

    The subject, the general rules and the award's requirements must all hold, and so must the
    claimed ground, or any ground that fits where none is claimed. A fact that is missing leaves
    the answer open unless its year is known to be complete.

    Raises:
        AwardUnknown: the rulebook has no such award.
    """
    award = rulebook.award(claim.award_id)
    reading = RecordReading(record, claim, rulebook)
    findings = [_subject(record, award), *_general(reading, rulebook)]
    findings += [_condition(reading, one) for one in award.requirements]
    answer = all_of([finding.answer for finding in findings])
    if not award.grounds:
        return Verdict(answer, tuple(findings))
    by_ground = _grounds(reading, award)
    answers = {
        ground_id: all_of([finding.answer for finding in found])
        for ground_id, found in by_ground.items()
    }
    for found in by_ground.values():
        findings += found
    return Verdict(
        all_of((answer, any_of(answers.values()))), tuple(findings), _best(by_ground, answers)
    )


def _subject(record: SubjectRecord, award: AwardRule) -> Finding:
    fits = record.kind in award.subjects
    facts = (
        ("subject", record.kind.value),
        ("subjects", ", ".join(kind.value for kind in award.subjects)),
    )
    return _finding("subject", "subject", _yes(fits, facts), award.citation)


def _general(reading: RecordReading, rulebook: Rulebook) -> Iterator[Finding]:
    citations = {rule.id: rule.citation for rule in rulebook.general}
    for rule_id, applied in GENERAL.items():
        if rule_id in citations:
            name = str(rule_id)
            yield _finding(name, name, applied(reading), citations[rule_id])


def _condition(reading: RecordReading, condition: Condition, ground_id: str = "") -> Finding:
    judged = MEASURES[condition.measure](reading, condition)
    if judged.answer is not Answer.ELIGIBLE and condition.evidence:
        papers = tuple(f"paper:{kind}" for kind in condition.evidence)
        judged = judged._replace(would_change=judged.would_change + papers)
    return _finding(condition.id, condition.measure, judged, condition.citation, ground_id)


def _grounds(reading: RecordReading, award: AwardRule) -> dict[str, list[Finding]]:
    """Findings by ground: of the claimed one, or of all that fit the kind and the subject."""
    claim, record = reading.claim, reading.record
    if claim.ground_id:
        claimed = [ground for ground in award.grounds if ground.id == claim.ground_id]
        if not claimed:
            return {"": [_no_ground("ground_unknown", award, ("ground", claim.ground_id))]}
        return {claim.ground_id: _one_ground(reading, claimed[0])}
    fitting = {
        ground.id: _one_ground(reading, ground)
        for ground in award.grounds
        if claim.kind in ground.kinds and record.kind in ground.subjects
    }
    return fitting or {"": [_no_ground("ground_none", award, ("subject", record.kind.value))]}


def _one_ground(reading: RecordReading, ground: Ground) -> list[Finding]:
    kind, subject = reading.claim.kind, reading.record.kind
    found = []
    if kind not in ground.kinds:
        kinds = ("kinds", ", ".join(one.value for one in ground.kinds))
        judged = _yes(False, (("kind", kind.value), kinds))
        found.append(_finding(ground.id, "ground_kind", judged, ground.citation, ground.id))
    if subject not in ground.subjects:
        subjects = ("subjects", ", ".join(one.value for one in ground.subjects))
        judged = _yes(False, (("subject", subject.value), subjects))
        found.append(_finding(ground.id, "ground_subject", judged, ground.citation, ground.id))
    found += [_condition(reading, one, ground.id) for one in ground.conditions]
    # A ground that asks for nothing on record must still be seen to have been looked at.
    return found or [_finding(ground.id, "ground", _yes(True, ()), ground.citation, ground.id)]


def _no_ground(code: str, award: AwardRule, fact: tuple[str, str]) -> Finding:
    return _finding("ground", code, _yes(False, (fact,)), award.citation)


def _best(by_ground: dict[str, list[Finding]], answers: dict[str, Answer]) -> str:
    """The ground that holds, or the one that fails least; among equals the first in the pack."""

    def distance(ground_id: str) -> tuple[int, int]:
        return _RANK[answers[ground_id]], _missed(by_ground[ground_id])

    return min(by_ground, key=distance)


def _missed(findings: Iterable[Finding]) -> int:
    return sum(1 for finding in findings if finding.answer is not Answer.ELIGIBLE)


def _yes(holds: bool, facts: tuple[tuple[str, str], ...]) -> Judged:
    return Judged(Answer.ELIGIBLE if holds else Answer.NOT_ELIGIBLE, facts=facts)


def _finding(
    rule_id: str, code: str, judged: Judged, citation: Citation, ground_id: str = ""
) -> Finding:
    return Finding(
        rule_id=rule_id,
        answer=judged.answer,
        source=citation.source,
        confirmed=citation.confirmed,
        code=judged.code or f"{code}.{judged.answer}",
        facts=judged.facts,
        used=judged.used,
        would_change=judged.would_change,
        ground_id=ground_id,
    )


def change_named(wanted: str) -> tuple[str, dict[str, str]]:
    """What would change an answer, taken apart for the wording.

    ``honour:title:2023`` becomes ``("honour", {"what": "title", "year": "2023"})``.
    """
    head, *parts = wanted.split(":")
    facts = {"year" if part.isdigit() else "what": part for part in parts}
    return head, facts
