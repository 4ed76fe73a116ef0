"""The money that goes with an award: a multiple of the base wage of the day of signature.

Source: Law 06/2022/QH15 Art. 11.4 (the fund of the one who signs pays); the multiples stand in
the rule pack, apart from the wages, so that a new wage is one new entry (domain notes 3.4).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from suyton.domain.award_terms import BaseWage, SubjectKind
from suyton.domain.calendar import HANOI
from suyton.domain.decision import Decision, Recipient
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.errors import PrizeUncertain
from suyton.domain.rulebook import AwardRule, Rulebook


def prize_of(rule: AwardRule, subject: SubjectKind, wages: Iterable[BaseWage], on: date) -> int:
    """The sum in whole VND for one subject; 0 where the pack gives this award no prize.

    Nothing is rounded: a product that is not whole means that the pack is wrong.

    Raises:
        PrizeUncertain: no wage is known for the day, or the product is not whole.
    """
    multiple = next((one.multiple for one in rule.prizes if one.subject is subject), None)
    if multiple is None:
        return 0
    wage = wage_on(wages, on)
    if wage is None:
        raise PrizeUncertain(award=rule.id, date=on.isoformat())
    product = multiple * wage.vnd
    if product != int(product):
        raise PrizeUncertain(award=rule.id, date=on.isoformat())
    return int(product)


def wage_on(wages: Iterable[BaseWage], on: date) -> BaseWage | None:
    """The base wage of a day; None where none is known for it."""
    return max(
        (wage for wage in wages if wage.valid_from <= on),
        key=lambda wage: wage.valid_from,
        default=None,
    )


def priced(decision: Decision, rulebook: Rulebook, at: datetime) -> Decision:
    """The decision with the money of each name that stands, as signed at ``at``, and their total.

    A submission and a correction carry none; a cancellation says what was granted, to be taken
    back. Raises PrizeUncertain.
    """
    if decision.kind is DecisionKind.GRANT:
        on = at.astimezone(HANOI).date()
        rule = rulebook.award(decision.award_id)

        def with_prize(one: Recipient) -> Recipient:
            prize = prize_of(rule, one.subject_kind, rulebook.base_wages, on)
            return one if one.struck else replace(one, prize_vnd=prize)

        decision = replace(decision, recipients=tuple(map(with_prize, decision.recipients)))
    total = sum(one.prize_vnd for one in decision.standing)
    return replace(decision, total_vnd=total, fund=rulebook.fund if total else "")
