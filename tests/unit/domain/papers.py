"""A decision's paper for the domain's tests: drawn, and signed."""

from suyton.domain import decision_issue
from suyton.domain.authority import Assignment
from suyton.domain.decision import Decision
from suyton.domain.document import DocumentReference
from suyton.domain.procedure import Act, Step

FILE = DocumentReference("a1" * 32, 1000, "application/pdf", "d-1-prepared.pdf", "prepared")
SIGNED_FILE = DocumentReference(
    "b2" * 32, 2000, "application/pdf", "d-1-signature.pdf", "signature"
)


def prepared(laid: Decision, assignment: Assignment | None, act: Act) -> Step[Decision]:
    """Drawn with the names it has."""
    return decision_issue.prepared(laid, laid.recipients, assignment, FILE, act)


def signed(ready: Decision, assignment: Assignment | None, act: Act) -> Step[Decision]:
    """Signed, with the signed file given."""
    return decision_issue.signed(ready, assignment, SIGNED_FILE, act)
