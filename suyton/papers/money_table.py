"""The table by which the money of a decision is paid out (domain notes 3.4)."""

from datetime import date

from suyton.domain.award_terms import SubjectKind
from suyton.domain.decision import Decision, Recipient
from suyton.domain.money import wage_on
from suyton.domain.rulebook import AwardRule, Rulebook
from suyton.papers.amounts import in_figures, in_words
from suyton.papers.award_facts import Content, award_facts, recipient_facts
from suyton.papers.office import Office, day_in_words


def money_table_of(
    decision: Decision, office: Office, rulebook: Rulebook, priced_on: date, on: date
) -> Content:
    """What each recipient gets: multiple, base wage and sum; ``on`` is the date of the decision.

    The sums are those that the signature fixed; ``priced_on`` is its day, whose wage is shown.
    """
    rule = rulebook.award(decision.award_id)
    wage = wage_on(rulebook.base_wages, priced_on)

    def row(one: Recipient) -> Content:
        return {**recipient_facts(one), "multiple": _multiple(rule, one.subject_kind)}

    return {
        "title": f"Bảng kê tiền thưởng theo {decision.title}",
        "letterhead": office.letterhead(office.standing, "BK"),
        "award": award_facts(rule),
        "decision": {
            "number": decision.number,
            "dated": day_in_words(on),
            "title": decision.title,
        },
        "committee": office.committee.name,
        "wage": in_figures(wage.vnd) if wage else "",
        "recipients": [row(one) for one in decision.standing],
        "total": in_figures(decision.total_vnd),
        "in_words": in_words(decision.total_vnd),
        "fund": decision.fund,
        "signer": {"post": office.standing.head, "name": office.standing.head_name},
    }


def _multiple(rule: AwardRule, subject: SubjectKind) -> str:
    """How many times the base wage, such as ``1,5``; empty where the pack gives no prize."""
    found = (one.multiple for one in rule.prizes if one.subject is subject)
    return next((f"{multiple.normalize():f}".replace(".", ",") for multiple in found), "")
