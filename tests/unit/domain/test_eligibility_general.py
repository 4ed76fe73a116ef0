"""The rules across awards, subjects and grounds, on small records."""

from dataclasses import replace
from datetime import date

import pytest

from suyton.domain.award_terms import GeneralRuleId, Measure
from suyton.domain.errors import AwardUnknown
from suyton.domain.record import Answer, Discipline, Honour, RecordedHold
from tests.unit.domain.eligibility_cases import (
    CANNOT_TELL,
    COLLECTIVE,
    DECADE,
    ELIGIBLE,
    EXCELLENT,
    GOOD,
    NOT_ELIGIBLE,
    PERSON,
    SUDDEN,
    TITLE,
    YEAR,
    badge,
    claim,
    condition,
    ground,
    initiative,
    one,
    rated,
    record,
    titles,
    verdict,
)

OPEN_TO_ALL = badge()
TWO_TITLES = badge(condition(Measure.HONOUR, TITLE, years=2))
AN_INITIATIVE = badge(condition(Measure.INITIATIVE, "grassroots"))


@pytest.mark.parametrize(
    ("since", "to", "on", "expected"),
    [
        (date(2024, 3, 1), None, date(2024, 3, 1), NOT_ELIGIBLE),
        (date(2024, 3, 1), None, date(2024, 2, 29), ELIGIBLE),
        (date(2024, 3, 1), date(2024, 4, 1), date(2024, 3, 31), NOT_ELIGIBLE),
        (date(2024, 3, 1), date(2024, 4, 1), date(2024, 4, 1), ELIGIBLE),
        (date(2024, 3, 1), None, None, NOT_ELIGIBLE),
    ],
)
def test_a_hold_blocks_from_its_first_day_until_it_is_closed(
    since: date, to: date | None, on: date | None, expected: Answer
) -> None:
    given = record(holds=(RecordedHold("inspection", since, to),))
    found = verdict(OPEN_TO_ALL, given, claim(on=on))
    assert found.answer is expected
    if expected is NOT_ELIGIBLE:
        assert one(found, "hold").would_change == ("hold_closed:inspection",)
        assert one(found, "hold").used == ("hold inspection since 2024-03-01",)


@pytest.mark.parametrize(
    ("since", "to", "expected"),
    [
        (date(2023, 2, 1), date(2023, 12, 31), ELIGIBLE),
        (date(2023, 2, 1), date(2024, 1, 1), NOT_ELIGIBLE),
        (date(2023, 2, 1), None, NOT_ELIGIBLE),
        (date(2024, 12, 31), date(2025, 12, 31), NOT_ELIGIBLE),
        (date(2025, 1, 1), None, ELIGIBLE),
    ],
)
def test_a_year_that_a_disciplinary_period_reaches_does_not_count(
    since: date, to: date | None, expected: Answer
) -> None:
    given = record(disciplines=(Discipline("warning", since, to),))
    assert verdict(OPEN_TO_ALL, given).answer is expected


def test_a_disciplinary_period_breaks_a_chain_of_years() -> None:
    over = (Discipline("warning", date(2023, 2, 1), date(2023, 8, 1)),)
    given = record(honours=titles(2023, 2024), disciplines=over)
    found = verdict(TWO_TITLES, given)
    assert found.answer is NOT_ELIGIBLE
    assert one(found, "discipline_period").answer is ELIGIBLE
    assert one(found, "honour").would_change == ("discipline:2023",)
    without = tuple(rule for rule in GeneralRuleId if rule is not GeneralRuleId.DISCIPLINE_PERIOD)
    assert verdict(TWO_TITLES, given, general=without).answer is ELIGIBLE


def test_an_initiative_of_a_year_under_discipline_does_not_count() -> None:
    award = badge(condition(Measure.INITIATIVE, "grassroots", years=2))
    over = (Discipline("warning", date(2023, 2, 1), date(2023, 8, 1)),)
    given = record(known=DECADE, initiatives=(initiative("a", year=2023),))
    assert verdict(award, given).answer is ELIGIBLE
    assert verdict(award, replace(given, disciplines=over)).answer is NOT_ELIGIBLE


def test_the_discipline_of_a_member_does_not_bar_the_years_of_the_collective() -> None:
    member = Discipline("reprimand", date(YEAR, 2, 1), None, of_member=True)
    assert verdict(OPEN_TO_ALL, record(COLLECTIVE, disciplines=(member,))).answer is ELIGIBLE


def test_an_achievement_is_rewarded_once_unless_the_reward_was_cancelled() -> None:
    reward = Honour("letter", 2024, SUDDEN, achievement_id="flood", nomination_id="n1")
    asked = claim(achievement_id="flood")
    found = verdict(OPEN_TO_ALL, record(honours=(reward,)), asked)
    assert found.answer is NOT_ELIGIBLE
    assert one(found, "one_reward").would_change == ("achievement", "cancellation:letter:2024")
    cancelled = record(honours=(replace(reward, cancelled=True),))
    assert verdict(OPEN_TO_ALL, cancelled, asked).answer is ELIGIBLE
    another = claim(achievement_id="drought")
    assert verdict(OPEN_TO_ALL, record(honours=(reward,)), another).answer is ELIGIBLE
    itself = claim(achievement_id="flood", nomination_id="n1")
    assert verdict(OPEN_TO_ALL, record(honours=(reward,)), itself).answer is ELIGIBLE


def test_a_claim_that_names_no_achievement_says_so() -> None:
    unnamed = record(honours=(Honour("letter", 2024, SUDDEN),))
    found = one(verdict(OPEN_TO_ALL, unnamed), "one_reward")
    assert (found.answer, found.code) == (ELIGIBLE, "one_reward.unnamed")


def test_sudden_honours_do_not_carry_a_merit_award() -> None:
    given = record(known=DECADE, honours=titles(2023) + titles(2024, kind=SUDDEN))
    found = verdict(TWO_TITLES, given)
    assert found.answer is NOT_ELIGIBLE
    told = one(found, "no_sudden_toward_merit")
    assert told.code == "no_sudden_toward_merit.left_out"
    assert told.used == ("honour 2024: title (sudden)",)
    assert verdict(TWO_TITLES, given, claim(kind=SUDDEN)).answer is ELIGIBLE
    assert verdict(TWO_TITLES, given, general=()).answer is ELIGIBLE


def test_a_cancelled_honour_counts_for_nothing() -> None:
    held, struck = titles(2023, 2024)
    given = record(known=DECADE, honours=(held, replace(struck, cancelled=True)))
    assert verdict(TWO_TITLES, given).answer is NOT_ELIGIBLE


def test_an_initiative_is_used_once() -> None:
    spare = initiative("a")
    kept = record(known=DECADE, initiatives=(replace(spare, used_for="n1"),))
    rewarded = record(
        known=DECADE, initiatives=(spare,), honours=(Honour("letter", 2024, initiatives=("a",)),)
    )
    for given in (kept, rewarded):
        found = verdict(AN_INITIATIVE, given)
        assert found.answer is NOT_ELIGIBLE
        assert one(found, "initiative_once").facts == (("initiatives", "a"),)
        assert verdict(AN_INITIATIVE, given, general=()).answer is ELIGIBLE
    assert verdict(AN_INITIATIVE, kept, claim(nomination_id="n1")).answer is ELIGIBLE


def test_the_honour_that_came_of_a_nomination_does_not_take_its_own_initiative() -> None:
    given = record(
        known=DECADE,
        initiatives=(initiative("a"),),
        honours=(Honour("letter", 2024, initiatives=("a",), nomination_id="n1"),),
    )
    assert verdict(AN_INITIATIVE, given, claim(nomination_id="n1")).answer is ELIGIBLE
    assert verdict(AN_INITIATIVE, given, claim(nomination_id="n2")).answer is NOT_ELIGIBLE


def test_the_subjects_own_period_is_not_told_as_somebody_disciplined_in_the_year() -> None:
    award = badge(condition(Measure.NO_DISCIPLINE, "warning"))
    over = (Discipline("warning", date(2023, 2, 1), date(2024, 2, 1)),)
    found = verdict(award, record(known=DECADE, disciplines=over))
    assert one(found, "discipline_period").answer is NOT_ELIGIBLE
    assert one(found, "no_discipline").answer is ELIGIBLE


def test_a_cancelled_honour_gives_its_initiative_back() -> None:
    struck = Honour("letter", 2024, initiatives=("a",), cancelled=True)
    given = record(initiatives=(initiative("a"),), honours=(struck,))
    assert verdict(AN_INITIATIVE, given).answer is ELIGIBLE


def test_an_award_for_others_is_refused_and_nothing_filed_changes_that() -> None:
    found = verdict(badge(subjects=(COLLECTIVE,)), record(PERSON, known=DECADE))
    assert found.answer is NOT_ELIGIBLE
    assert found.findings[0].code == "subject.not_eligible"
    assert found.findings[0].would_change == ()


GROUNDS = badge(
    grounds=(
        ground("by_titles", condition(Measure.HONOUR, TITLE, years=2)),
        ground("by_rating", condition(Measure.RATING, "excellent")),
        ground("sudden_act", condition(Measure.ATTESTED, "brave_act"), kinds=(SUDDEN,)),
        ground("collective_only", subjects=(COLLECTIVE,)),
    )
)


@pytest.mark.parametrize(
    ("given", "asked", "expected", "ground_id"),
    [
        (record(ratings=rated(y2024=EXCELLENT)), claim(), ELIGIBLE, "by_rating"),
        (record(ratings=rated(y2024=GOOD)), claim(), CANNOT_TELL, "by_titles"),
        (record(known=DECADE), claim(), NOT_ELIGIBLE, "by_titles"),
        (record(COLLECTIVE, known=DECADE), claim(), ELIGIBLE, "collective_only"),
        (
            record(ratings=rated(y2024=EXCELLENT)),
            claim(ground_id="by_titles"),
            CANNOT_TELL,
            "by_titles",
        ),
        (record(), claim(kind=SUDDEN), CANNOT_TELL, "sudden_act"),
        (record(), claim(ground_id="sudden_act"), NOT_ELIGIBLE, "sudden_act"),
        (record(), claim(ground_id="collective_only"), NOT_ELIGIBLE, "collective_only"),
        (record(), claim(ground_id="unheard_of"), NOT_ELIGIBLE, ""),
    ],
)
def test_the_claimed_ground_or_the_best_of_all_decides(
    given: object, asked: object, expected: Answer, ground_id: str
) -> None:
    found = verdict(GROUNDS, given, asked)  # type: ignore[arg-type]
    assert (found.answer, found.ground_id) == (expected, ground_id)


def test_a_ground_that_may_still_hold_comes_before_one_that_fails() -> None:
    award = badge(
        grounds=(
            ground("failing", condition(Measure.RATING, "excellent")),
            ground(
                "open",
                condition(Measure.HONOUR, TITLE),
                condition(Measure.INITIATIVE, "grassroots"),
            ),
        )
    )
    found = verdict(award, record(ratings=rated(y2024=GOOD)))
    assert (found.answer, found.ground_id) == (CANNOT_TELL, "open")


def test_among_grounds_that_fail_the_one_that_misses_least_is_named() -> None:
    rating = condition(Measure.RATING, "excellent")
    award = badge(
        grounds=(ground("far", condition(Measure.HONOUR, TITLE), rating), ground("near", rating))
    )
    found = verdict(award, record(known=DECADE))
    assert (found.answer, found.ground_id) == (NOT_ELIGIBLE, "near")


def test_an_award_without_a_ground_of_the_kind_is_refused() -> None:
    award = badge(grounds=(ground("by_rating", condition(Measure.RATING, "excellent")),))
    found = verdict(award, record(ratings=rated(y2024=EXCELLENT)), claim(kind=SUDDEN))
    assert (found.answer, found.findings[-1].code) == (NOT_ELIGIBLE, "ground_none.not_eligible")


def test_findings_follow_the_order_of_the_rules() -> None:
    award = replace(GROUNDS, requirements=(condition(Measure.LEADS_BLOC),))
    found = [(finding.rule_id, finding.ground_id) for finding in verdict(award, record()).findings]
    assert found == [
        ("subject", ""),
        *((rule.value, "") for rule in GeneralRuleId),
        ("leads_bloc", ""),
        ("honour", "by_titles"),
        ("rating", "by_rating"),
    ]


def test_an_award_that_the_rulebook_lacks_is_unknown() -> None:
    with pytest.raises(AwardUnknown):
        verdict(OPEN_TO_ALL, record(), claim(award_id="unheard_of"))
