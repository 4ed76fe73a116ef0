"""What the record says of a case at its appraisal, and what the standing body may then do."""

import json
from dataclasses import replace
from datetime import date

import pytest

from suyton.domain.appraisal import (
    Evidence,
    Judgement,
    check_passes,
    claim_of,
    deciding,
    judged,
    noted,
    refusal_outcome,
)
from suyton.domain.award_terms import CommendationKind, Measure, Unproven
from suyton.domain.errors import EligibilityUnproven, NotEligible
from suyton.domain.incidents import RefusalGround
from suyton.domain.nomination import Nomination
from suyton.domain.outcome import Outcome
from suyton.domain.record import Answer, Honour, Initiative, Rating, RatingLevel, SubjectRecord
from suyton.domain.rulebook import Rulebook
from tests.unit.domain import cases
from tests.unit.domain.cases import NOW
from tests.unit.domain.eligibility_cases import badge, condition, ground, rules

CASE = cases.nomination()
GOOD = RatingLevel.GOOD.value
GROUNDS = (
    ground("by_rating", condition(Measure.RATING, GOOD)),
    ground("by_initiative", condition(Measure.INITIATIVE, "provincial")),
)
RULES = rules(replace(badge(grounds=GROUNDS), id=CASE.award_id))
EMPTY = SubjectRecord(CASE.honoured_id, CASE.subject_kind, CASE.honoured_name, CASE.unit_id)
RATED = replace(EMPTY, ratings=(Rating(CASE.year, RatingLevel.GOOD),))
CLOSED = replace(EMPTY, known_years=frozenset({CASE.year}))
STRICT = replace(RULES, unproven=Unproven.REFUSE)


def judgement(
    record: SubjectRecord, case: Nomination = CASE, rulebook: Rulebook = RULES
) -> Judgement:
    return judged(case, Evidence(record), rulebook, NOW)


def test_a_claim_that_the_record_proves_passes_under_either_policy() -> None:
    proven = judgement(RATED).verdict
    assert proven.answer is Answer.ELIGIBLE
    for rulebook in (RULES, STRICT):
        check_passes(proven, rulebook)
    assert noted(proven) == {
        "verdict": "eligible",
        "verdict_ground": "by_rating",
        "open_questions": "",
    }


def test_a_claim_that_fails_is_refused_with_what_fails_and_what_would_change_it() -> None:
    with pytest.raises(NotEligible) as refusal:
        check_passes(judgement(CLOSED).verdict, RULES)
    (finding,) = json.loads(refusal.value.facts["findings"])
    assert finding["code"] == "rating.not_eligible"
    assert finding["would_change"] == [f"rating:{CASE.year}"]
    assert finding["source"]


def test_a_claim_that_cannot_be_told_is_noted_or_refused_as_the_pack_says() -> None:
    open_ = judgement(EMPTY).verdict
    check_passes(open_, RULES)
    assert noted(open_)["open_questions"] == f"rating:{CASE.year}"
    with pytest.raises(EligibilityUnproven) as refusal:
        check_passes(open_, STRICT)
    assert "rating.cannot_tell" in refusal.value.facts["findings"]


def test_only_the_nearest_ground_and_the_general_rules_are_spoken_of() -> None:
    case = replace(CASE, achievement_id="lu")
    rewarded = replace(
        CLOSED, honours=(Honour("title", CASE.year, achievement_id="lu", nomination_id="n-0"),)
    )
    failing = deciding(judgement(rewarded, case).verdict, Answer.NOT_ELIGIBLE)
    assert [one.ground_id for one in failing] == ["", "by_rating"]


def test_a_refusal_on_standards_names_the_achievement_rewarded_before() -> None:
    case = replace(CASE, achievement_id="lu")
    rewarded = replace(RATED, honours=(Honour("title", 2020, achievement_id="lu"),))
    for said in (None, RefusalGround.STANDARDS):
        outcome = refusal_outcome(said, judgement(rewarded, case))
        assert outcome is Outcome.REFUSED_DUPLICATE_ACHIEVEMENT
    other = refusal_outcome(RefusalGround.DOSSIER, judgement(rewarded, case))
    assert other is Outcome.REFUSED_DOSSIER


def test_a_refusal_names_an_achievement_that_another_live_case_has() -> None:
    evidence = Evidence(RATED, achievement_used_by="n-9")
    held = judged(CASE, evidence, RULES, NOW)
    assert refusal_outcome(None, held) is Outcome.REFUSED_DUPLICATE_ACHIEVEMENT


def test_a_refusal_names_the_initiative_used_before_where_one_is_missing() -> None:
    case = replace(CASE, ground_id="by_initiative", initiatives=("sk-1",))
    used = Initiative("sk-1", "", "provincial", date(CASE.year, 2, 1), used_for="n-0")
    spent = replace(CLOSED, initiatives=(used,))
    assert refusal_outcome(None, judgement(spent, case)) is Outcome.REFUSED_INITIATIVE_USED
    unspent = replace(CLOSED, initiatives=(replace(used, used_for=""),))
    assert refusal_outcome(None, judgement(unspent, case)) is Outcome.REFUSED


def test_a_refusal_of_a_case_that_was_not_judged_says_what_it_always_said() -> None:
    assert refusal_outcome(None, None) is Outcome.REFUSED
    for said in RefusalGround:
        assert refusal_outcome(said, None) is Outcome(f"refused_{said.value}")


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (date(2019, 1, 1), date(2023, 12, 31), 5),
        (date(2019, 1, 2), date(2023, 12, 31), 4),
        (date(2023, 3, 1), date(2023, 3, 31), 0),
    ],
)
def test_a_movement_lasts_whole_years(first: date, last: date, years: int) -> None:
    case = replace(CASE, kind=CommendationKind.MOVEMENT, achieved_from=first, achieved_to=last)
    assert claim_of(case, None, NOW).movement_years == years
    merit = replace(case, kind=CommendationKind.MERIT)
    assert claim_of(merit, None, NOW).movement_years is None


def test_a_claim_is_judged_on_the_day_as_it_is_in_vietnam() -> None:
    late = NOW.replace(hour=20)
    assert claim_of(CASE, True, late).on == date(late.year, late.month, late.day + 1)
