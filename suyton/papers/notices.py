"""What a unit is told on paper of how its nomination ended.

A notice of non-award shows how many voted for it, never who (domain notes 2.3: votes are secret).
"""

from datetime import date

from suyton.domain.decision import Decision, Recipient
from suyton.domain.minutes import LineMinutes
from suyton.domain.nomination import Nomination
from suyton.domain.rulebook import AwardRule
from suyton.papers.award_facts import Content, award_facts, recipient_facts, verification_facts
from suyton.papers.office import Office, day_in_words


def notice_of_award(
    decision: Decision,
    recipient: Recipient,
    office: Office,
    award: AwardRule,
    on: date,
    *,
    address: str = "",
) -> Content:
    """To the unit of one recipient of an issued decision; ``on`` is the date it bears."""
    return {
        **_from_standing_body(office, "Thông báo kết quả khen thưởng"),
        "to": recipient.unit_name,
        "award": award_facts(award),
        "recipient": recipient_facts(recipient),
        "decision": {
            "number": decision.number,
            "dated": day_in_words(on),
            "title": decision.title,
        },
        "fund": decision.fund,
        **verification_facts(address),
    }


def notice_of_non_award(
    nomination: Nomination,
    office: Office,
    award: AwardRule,
    outcome: str,
    line: LineMinutes | None = None,
) -> Content:
    """To the unit of a nomination that ended without an award.

    ``outcome`` is what became of it, in the words for units. ``line`` is the count on it, where it
    came to one: shares are in hundredths of a per cent of all who had a vote.
    """
    return {
        **_from_standing_body(office, "Thông báo kết quả xét khen thưởng"),
        "to": nomination.unit_name,
        "award": award_facts(award),
        "nominee": nomination.title,
        "year": str(nomination.year),
        "outcome": outcome,
        "reason": nomination.reason,
        "vote": _vote(line) if line else None,
    }


def _from_standing_body(office: Office, title: str) -> Content:
    standing = office.standing
    return {
        "title": title,
        "letterhead": office.letterhead(standing, "TB"),
        "committee": office.committee.name,
        "standing": {"name": standing.name, "address": standing.address},
        "signer": {"post": standing.head, "name": standing.head_name},
    }


def _vote(line: LineMinutes) -> Content:
    whole, parts = divmod(line.hundredths, 100)
    return {
        "yes": str(line.yes),
        "of": str(line.of),
        "needed": str(line.needed),
        "share": f"{whole},{parts:02}",
    }
