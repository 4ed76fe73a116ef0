"""The sheet by which the flags of a decision are ordered.

A flag is embroidered after the decision (domain notes 6.3): the product orders it, and does not
print it.
"""

from datetime import date

from suyton.domain.decision import Decision
from suyton.domain.rulebook import Rulebook
from suyton.papers.award_facts import Content, award_facts, recipient_facts
from suyton.papers.office import Office, day_in_words


def flag_order_of(decision: Decision, office: Office, rulebook: Rulebook, on: date) -> Content:
    """One line for each recipient of an issued decision; ``on`` is the date it bears."""
    standing = decision.standing
    return {
        "title": f"Phiếu đặt thêu cờ theo {decision.title}",
        "letterhead": office.letterhead(office.standing, "PĐ"),
        "award": award_facts(rulebook.award(decision.award_id)),
        "decision": {
            "number": decision.number,
            "dated": day_in_words(on),
            "title": decision.title,
        },
        "committee": office.committee.name,
        "province": office.province,
        "recipients": [recipient_facts(one) for one in standing],
        "total": f"{len(standing):02}",
        "signer": {"post": office.standing.head, "name": office.standing.head_name},
    }
