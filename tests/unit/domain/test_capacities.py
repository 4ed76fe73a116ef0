"""What follows from a unit's officer's appointment when units merge and lead blocs by year."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from suyton.domain import bloc_round, nomination
from suyton.domain.authority import Actor, Appointment, Role
from suyton.domain.bloc_rotation import BlocYearStage, active_members, planned, rotated
from suyton.domain.bloc_round import RoundAct, RoundStage
from suyton.domain.capacities import following, leading
from suyton.domain.errors import (
    LeadersAlike,
    NotAMember,
    NotAuthorised,
    UnitMerged,
    WrongStage,
)
from suyton.domain.nomination import NominationAct
from suyton.domain.organisation import BlocYear
from suyton.domain.unit_history import UnitEnding, UnitHistories, UnitHistory
from tests.unit.domain import cases
from tests.unit.domain.cases import BLOC, BODY, NOW, act, someone

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
YEARS = (
    BlocYear(BLOC, 2023, "a", "b", ("a", "b", "c")),
    BlocYear(BLOC, 2024, "b", "c", ("a", "b", "c")),
)


def ended(unit_id: str, day: date, into: str = "") -> UnitHistory:
    return UnitHistory(unit_id, unit_id, ending=UnitEnding(day, "1/QĐ", into))


def histories(*ends: UnitHistory) -> UnitHistories:
    every = {one: UnitHistory(one, one) for one in "abcd"}
    return UnitHistories(every | {one.unit_id: one for one in ends})


def officer(unit_id: str, until: datetime | None = None) -> Appointment:
    return Appointment(Role.UNIT_OFFICER, unit_id, LONG_AGO, until)


def leader_of(unit_id: str) -> Actor:
    held = (officer(unit_id),)
    return Actor("x", "X", (*held, *leading(held, YEARS)))


def test_an_officer_of_the_successor_acts_for_the_merged_unit_from_midnight_of_that_day() -> None:
    units = histories(ended("a", date(2024, 1, 1), "b"))
    (follows,) = following([officer("b")], units)
    midnight = datetime(2023, 12, 31, 17, tzinfo=UTC)
    assert follows == Appointment(Role.UNIT_OFFICER, "a", midnight)
    assert following([officer("a")], units) == ()


def test_a_chain_of_mergers_is_followed_from_its_last_day() -> None:
    units = histories(ended("a", date(2024, 1, 1), "b"), ended("b", date(2025, 1, 1), "c"))
    since = {one.scope_id: one.valid_from for one in following([officer("c")], units)}
    assert since == dict.fromkeys(("a", "b"), datetime(2024, 12, 31, 17, tzinfo=UTC))


def test_what_follows_ends_with_the_appointment_it_follows_from() -> None:
    units = histories(ended("a", date(2021, 1, 1), "b"), ended("d", date(2021, 1, 1)))
    (follows,) = following([officer("b", until=NOW)], units)
    assert not follows.is_live(NOW)
    assert follows.is_live(NOW - timedelta(days=1))


def test_last_years_leader_leads_last_years_round_to_its_end_and_no_other() -> None:
    after_new_year = datetime(2024, 3, 1, tzinfo=UTC)
    last, this = cases.bloc_round(RoundStage.SCORING), cases.bloc_round(RoundStage.NEW)
    this = replace(this, year=2024)
    bloc_round.permit(last, RoundAct.ADOPT_SCORES, leader_of("a"), after_new_year)
    with pytest.raises(NotAuthorised):
        bloc_round.permit(this, RoundAct.OPEN, leader_of("a"), after_new_year)
    bloc_round.permit(this, RoundAct.OPEN, leader_of("b"), after_new_year)
    with pytest.raises(NotAuthorised):
        bloc_round.permit(this, RoundAct.OPEN, leader_of("d"), after_new_year)


def test_a_dossier_is_returned_by_the_leaders_of_its_own_year() -> None:
    case = cases.nomination(nomination.NominationStage.IN_BLOC)
    for unit_id in ("a", "b"):
        nomination.permit(case, NominationAct.RETURN, leader_of(unit_id), NOW, "why")
    with pytest.raises(NotAuthorised):
        nomination.permit(case, NominationAct.RETURN, leader_of("c"), NOW, "why")


def test_whoever_is_appointed_to_the_whole_bloc_leads_it_in_every_year() -> None:
    whole = someone(Role.BLOC_LEADER, BLOC)
    for year in (2023, 2024):
        round_ = replace(cases.bloc_round(RoundStage.NEW), year=year)
        bloc_round.permit(round_, RoundAct.OPEN, whole, NOW)


STANDING = act(someone(Role.STANDING_OFFICER))


def wanted(leader: str, deputy: str, year: int = 2025) -> BlocYear:
    return BlocYear(BLOC, year, leader, deputy, ("a", "b", "c"))


def test_the_next_year_takes_over_the_members_and_suggests_the_deputy_as_leader() -> None:
    day = date(2025, 1, 2)
    assert planned(BLOC, 2025, YEARS, histories(), day) == wanted("c", "")
    without = histories(ended("c", date(2025, 1, 1), "a"))
    assert planned(BLOC, 2025, YEARS, without, day) == BlocYear(BLOC, 2025, "", "", ("a", "b"))
    assert planned(BLOC, 2024, YEARS, without, day) == YEARS[1]
    assert planned(BLOC, 2022, YEARS, without, day).member_unit_ids == ()
    assert active_members(YEARS[0], without, date(2024, 12, 31)) == ("a", "b", "c")


def test_leader_and_deputy_are_two_active_members_named_before_the_round() -> None:
    stage = BlocYearStage.PLANNED
    step = rotated(wanted("c", "a"), histories(), stage, BODY, STANDING)
    assert dict(step.entry.facts) == {"year": "2025", "leader": "c", "deputy": "a"}
    with pytest.raises(LeadersAlike):
        rotated(wanted("c", "c"), histories(), stage, BODY, STANDING)
    with pytest.raises(NotAMember):
        rotated(wanted("c", "d"), histories(), stage, BODY, STANDING)
    merged = histories(ended("c", date(2023, 12, 1), "a"))
    with pytest.raises(UnitMerged):
        rotated(wanted("c", "a"), merged, stage, BODY, STANDING)
    with pytest.raises(WrongStage):
        rotated(wanted("c", "a"), histories(), BlocYearStage.BEGUN, BODY, STANDING)
