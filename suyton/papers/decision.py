"""What a decision's paper says: granting, submitting upward, correcting or cancelling.

Facts alone: the words around them stand in the templates, where a province can change them.
Fields by domain notes 6.3.
"""

from datetime import date

from suyton.domain.decision import Decision
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.document_kind import DocumentKind
from suyton.domain.rulebook import Rulebook
from suyton.papers.amounts import in_figures, in_words
from suyton.papers.award_facts import (
    Content,
    award_facts,
    counts,
    posts,
    recipient_facts,
    verification_facts,
)
from suyton.papers.office import Office, day_in_words

KINDS = {
    DecisionKind.GRANT: DocumentKind.DECISION,
    DecisionKind.FORWARD: DocumentKind.SUBMISSION_TO_GOVERNMENT,
    DecisionKind.CORRECT: DocumentKind.CORRECTION_DECISION,
    DecisionKind.CANCEL: DocumentKind.CANCELLATION_DECISION,
}


def content_of(
    decision: Decision,
    office: Office,
    rulebook: Rulebook,
    on: date,
    *,
    address: str = "",
    refers_on: date | None = None,
) -> tuple[DocumentKind, Content]:
    """What the paper of ``decision`` says, as drawn on the day ``on``, and of which kind it is.

    ``address`` is where the issued paper can be verified; empty: the paper bears no code.
    ``refers_on`` is the day of the decision that is corrected or cancelled.
    """
    content = _issued_by(decision, office, on) | _awarded(decision, office, rulebook)
    content["refers_to"] = {
        "number": decision.refers_to_number,
        "dated": day_in_words(refers_on) if refers_on else "",
    }
    return KINDS[decision.kind], content | verification_facts(address)


def _issued_by(decision: Decision, office: Office, on: date) -> Content:
    """The head and the foot, and on what it rests."""
    head = office.letterhead(office.committee, "", symbol=decision.kind.symbol, open=True)
    return {
        "title": decision.title,
        "letterhead": head,
        "authority": office.authority,
        "committee": office.committee.name,
        "bases": office.bases_on(on),
        "proposal": {
            "by": f"{office.standing.head} {office.standing.name}",
            "paper": decision.proposal,
        },
        "effective": day_in_words(decision.effective_on) if decision.effective_on else "",
        "carried_out_by": list(office.carried_out_by),
        "copies_to": list(decision.copies_to or office.copies_to),
        "signatures": [
            {"post": posts(decision, office), "name": decision.signer_name, "open": True}
        ],
    }


def _awarded(decision: Decision, office: Office, rulebook: Rulebook) -> Content:
    """What is granted, proposed, corrected or cancelled, and for whom."""
    award = rulebook.award(decision.award_id)
    standing = decision.standing
    return {
        "subject": decision.title,
        "award": award_facts(award),
        "counts": counts(standing),
        "recipients": [recipient_facts(one) for one in standing],
        "listed": len(standing) <= office.listed_up_to,
        "money": _money(decision),
        "ground": decision.ground.value if decision.ground else "",
        "explanation": decision.explanation,
    }


def _money(decision: Decision) -> dict[str, object] | None:
    """The sum for each kind of recipient and the whole; None where no money goes with it."""
    if not decision.total_vnd:
        return None
    each = {
        (one.subject_kind.value, one.prize_vnd): None for one in decision.standing if one.prize_vnd
    }
    return {
        "each": [{"subject": kind, "amount": in_figures(prize)} for kind, prize in each],
        "total": in_figures(decision.total_vnd),
        "in_words": in_words(decision.total_vnd),
        "fund": decision.fund,
    }
