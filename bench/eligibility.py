"""Checks of eligibility a second on one core, on mixed records and an award with four grounds."""

import platform
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from suyton.domain.award_terms import (
    CommendationKind,
    Condition,
    GeneralRule,
    GeneralRuleId,
    Ground,
    Measure,
    SubjectKind,
)
from suyton.domain.citation import Citation, Limit, Ratio
from suyton.domain.eligibility import judge
from suyton.domain.record import (
    Answer,
    Attestation,
    Claim,
    Discipline,
    Honour,
    Initiative,
    Rating,
    RatingLevel,
    RecordedHold,
    Share,
    SubjectRecord,
)
from suyton.domain.rulebook import AwardRule, BallotRule, CandidateRule, Rulebook

YEAR = 2024
CHECKS, ROUNDS = 10_000, 5
AIM_PER_SECOND = 10_000 / 2
SOURCE = Citation("made for the measurement", confirmed=False)
LEVELS = (RatingLevel.EXCELLENT, RatingLevel.EXCELLENT, RatingLevel.GOOD, RatingLevel.COMPLETED)
PERSON = (SubjectKind.INDIVIDUAL,)


@dataclass(frozen=True)
class Rate:
    """What was measured: checks a second of each round, and how the answers fell."""

    per_second: Sequence[float]
    answers: dict[Answer, int]


def measured(checks: int = CHECKS, rounds: int = ROUNDS) -> Rate:
    """Judge ``checks`` different records, ``rounds`` times over."""
    chance = random.Random(3)
    rulebook, claim = _rulebook(), Claim("certificate", YEAR, achievement_id="work-2024")
    records = [_record(chance, number) for number in range(checks)]
    rates = []
    for _ in range(rounds):
        answers = dict.fromkeys(Answer, 0)
        begun = time.perf_counter()
        for record in records:
            answers[judge(record, claim, rulebook).answer] += 1
        rates.append(checks / (time.perf_counter() - begun))
    return Rate(rates, answers)


def table(rate: Rate) -> str:
    """The figures as text."""
    middle, least = median(rate.per_second), min(rate.per_second)
    fell = ", ".join(f"{count} {answer.value}" for answer, count in rate.answers.items())
    return "\n".join(
        (
            f"Python {platform.python_version()}, one core; {CHECKS} records of about 30 facts, "
            f"four grounds, {ROUNDS} rounds",
            f"answers: {fell}",
            "",
            f"checks a second (median)          {middle:10.0f}",
            f"checks a second (slowest round)   {least:10.0f}",
            f"the aim, 10,000 in 2 s            {AIM_PER_SECOND:10.0f}",
            f"ratio of the median to the aim    {middle / AIM_PER_SECOND:10.2f}",
        )
    )


def _record(chance: random.Random, number: int) -> SubjectRecord:
    years = range(YEAR - 7, YEAR + 1)
    initiatives = tuple(
        Initiative(f"i{one}", f"Initiative {one}", "grassroots", date(YEAR - one % 3, 5, 1))
        for one in range(4)
    )
    return SubjectRecord(
        subject_id=f"p{number}",
        kind=SubjectKind.INDIVIDUAL,
        name=f"Person {number}",
        unit_id="u1",
        known_years=frozenset(year for year in years if chance.random() < 0.5),
        ratings=tuple(Rating(year, chance.choice(LEVELS)) for year in years),
        honours=tuple(
            Honour("fighter", year, initiatives=("i3",) if year == YEAR - 3 else ())
            for year in years
            if chance.random() < 0.5
        )
        + (Honour("letter", YEAR - 1, CommendationKind.SUDDEN, "flood-2023"),) * 2,
        initiatives=initiatives,
        disciplines=(Discipline("reprimand", date(YEAR - 5, 3, 1), date(YEAR - 4, 3, 1)),),
        holds=(
            RecordedHold("inspection", date(YEAR - 2, 3, 1), date(YEAR - 2, 6, 1)),
            RecordedHold(
                "complaint", date(YEAR, 6, 1), None if chance.random() < 0.1 else date(YEAR, 9, 1)
            ),
        ),
        attestations=tuple(
            Attestation(year, "movement_result", chance.random() < 0.6, "ab" * 32)
            for year in years[-4:]
            if chance.random() < 0.6
        ),
        shares=tuple(Share(year, "advanced_worker", Ratio(21, 30)) for year in years[-3:]),
    )


def _rulebook() -> Rulebook:
    limit = Limit(20, SOURCE)
    return Rulebook(
        pack_id="measured",
        pack_sha256="0" * 64,
        chosen_because="measured",
        awards=(_award(),),
        score_maximum=limit,
        appraisal_limit_working_days=limit,
        supplement_limit_working_days=limit,
        signing_limit_working_days=limit,
        reminder_before_working_days=limit,
        days_off=(),
        general=tuple(GeneralRule(one, SOURCE) for one in GeneralRuleId),
    )


def _award() -> AwardRule:
    ballot = BallotRule(Ratio(4, 5), Ratio(2, 3), secret=True, quota=None, citation=SOURCE)
    return AwardRule(
        id="certificate",
        name_vi="Bằng khen",
        name_en="Certificate",
        candidates=CandidateRule.ANY_MEMBER,
        dossier=("submission_letter", "achievement_report"),
        bloc_ballot=ballot,
        council_ballot=ballot,
        decided_by="chairman",
        citation=SOURCE,
        subjects=PERSON,
        requirements=(_condition("exemplary", Measure.RATING, "excellent", "good"),),
        grounds=(
            _ground("titles", _condition("two_titles", Measure.HONOUR, "fighter", years=2)),
            _ground(
                "ratings",
                _condition("two_ratings", Measure.RATING, "excellent", years=2),
                _condition("two_initiatives", Measure.INITIATIVE, "grassroots", years=2, count=2),
            ),
            _ground("movement", _condition("result", Measure.ATTESTED, "movement_result")),
            _ground(
                "unit",
                _condition("either", Measure.RATING_OR_HONOUR, "excellent", "fighter", years=3),
                _condition("most", Measure.SHARE, "advanced_worker", at_least=Ratio(7, 10)),
            ),
        ),
    )


def _ground(ground_id: str, *conditions: Condition) -> Ground:
    return Ground(ground_id, ground_id, ground_id, SOURCE, subjects=PERSON, conditions=conditions)


def _condition(
    condition_id: str,
    measure: Measure,
    *any_of: str,
    years: int = 1,
    count: int = 1,
    at_least: Ratio | None = None,
) -> Condition:
    return Condition(condition_id, measure, SOURCE, any_of, years, count, at_least)
