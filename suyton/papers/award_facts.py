"""The facts that every paper of an award needs: the award, who gets it, who signs."""

from collections import Counter
from collections.abc import Sequence

from suyton.domain.authority import Role
from suyton.domain.award_terms import AwardCategory
from suyton.domain.decision import Decision, Recipient
from suyton.domain.rulebook import AwardRule
from suyton.papers.amounts import in_figures
from suyton.papers.office import Office

Content = dict[str, object]
"""What a paper says, as JSON would hold it."""


def award_facts(award: AwardRule) -> Content:
    """An emulation title and a form of commendation are spoken of differently."""
    return {
        "name": award.name_vi,
        "is_title": award.category is AwardCategory.TITLE,
        "decided_by": award.decided_by,
    }


def recipient_facts(one: Recipient) -> dict[str, str]:
    """One name as it is printed; ``unit`` is empty where the unit itself is honoured."""
    return {
        "name": one.honoured_name,
        "unit": one.unit_name if one.name else "",
        "subject": one.subject_kind.value,
        "formerly": one.name_at_achievement,
        "corrected": one.corrected_name,
        "prize": in_figures(one.prize_vnd) if one.prize_vnd else "",
    }


def counts(recipients: Sequence[Recipient]) -> list[dict[str, str]]:
    """How many of each kind there are; numbers below 10 take a zero."""
    found = Counter(one.subject_kind.value for one in recipients)
    return [{"subject": subject, "count": f"{count:02}"} for subject, count in found.items()]


def verification_facts(address: str) -> Content:
    """The code and the address under which the paper can be verified; nothing without one."""
    if not address:
        return {}
    return {"verification": {"code": address.rsplit("/", 1)[-1], "address": address}}


def posts(decision: Decision, office: Office) -> list[str]:
    """The lines above the signature. Awards are the Chairman's own power: nobody signs “TM.”.

    Source: Law 06/2022/QH15 Art. 79.4; signing for another, Decree 30/2020/NĐ-CP Art. 13.
    """
    if decision.signer_role is Role.CHAIRMAN:
        return [office.chairman]
    return [f"KT. {office.chairman}", office.vice_chairman]
