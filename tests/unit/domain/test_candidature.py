"""What a nomination begins with: its year, its period, its name."""

from datetime import date

import pytest

from suyton.domain.award_terms import CommendationKind
from suyton.domain.candidature import Candidature, check_dated
from suyton.domain.errors import PeriodReversed, YearMissing

SUDDEN = CommendationKind.SUDDEN


def test_a_year_is_said_or_its_rounds() -> None:
    check_dated(Candidature("u", "flag", 2024))
    check_dated(Candidature("u", "flag", 2024, round_id="2024.vhxh"))
    with pytest.raises(YearMissing):
        check_dated(Candidature("u", "flag", 0, kind=SUDDEN))


def test_a_period_may_be_one_day_and_may_not_end_before_it_begins() -> None:
    day = date(2024, 5, 30)
    check_dated(Candidature("u", "flag", 2024, achieved_from=day, achieved_to=day))
    check_dated(Candidature("u", "flag", 2024, achieved_from=date(2021, 3, 1)))
    with pytest.raises(PeriodReversed):
        check_dated(Candidature("u", "flag", 2024, achieved_to=date(2023, 12, 31)))


def test_outside_a_bloc_each_achievement_of_a_year_is_a_nomination_of_its_own() -> None:
    names = {
        Candidature("u", "flag", 2024, kind=SUDDEN, achievement_id=one).nomination_id
        for one in ("", "flood", "fire")
    }
    assert names == {"2024.u.flag", "2024.u.flag.flood", "2024.u.flag.fire"}
