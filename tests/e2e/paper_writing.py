"""The steps of a decision's paper, written straight to the register; its files are not looked at."""

from suyton.domain import decision_issue
from suyton.domain.authority import PROCESS
from suyton.domain.decision import Decision
from suyton.domain.document import DocumentReference
from suyton.domain.procedure import Step
from tests.e2e.register_writing import Province

FILE = DocumentReference("f" * 64, 10, "application/pdf", "quyet-dinh.pdf", "prepared")


def signed(there: Province, draft: Decision) -> Decision:
    """Prepared and signed by the vice-chairman it lies before."""
    signer = there.actor("pho-chu-tich")
    first = there.act(signer)
    live = there.database.register.assignment_for(draft.signer_id, "bac-kan", first.at)
    now = _recorded(there, decision_issue.prepared(draft, draft.recipients, live, FILE, first))
    return _recorded(there, decision_issue.signed(now, live, FILE, there.act(signer)))


def issued(there: Province, draft: Decision, paper: DocumentReference = FILE) -> Decision:
    """The whole way: signed, numbered, sealed, issued and published."""
    return sealed(there, signed(there, draft), paper)


def sealed(there: Province, now: Decision, paper: DocumentReference = FILE) -> Decision:
    """One that is signed: numbered, sealed, issued as this paper, and published."""
    clerk = there.actor("van-thu")
    now = _recorded(there, decision_issue.numbered(now, there.act(clerk)))
    now = _recorded(there, decision_issue.filled(now, FILE, there.act(PROCESS)))
    return _recorded(there, decision_issue.issued(now, paper, True, there.act(clerk)))


def _recorded(there: Province, step: Step[Decision]) -> Decision:
    return there.database.register.record_decision(step).decision
