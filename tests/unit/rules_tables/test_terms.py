"""What each award is in each pack: for whom, who decides and signs, ballots, routes, papers, prize."""

from datetime import date
from decimal import Decimal

import pytest

from suyton.domain.award_terms import CommendationKind, PaperForm, TieRule
from suyton.domain.rulebook import AwardRule, BallotRule, CandidateRule
from tests.unit.rules_tables.table import (
    SINCE_2024,
    YEAR,
    Row,
    Table,
    awards,
    book,
    overlays,
    rows,
    words,
)

ELECTORATES = (10, 15, 17)
"""N for which the tables say how many votes and how many voters it takes."""

WAGE_DAY = date(2024, 7, 1)
"""From this day on the base wage is 2,340,000 VND, at which the tables give the amounts."""

of_every_award = pytest.mark.parametrize(
    ("pack_id", "award_id", "table"),
    awards(),
    ids=[f"{pack_id}/{award_id}" for pack_id, award_id, _ in awards()],
)


def _in_pack(said: object, pack_id: str) -> object:
    return said[pack_id] if isinstance(said, dict) else said


def _award(pack_id: str, award_id: str, overlay: str = "") -> AwardRule:
    return book(pack_id, overlay).award(award_id)


@of_every_award
def test_it_is_for_these_subjects_and_this_office_decides(
    pack_id: str, award_id: str, table: Table
) -> None:
    award = _award(pack_id, award_id)
    assert {kind.value for kind in award.subjects} == set(words(table["subjects"]))
    assert award.decided_by == _in_pack(table["decided_by"], pack_id)
    if "signed_for_by" in table:
        assert [role.value for role in award.signed_for_by] == list(words(table["signed_for_by"]))
    assert award.candidates is CandidateRule(table.get("candidates", "any_member"))


@of_every_award
def test_it_goes_by_these_routes_with_these_papers(
    pack_id: str, award_id: str, table: Table
) -> None:
    award = _award(pack_id, award_id)
    routes = {route.kind.value: " ".join(route.stations) for route in award.routes}
    assert routes == table["routes"]
    papers = {kind: " ".join(award.papers(CommendationKind(kind))) for kind in routes}
    assert papers == table["dossier"]


@of_every_award
def test_it_takes_so_many_votes_and_voters(pack_id: str, award_id: str, table: Table) -> None:
    award = _award(pack_id, award_id)
    assert award.begins_in_bloc is ("bloc" in table)
    if "bloc" in table:
        _agree(award.bloc_ballot, table["bloc"])
    _agree(award.council_ballot, table["council"])


def _agree(rule: BallotRule, table: Table) -> None:
    assert [rule.threshold.least_of(total) for total in ELECTORATES] == table["votes"]
    assert [rule.quorum.least_of(total) for total in ELECTORATES] == table["quorum"]
    assert rule.quota == table.get("quota")
    assert rule.tie is TieRule(table.get("tie", "ranking"))
    assert rule.form is PaperForm(table.get("form", "each"))
    assert rule.marks == table.get("marks")
    assert rule.secret


@of_every_award
def test_it_comes_with_this_amount_of_money(pack_id: str, award_id: str, table: Table) -> None:
    rulebook = book(pack_id)
    prizes = {prize.subject.value: prize.multiple for prize in _award(pack_id, award_id).prizes}
    assert set(prizes) == set(table["prizes"])
    if prizes:
        (wage,) = (one.vnd for one in rulebook.base_wages if one.valid_from == WAGE_DAY)
        amounts = {subject: multiple * Decimal(wage) for subject, multiple in prizes.items()}
        assert amounts == table["prizes"]


@of_every_award
def test_its_dossier_is_in_time_until_this_day(pack_id: str, award_id: str, table: Table) -> None:
    cut_off = _award(pack_id, award_id).cut_off
    assert (cut_off and cut_off.day_of(YEAR)) == table.get("cut_off_of_2024")


@pytest.mark.parametrize("row", tuple(rows()), ids=str)
def test_a_ground_asks_for_these_papers_besides_the_dossier(row: Row) -> None:
    award = _award(row.pack_id, row.award_id)
    assert award.evidence(row.ground_id) == row.papers
    grounds = {ground.id: ground for ground in award.grounds}
    if row.ground_id in grounds:
        ground = grounds[row.ground_id]
        assert {kind.value for kind in ground.kinds} == set(row.kinds)
        assert {kind.value for kind in ground.subjects} == set(row.subjects)


@pytest.mark.parametrize("pack_id", SINCE_2024.split())
@pytest.mark.parametrize(
    ("overlay", "award_id", "table"),
    overlays(),
    ids=[f"{overlay}/{award_id}" for overlay, award_id, _ in overlays()],
)
def test_a_province_sets_its_own(pack_id: str, overlay: str, award_id: str, table: Table) -> None:
    plain, ours = _award(pack_id, award_id), _award(pack_id, award_id, overlay)
    _agree(ours.council_ballot, table["council"])
    if "bloc" in table:
        _agree(ours.bloc_ballot, table["bloc"])
    else:
        assert ours.bloc_ballot == plain.bloc_ballot
    for route in ours.routes:
        if route.kind.value in table.get("routes", {}):
            assert " ".join(route.stations) == table["routes"][route.kind.value]
        else:
            assert route in plain.routes
    if "cut_off_of_2024" in table:
        assert ours.cut_off
        assert ours.cut_off.day_of(YEAR) == table["cut_off_of_2024"]
    assert (ours.grounds, ours.requirements) == (plain.grounds, plain.requirements)
    assert ours.prizes == plain.prizes
