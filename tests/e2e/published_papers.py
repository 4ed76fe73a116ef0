"""Issued decisions on the public list: one that stands, one corrected since, one cancelled since."""

from dataclasses import dataclass, replace
from io import BytesIO

from suyton.domain import decision, decision_change
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.incidents import CancellationGround
from suyton.domain.nomination import NominationAct
from suyton.ports import DocumentStore
from tests.e2e.paper_writing import issued, sealed
from tests.e2e.register_writing import Province

MERIT = "provincial_certificate_of_merit"


@dataclass(frozen=True)
class OnTheList:
    """Issued decisions by what has become of them, and one that is not issued."""

    standing: Decision
    corrected: Decision
    cancelled: Decision
    unknown_code: str = "7K3M9QXT24NZ"


def published(there: Province, store: DocumentStore, pdf: bytes) -> OnTheList:
    """Over a populated province: ``pdf`` is the paper of the decision that stands."""
    records = there.database.records
    paper = store.put(BytesIO(pdf), "application/pdf", "quyet-dinh.pdf", "issued")
    standing = issued(there, records.decision("d-1"), paper)
    sealed(there, replace(records.decision("d-8"), code="7K3M9QXT24N8"))
    return OnTheList(standing, records.decision("d-0"), _cancelled(there))


def _cancelled(there: Province) -> Decision:
    """Granted to one, and taken back by a later decision."""
    waiting = there.database.records.nomination(f"2023.vhxh.so-lao-dong.{MERIT}")
    ways = (NominationAct.PLACE_ON_AGENDA, NominationAct.RECOMMEND)
    listed = there.process(waiting, *ways, sitting_id="s-0")
    granted = issued(there, there.decision("d-2", (listed,)))
    draft = replace(
        granted,
        id="d-9",
        kind=DecisionKind.CANCEL,
        recipients=decision_change.concerned(granted, (listed,), {}),
        refers_to=granted.id,
        refers_to_number=granted.number,
        ground=CancellationGround.FALSE_DECLARATION,
        explanation="Kết luận thanh tra",
        stage=DecisionStage.NEW,
        code="7K3M9QXT24N9",
        number="",
        signed_at=None,
        capacity="",
        assignment_id="",
        revision=0,
    )
    step = decision.drafted(draft, there.act(there.actor("so-noi-vu")))
    issued(there, there.database.register.record_decision(step).decision)
    return granted
