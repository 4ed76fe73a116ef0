"""A fact is declared by its unit, counts once the standing body confirms it, and can be struck."""

from dataclasses import replace
from datetime import date

import pytest

from suyton.domain.authority import Role
from suyton.domain.citation import Ratio
from suyton.domain.errors import FactInvalid, NotAuthorised, ReasonMissing, WrongStage
from suyton.domain.fact_content import FACTS, Fact, check_content, kind_of, year_of
from suyton.domain.fact_keeping import (
    FactStanding,
    RecordedFact,
    YearStanding,
    confirmed,
    declared,
    struck,
    waiting,
    year_closed,
)
from suyton.domain.record import (
    Attestation,
    Discipline,
    FactKind,
    Honour,
    Initiative,
    MemberHonours,
    Rating,
    RatingLevel,
    RecordedHold,
    Share,
)
from suyton.domain.record_assembly import record_of
from tests.unit.domain.cases import NOW, act, someone, subject

TODAY = date(2023, 12, 27)
GOOD = Rating(2022, RatingLevel.GOOD)
SUBJECT = subject()
UNIT = someone(Role.UNIT_OFFICER)
STANDING = someone(Role.STANDING_OFFICER)

WHOLE: tuple[Fact, ...] = (
    GOOD,
    Honour("title", 2022),
    Initiative("sk-1", "Số hóa hồ sơ", "provincial", date(2022, 6, 1)),
    Discipline("warning", date(2022, 1, 1), date(2022, 12, 31)),
    RecordedHold("inspection", date(2023, 1, 1)),
    Attestation(2022, "movement_result"),
    Share(2022, "advanced_worker", Ratio(21, 30)),
    MemberHonours(2022, "title", 0),
)


def declared_fact(content: Fact = GOOD) -> RecordedFact:
    return declared(SUBJECT, "f1", content, None, act(UNIT)).state


def test_every_kind_of_fact_has_its_own_shape() -> None:
    assert set(FACTS) == set(FactKind)
    assert {kind_of(content) for content in WHOLE} == set(FactKind)


@pytest.mark.parametrize("content", WHOLE, ids=lambda content: kind_of(content).value)
def test_a_fact_that_can_be_so_is_declared_and_counts_once_confirmed(content: Fact) -> None:
    fact = declared_fact(content)
    assert fact.standing is FactStanding.DECLARED
    assert record_of(SUBJECT, [fact], (), {}) == record_of(SUBJECT, [], (), {})
    sure = confirmed(SUBJECT, fact, act(STANDING)).state
    assert record_of(SUBJECT, [sure], (), {}) != record_of(SUBJECT, [], (), {})


IMPOSSIBLE: dict[str, tuple[Fact, str]] = {
    "a year to come": (Rating(2024, RatingLevel.GOOD), "year"),
    "a year before emulation": (Rating(1900, RatingLevel.GOOD), "year"),
    "an end before its beginning": (
        Discipline("warning", date(2022, 5, 1), date(2022, 4, 1)),
        "to",
    ),
    "a hold that begins tomorrow": (RecordedHold("press", date(2023, 12, 28)), "since"),
    "an unknown measure": (Discipline("scolding", date(2022, 5, 1)), "level"),
    "an unknown cause": (RecordedHold("gossip", date(2022, 5, 1)), "cause"),
    "an unknown scope": (Initiative("sk-1", "", "galactic", date(2022, 6, 1)), "scope"),
    "an initiative without a code": (Initiative(" ", "", "national", date(2022, 6, 1)), "id"),
    "an initiative used already": (
        Initiative("sk-1", "", "national", date(2022, 6, 1), used_for="n-1"),
        "used_for",
    ),
    "an honour of no award": (Honour("", 2022), "award_id"),
    "an honour that a case gave": (Honour("title", 2022, nomination_id="n-1"), "nomination_id"),
    "an honour cancelled": (Honour("title", 2022, cancelled=True), "cancelled"),
    "a confirmation of nothing": (Attestation(2022, ""), "what"),
    "fewer than nobody": (MemberHonours(2022, "title", -1), "count"),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_cannot_be_so_is_refused_by_its_field(name: str) -> None:
    content, field = IMPOSSIBLE[name]
    with pytest.raises(FactInvalid) as refusal:
        check_content(content, TODAY)
    assert refusal.value.facts["field"] == field


def test_a_fact_without_a_year_belongs_to_the_year_it_began() -> None:
    assert [year_of(content) for content in WHOLE] == [
        2022,
        2022,
        2022,
        2022,
        2023,
        2022,
        2022,
        2022,
    ]


def test_only_the_unit_itself_or_the_standing_body_declares() -> None:
    for actor in (someone(Role.UNIT_OFFICER, "so-y-te"), someone(Role.CHAIRMAN)):
        with pytest.raises(NotAuthorised):
            declared(SUBJECT, "f1", GOOD, None, act(actor))
    assert declared(SUBJECT, "f1", GOOD, None, act(STANDING)).entry.role == "standing_officer"


def test_the_standing_body_may_confirm_what_it_declared_and_a_unit_may_not() -> None:
    own = declared(SUBJECT, "f1", GOOD, None, act(STANDING)).state
    assert confirmed(SUBJECT, own, act(STANDING)).state.standing is FactStanding.CONFIRMED
    with pytest.raises(NotAuthorised):
        confirmed(SUBJECT, declared_fact(), act(UNIT))


def test_a_fact_is_struck_with_a_reason_and_then_counts_no_more() -> None:
    sure = confirmed(SUBJECT, declared_fact(), act(STANDING)).state
    with pytest.raises(ReasonMissing):
        struck(SUBJECT, sure, act(STANDING))
    gone = struck(SUBJECT, sure, replace(act(STANDING), reason="Nhầm năm")).state
    assert record_of(SUBJECT, [gone], (), {}).ratings == ()
    with pytest.raises(WrongStage):
        confirmed(SUBJECT, gone, act(STANDING))


def test_an_honour_that_a_decision_wrote_is_not_struck_by_hand() -> None:
    honour = RecordedFact("h1", SUBJECT.id, Honour("title", 2022), FactStanding.DECIDED, "process")
    with pytest.raises(WrongStage):
        struck(SUBJECT, honour, replace(act(STANDING), reason="Nhầm"))


def test_a_year_is_closed_once_it_has_begun_and_only_once() -> None:
    step = year_closed(SUBJECT, NOW.year, YearStanding.OPEN, act(STANDING))
    assert (step.state.year, step.entry.stage_to) == (NOW.year, "year_closed")
    with pytest.raises(FactInvalid):
        year_closed(SUBJECT, NOW.year + 1, YearStanding.OPEN, act(STANDING))
    with pytest.raises(WrongStage):
        year_closed(SUBJECT, NOW.year, YearStanding.CLOSED, act(STANDING))


def test_the_standing_body_is_awaited_while_something_is_declared() -> None:
    (task,) = waiting(SUBJECT, NOW)
    assert (task.act, task.scope_id) == ("confirm_fact", SUBJECT.standing_body_id)
    assert waiting(SUBJECT, None) == ()


def test_an_initiative_says_which_case_uses_it() -> None:
    sure = confirmed(SUBJECT, declared_fact(WHOLE[2]), act(STANDING)).state
    (initiative,) = record_of(SUBJECT, [sure], (2022,), {"sk-1": "n-1"}).initiatives
    assert initiative.used_for == "n-1"
