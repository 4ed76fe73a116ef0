"""Small awards and records for the tests of the eligibility engine; none is of a real pack."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from suyton.domain.award_terms import (
    CommendationKind,
    Condition,
    GeneralRule,
    GeneralRuleId,
    Ground,
    Measure,
    SubjectKind,
)
from suyton.domain.citation import Citation
from suyton.domain.eligibility import judge
from suyton.domain.record import (
    Answer,
    Claim,
    Finding,
    Honour,
    Initiative,
    Rating,
    RatingLevel,
    SubjectRecord,
    Verdict,
)
from suyton.domain.rulebook import AwardRule, Rulebook
from tests.unit.domain import cases

YEAR = 2024
BADGE, TITLE = "badge", "title"
"""The award that is claimed, and one that it may build on."""

ELIGIBLE, NOT_ELIGIBLE, CANNOT_TELL = Answer.ELIGIBLE, Answer.NOT_ELIGIBLE, Answer.CANNOT_TELL
EXCELLENT, GOOD = RatingLevel.EXCELLENT, RatingLevel.GOOD
PERSON, COLLECTIVE = SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE
SUDDEN, MERIT = CommendationKind.SUDDEN, CommendationKind.MERIT
ALL_GENERAL = tuple(GeneralRuleId)
DECADE = frozenset(range(2016, 2026))


def source(text: str) -> Citation:
    return Citation(text, confirmed=True)


def condition(measure: Measure, *any_of: str, **terms: object) -> Condition:
    made = Condition(measure.value, measure, source(f"Art. {measure.value}"), any_of)
    return replace(made, **terms)  # type: ignore[arg-type]


def ground(
    ground_id: str,
    *conditions: Condition,
    kinds: tuple[CommendationKind, ...] = (MERIT,),
    subjects: tuple[SubjectKind, ...] = (PERSON, COLLECTIVE),
) -> Ground:
    return Ground(
        ground_id, ground_id, ground_id, source(f"Art. {ground_id}"), kinds, subjects, conditions
    )


def badge(
    *requirements: Condition,
    grounds: tuple[Ground, ...] = (),
    subjects: tuple[SubjectKind, ...] = (PERSON, COLLECTIVE),
) -> AwardRule:
    return replace(
        cases.award_rule(BADGE), subjects=subjects, requirements=requirements, grounds=grounds
    )


def rules(award: AwardRule, general: Iterable[GeneralRuleId] = ALL_GENERAL) -> Rulebook:
    made = tuple(GeneralRule(one, source(f"Art. {one.value}")) for one in general)
    return replace(cases.rulebook(award), general=made)


def record(kind: SubjectKind = PERSON, known: Iterable[int] = (), **facts: object) -> SubjectRecord:
    made = SubjectRecord("p1", kind, "Hoàng Thị A", "u1", frozenset(known))
    return replace(made, **facts)  # type: ignore[arg-type]


def rated(**levels: RatingLevel) -> tuple[Rating, ...]:
    """Such as ``rated(y2023=EXCELLENT)``."""
    return tuple(Rating(int(year[1:]), level) for year, level in levels.items())


def titles(*years: int, kind: CommendationKind = MERIT) -> tuple[Honour, ...]:
    return tuple(Honour(TITLE, year, kind) for year in years)


def initiative(name: str, scope: str = "grassroots", year: int = YEAR) -> Initiative:
    return Initiative(name, name, scope, date(year, 6, 1))


def claim(**terms: object) -> Claim:
    return replace(Claim(BADGE, YEAR), **terms)  # type: ignore[arg-type]


def verdict(
    award: AwardRule,
    given: SubjectRecord,
    asked: Claim | None = None,
    general: Iterable[GeneralRuleId] = ALL_GENERAL,
) -> Verdict:
    return judge(given, asked or claim(), rules(award, general))


def one(found: Verdict, rule_id: str) -> Finding:
    """The single finding of a rule."""
    (finding,) = [finding for finding in found.findings if finding.rule_id == rule_id]
    return finding
