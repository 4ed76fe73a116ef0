"""Each measure on small records: what holds, what fails, and what cannot be told yet."""

from datetime import date

import pytest

from suyton.domain.award_terms import GeneralRuleId, Measure
from suyton.domain.citation import Ratio
from suyton.domain.eligibility_general import GENERAL
from suyton.domain.eligibility_measures import MEASURES
from suyton.domain.record import (
    Answer,
    Attestation,
    Claim,
    Discipline,
    MemberHonours,
    Share,
    SubjectRecord,
)
from tests.unit.domain.eligibility_cases import (
    CANNOT_TELL,
    COLLECTIVE,
    ELIGIBLE,
    EXCELLENT,
    GOOD,
    NOT_ELIGIBLE,
    TITLE,
    YEAR,
    badge,
    claim,
    condition,
    initiative,
    one,
    rated,
    record,
    titles,
    verdict,
)

TWO_EXCELLENT = condition(Measure.RATING, "excellent", years=2)
THREE_TITLES = condition(Measure.HONOUR, TITLE, years=3)
EITHER_TWICE = condition(Measure.RATING_OR_HONOUR, "excellent", TITLE, years=2)
TWO_INITIATIVES = condition(Measure.INITIATIVE, "grassroots", "provincial", count=2, years=2)
MOST = condition(Measure.SHARE, "advanced_worker", at_least=Ratio(7, 10))
ANY_SHARE = condition(Measure.SHARE, "advanced_worker")
A_MEMBER = condition(Measure.MEMBER_HONOUR, TITLE, "other")
TWO_MEMBERS = condition(Measure.MEMBER_HONOUR, TITLE, "other", count=2)
CLEAN = condition(Measure.NO_DISCIPLINE, "warning", "dismissal")
PROVEN = condition(Measure.ATTESTED, "movement_result", evidence=("movement_report",))
KNOWN = (YEAR - 2, YEAR - 1, YEAR)


def warned(since: date, level: str = "warning") -> tuple[Discipline, ...]:
    return (Discipline(level, since, since, of_member=True),)


TABLE = [
    (TWO_EXCELLENT, record(ratings=rated(y2023=EXCELLENT, y2024=EXCELLENT)), ELIGIBLE),
    (TWO_EXCELLENT, record(ratings=rated(y2022=EXCELLENT, y2024=EXCELLENT)), CANNOT_TELL),
    (TWO_EXCELLENT, record(known=KNOWN, ratings=rated(y2024=EXCELLENT)), NOT_ELIGIBLE),
    (TWO_EXCELLENT, record(ratings=rated(y2023=GOOD, y2024=EXCELLENT)), NOT_ELIGIBLE),
    (TWO_EXCELLENT, record(ratings=rated(y2023=GOOD)), NOT_ELIGIBLE),
    (THREE_TITLES, record(honours=titles(2022, 2023, 2024)), ELIGIBLE),
    (THREE_TITLES, record(honours=titles(2021, 2022, 2023)), CANNOT_TELL),
    (THREE_TITLES, record(known=KNOWN, honours=titles(2021, 2022, 2023)), NOT_ELIGIBLE),
    (EITHER_TWICE, record(ratings=rated(y2023=EXCELLENT), honours=titles(2024)), ELIGIBLE),
    (EITHER_TWICE, record(ratings=rated(y2023=GOOD), honours=titles(2023, 2024)), ELIGIBLE),
    (EITHER_TWICE, record(ratings=rated(y2023=GOOD), honours=titles(2024)), CANNOT_TELL),
    (
        EITHER_TWICE,
        record(known=KNOWN, ratings=rated(y2023=GOOD), honours=titles(2024)),
        NOT_ELIGIBLE,
    ),
    (
        TWO_INITIATIVES,
        record(initiatives=(initiative("a"), initiative("b", "provincial", 2023))),
        ELIGIBLE,
    ),
    (
        TWO_INITIATIVES,
        record(known=KNOWN, initiatives=(initiative("a"), initiative("b", year=2022))),
        NOT_ELIGIBLE,
    ),
    (
        TWO_INITIATIVES,
        record(known=KNOWN, initiatives=(initiative("a"), initiative("b", "national"))),
        NOT_ELIGIBLE,
    ),
    (TWO_INITIATIVES, record(known=(YEAR,), initiatives=(initiative("a"),)), CANNOT_TELL),
    (MOST, record(shares=(Share(YEAR, "advanced_worker", Ratio(21, 30)),)), ELIGIBLE),
    (MOST, record(shares=(Share(YEAR, "advanced_worker", Ratio(20, 29)),)), NOT_ELIGIBLE),
    (MOST, record(shares=(Share(YEAR - 1, "advanced_worker", Ratio(1, 1)),)), CANNOT_TELL),
    (MOST, record(known=KNOWN, shares=(Share(YEAR, "other", Ratio(1, 1)),)), NOT_ELIGIBLE),
    (ANY_SHARE, record(shares=(Share(YEAR, "advanced_worker", Ratio(0, 9)),)), ELIGIBLE),
    (ANY_SHARE, record(known=KNOWN), NOT_ELIGIBLE),
    (A_MEMBER, record(member_honours=(MemberHonours(YEAR, TITLE, 1),)), ELIGIBLE),
    (A_MEMBER, record(member_honours=(MemberHonours(YEAR, TITLE, 0),)), CANNOT_TELL),
    (A_MEMBER, record(known=KNOWN), NOT_ELIGIBLE),
    (
        TWO_MEMBERS,
        record(
            known=KNOWN,
            member_honours=(MemberHonours(YEAR, TITLE, 1), MemberHonours(YEAR, "other", 1)),
        ),
        CANNOT_TELL,
    ),
    (CLEAN, record(COLLECTIVE, known=KNOWN), ELIGIBLE),
    (CLEAN, record(COLLECTIVE), CANNOT_TELL),
    (CLEAN, record(COLLECTIVE, disciplines=warned(date(YEAR, 12, 31))), NOT_ELIGIBLE),
    (CLEAN, record(COLLECTIVE, KNOWN, disciplines=warned(date(2023, 12, 31))), ELIGIBLE),
    (CLEAN, record(COLLECTIVE, KNOWN, disciplines=warned(date(YEAR, 1, 1), "reprimand")), ELIGIBLE),
    (PROVEN, record(attestations=(Attestation(YEAR, "movement_result", True, "ab"),)), ELIGIBLE),
    (PROVEN, record(attestations=(Attestation(YEAR, "movement_result", True),)), CANNOT_TELL),
    (PROVEN, record(attestations=(Attestation(YEAR, "movement_result", False),)), NOT_ELIGIBLE),
    (PROVEN, record(known=KNOWN), NOT_ELIGIBLE),
    (
        PROVEN,
        record(
            attestations=(
                Attestation(YEAR, "movement_result", True, "ab"),
                Attestation(YEAR, "movement_result", False),
            )
        ),
        CANNOT_TELL,
    ),
]


@pytest.mark.parametrize(
    ("required", "given", "expected"),
    TABLE,
    ids=[f"{number}-{row[0].measure.value}-{row[2].value}" for number, row in enumerate(TABLE)],
)
def test_a_requirement_is_answered_from_the_recorded_facts(
    required: object, given: SubjectRecord, expected: Answer
) -> None:
    found = verdict(badge(required), given)  # type: ignore[arg-type]
    assert found.answer is expected
    assert one(found, found.findings[-1].rule_id).answer is expected


@pytest.mark.parametrize(
    ("measure", "terms", "asked", "expected"),
    [
        (Measure.LEADS_BLOC, {}, claim(leads_bloc=True), ELIGIBLE),
        (Measure.LEADS_BLOC, {}, claim(leads_bloc=False), NOT_ELIGIBLE),
        (Measure.LEADS_BLOC, {}, claim(), CANNOT_TELL),
        (Measure.MOVEMENT_YEARS, {"count": 3}, claim(movement_years=3), ELIGIBLE),
        (Measure.MOVEMENT_YEARS, {"count": 3}, claim(movement_years=2), NOT_ELIGIBLE),
        (Measure.MOVEMENT_YEARS, {"count": 3}, claim(), CANNOT_TELL),
    ],
)
def test_what_the_claim_itself_says_is_judged_whatever_years_are_known(
    measure: Measure, terms: dict[str, object], asked: Claim, expected: Answer
) -> None:
    assert (
        verdict(badge(condition(measure, **terms)), record(known=KNOWN), asked).answer is expected
    )


def test_each_measure_and_each_general_rule_has_its_function() -> None:
    assert set(MEASURES) == set(Measure)
    assert set(GENERAL) == set(GeneralRuleId)


def test_a_finding_tells_source_facts_and_what_would_change_it() -> None:
    found = one(verdict(badge(TWO_EXCELLENT), record(ratings=rated(y2024=EXCELLENT))), "rating")
    assert (found.source, found.confirmed) == ("Art. rating", True)
    assert found.code == "rating.cannot_tell"
    assert found.used == ("rating 2024: excellent",)
    assert found.would_change == ("rating:2023",)
    assert ("unknown", "2023") in found.facts
    assert ("years", "2023, 2024") in found.facts


def test_missing_proof_names_the_paper_that_the_condition_asks_for() -> None:
    found = one(verdict(badge(PROVEN), record()), "attested")
    assert found.would_change == (f"attestation:movement_result:{YEAR}", "paper:movement_report")


def test_a_claim_that_names_initiatives_rests_on_those_alone() -> None:
    both = record(known=KNOWN, initiatives=(initiative("a"), initiative("b")))
    award = badge(TWO_INITIATIVES)
    assert verdict(award, both, claim(initiatives=("a", "b"))).answer is ELIGIBLE
    assert verdict(award, both, claim(initiatives=("a",))).answer is NOT_ELIGIBLE


def test_an_initiative_counts_from_the_day_of_its_recognition() -> None:
    award = badge(condition(Measure.INITIATIVE, "grassroots"))
    given = record(initiatives=(initiative("a"),))
    assert verdict(award, given, claim(on=date(YEAR, 5, 31))).answer is CANNOT_TELL
    assert verdict(award, given, claim(on=date(YEAR, 6, 1))).answer is ELIGIBLE
