"""The money with an award: as the domain notes have it, to the dong."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.award_terms import BaseWage, Prize, SubjectKind
from suyton.domain.decision import DecisionStage
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.errors import PrizeUncertain
from suyton.domain.money import priced, prize_of
from suyton.rules import RulePacks
from tests.unit.domain.cases import FLAG, SOURCE, award_rule, decision, rulebook

PACK = next(pack for pack in RulePacks.load().packs() if pack.pack_id == "2024-01")
WAGES = (
    BaseWage(date(2023, 7, 1), 1_800_000, SOURCE),
    BaseWage(date(2024, 7, 1), 2_340_000, SOURCE),
)
PAID = replace(award_rule(), prizes=(Prize(SubjectKind.COLLECTIVE, Decimal("8.0"), SOURCE),))
BOOK = replace(rulebook(PAID), base_wages=WAGES, fund="Quỹ của tỉnh")


@pytest.mark.parametrize(
    ("award", "subject", "on", "sum_vnd"),
    [
        (FLAG, SubjectKind.COLLECTIVE, date(2024, 1, 15), 14_400_000),
        (FLAG, SubjectKind.COLLECTIVE, date(2024, 6, 30), 14_400_000),
        (FLAG, SubjectKind.COLLECTIVE, date(2024, 7, 1), 18_720_000),
        ("provincial_certificate_of_merit", SubjectKind.COLLECTIVE, date(2025, 1, 2), 7_020_000),
        ("provincial_certificate_of_merit", SubjectKind.INDIVIDUAL, date(2025, 1, 2), 3_510_000),
        ("provincial_emulation_fighter", SubjectKind.INDIVIDUAL, date(2025, 1, 2), 7_020_000),
        ("government_emulation_flag", SubjectKind.COLLECTIVE, date(2025, 1, 2), 28_080_000),
        ("letter_of_praise", SubjectKind.COLLECTIVE, date(2025, 1, 2), 1_404_000),
    ],
)
def test_the_sums_are_those_of_the_domain_notes(
    award: str, subject: SubjectKind, on: date, sum_vnd: int
) -> None:
    rule = next(rule for rule in PACK.awards if rule.id == award)
    assert prize_of(rule, subject, PACK.base_wages, on) == sum_vnd


def test_an_award_without_a_prize_for_this_kind_of_subject_carries_none() -> None:
    assert prize_of(PAID, SubjectKind.HOUSEHOLD, WAGES, date(2024, 1, 1)) == 0


def test_a_sum_that_the_rules_do_not_give_whole_is_refused() -> None:
    with pytest.raises(PrizeUncertain):
        prize_of(PAID, SubjectKind.COLLECTIVE, WAGES, date(2023, 6, 30))
    odd = (BaseWage(date(2020, 1, 1), 1_000_001, SOURCE),)
    third = replace(PAID, prizes=(Prize(SubjectKind.COLLECTIVE, Decimal("0.3"), SOURCE),))
    with pytest.raises(PrizeUncertain):
        prize_of(third, SubjectKind.COLLECTIVE, odd, date(2024, 1, 1))


@given(on=st.dates(date(2023, 7, 1), date(2030, 1, 1)))
def test_the_wage_of_the_day_of_signature_counts_in_whatever_order_they_stand(on: date) -> None:
    forth = prize_of(PAID, SubjectKind.COLLECTIVE, WAGES, on)
    assert forth == prize_of(PAID, SubjectKind.COLLECTIVE, WAGES[::-1], on)
    assert forth == (14_400_000 if on < date(2024, 7, 1) else 18_720_000)


def test_the_day_is_that_of_hanoi_and_a_struck_name_gets_nothing() -> None:
    midnight = datetime(2024, 6, 30, 17, 0, tzinfo=UTC)
    draft = decision(DecisionStage.IN_SIGNING)
    one, two = draft.recipients
    draft = replace(draft, recipients=(one, replace(two, struck="withdrawn")))
    after = priced(draft, BOOK, midnight)
    assert [name.prize_vnd for name in after.recipients] == [18_720_000, 0]
    assert (after.total_vnd, after.fund) == (18_720_000, "Quỹ của tỉnh")
    before = priced(draft, BOOK, midnight - timedelta(seconds=1))
    assert before.total_vnd == 14_400_000


@pytest.mark.parametrize("kind", [DecisionKind.FORWARD, DecisionKind.CORRECT])
def test_a_submission_and_a_correction_carry_no_money(kind: DecisionKind) -> None:
    draft = replace(decision(DecisionStage.IN_SIGNING), kind=kind)
    after = priced(draft, BOOK, datetime(2024, 8, 1, tzinfo=UTC))
    assert (after.total_vnd, after.fund) == (0, "")


def test_a_cancellation_takes_back_what_was_granted_and_not_what_is_due_today() -> None:
    draft = decision(DecisionStage.IN_SIGNING)
    names = tuple(replace(one, prize_vnd=14_400_000) for one in draft.recipients)
    draft = replace(draft, kind=DecisionKind.CANCEL, recipients=names)
    assert priced(draft, BOOK, datetime(2024, 8, 1, tzinfo=UTC)).total_vnd == 28_800_000
