"""What would become of a nomination not yet submitted, said without writing anything."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from suyton.domain.award_terms import CommendationKind, CutOff, Measure, Station
from suyton.domain.errors import RouteUnknown
from suyton.domain.record import Answer, Claim, Rating, RatingLevel
from suyton.domain.what_if import facts_asked, foresee, supposed_on
from tests.unit.domain.eligibility_cases import (
    BADGE,
    COLLECTIVE,
    YEAR,
    badge,
    condition,
    ground,
    record,
    rules,
    source,
)

RATED = condition(Measure.RATING, RatingLevel.EXCELLENT, years=2)
ON_SERVICE = ground("service", condition(Measure.ATTESTED, "service"))
AWARD = replace(
    badge(RATED, grounds=(replace(ON_SERVICE, evidence=("service_record",)),)),
    cut_off=CutOff(3, 31, 1, source("Art. of the last day")),
)
BOOK = rules(AWARD)
CLAIM = Claim(BADGE, YEAR, ground_id="service")
NOON = datetime(YEAR + 1, 3, 31, 5, 0, tzinfo=UTC)
EVENING = NOON.replace(hour=12)


def test_the_papers_are_those_of_the_dossier_and_of_the_claimed_ground() -> None:
    found = foresee(record(COLLECTIVE), CLAIM, BOOK, NOON)
    assert found.papers == ("submission_letter", "achievement_report", "service_record")
    assert found.route[-1].station is Station.DECISION
    assert found.pack_id == BOOK.pack_id


def test_a_dossier_is_late_from_the_close_of_business_of_its_last_day() -> None:
    ahead, over = (foresee(record(COLLECTIVE), CLAIM, BOOK, now).cut_off for now in (NOON, EVENING))
    assert (ahead.code, over.code) == ("cut_off_ahead", "cut_off_over")
    assert over.source == "Art. of the last day"
    without = rules(replace(AWARD, cut_off=None))
    assert foresee(record(COLLECTIVE), CLAIM, without, EVENING).cut_off.code == "cut_off_none"


def test_of_somebody_unknown_nothing_can_be_told() -> None:
    assert foresee(record(COLLECTIVE), CLAIM, BOOK, NOON).verdict.answer is Answer.CANNOT_TELL


def test_the_facts_asked_for_are_those_that_the_rules_look_at() -> None:
    wanted = (f"rating:{YEAR - 1}", f"rating:{YEAR}", f"attestation:service:{YEAR}")
    assert facts_asked(CLAIM, COLLECTIVE, BOOK) == wanted


def test_a_kind_of_commendation_without_a_route_is_refused() -> None:
    with pytest.raises(RouteUnknown):
        foresee(record(COLLECTIVE), replace(CLAIM, kind=CommendationKind.SUDDEN), BOOK, NOON)


def test_facts_by_hand_are_supposed_on_top_of_the_stored_record() -> None:
    kept, supposed = Rating(YEAR - 1, RatingLevel.EXCELLENT), Rating(YEAR, RatingLevel.EXCELLENT)
    stored = record(COLLECTIVE, ratings=(kept,), known=frozenset({YEAR - 1}))
    both = supposed_on(stored, record(COLLECTIVE, ratings=(supposed,), known=frozenset({YEAR})))
    assert both.ratings == (kept, supposed)
    assert both.known_years == {YEAR - 1, YEAR}
    assert (both.subject_id, both.unit_id) == (stored.subject_id, stored.unit_id)
