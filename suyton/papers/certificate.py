"""The certificates that go with a decision: drawn whole, or the text for stock printed already.

Decree 98/2023/NĐ-CP Art. 104 (domain notes 6.3) lays out the certificate of merit of a unit and the
fighter's. The provincial one has an article of its own that could not be read: its size and
border are taken from Art. 104 and stay unconfirmed.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from suyton.domain.decision import Decision, Recipient
from suyton.domain.rulebook import Rulebook
from suyton.papers.award_facts import (
    Content,
    award_facts,
    posts,
    recipient_facts,
    verification_facts,
)
from suyton.papers.office import Office, day_in_words


def certificates_of(
    decision: Decision,
    office: Office,
    rulebook: Rulebook,
    on: date,
    *,
    merits: Mapping[str, str] | None = None,
    address: str = "",
) -> Content:
    """A page for each recipient of an issued decision; ``on`` is the date it bears.

    ``merits`` says by nomination for what each is honoured; the template has words for those it
    leaves out.
    """
    said = merits or {}

    def page(one: Recipient) -> Content:
        return {**recipient_facts(one), "merit": said.get(one.nomination_id, "")}

    return {
        "title": decision.title,
        "authority": office.authority,
        "province": office.province,
        "award": award_facts(rulebook.award(decision.award_id)),
        "decision": {"number": decision.number, "dated": day_in_words(on)},
        "dated": office.dated(on),
        "posts": posts(decision, office),
        "signer": decision.signer_name,
        "recipients": [page(one) for one in decision.standing],
        "spots": {name: asdict(spot) for name, spot in office.overprint.items()},
        "stock": asdict(office.stock),
        **verification_facts(address),
    }
